const EVERY_MS = 2000;

/** Says on stderr how far a long write has come: a moving line on a terminal, a line every few seconds elsewhere. */
export class Progress {
  private readonly began = performance.now();
  private shown = this.began;
  private written = 0;

  constructor(
    private readonly what: string,
    private readonly about: number,
    private readonly quiet: boolean,
  ) {}

  /** One more row was handed over. */
  add(): void {
    this.written += 1;
    if (this.written % 4096 === 0) this.show();
  }

  /** One more long step is behind us. */
  step(): void {
    this.written += 1;
    this.show();
  }

  private show(): void {
    if (this.quiet || performance.now() - this.shown < EVERY_MS) return;
    this.shown = performance.now();
    const share = Math.min(99, Math.floor((100 * this.written) / Math.max(1, this.about)));
    this.say(`${share} %`, process.stderr.isTTY ? "" : "\n");
  }

  /** The rows are in their table. */
  done(): void {
    if (!this.quiet) this.say("✓", "\n");
  }

  private say(state: string, end: string): void {
    const seconds = ((performance.now() - this.began) / 1000).toFixed(1);
    const line = `  ${this.what}: ${this.written.toLocaleString("en")} (${state}, ${seconds} s)`;
    process.stderr.write(`${process.stderr.isTTY ? "\r\u001b[K" : ""}${line}${end}`);
  }
}
