/**
 * Shares one read among callers that ask at the same time, and never gives anybody a read that began before they
 * asked: who comes while one is under way gets the next. So at most one runs and one waits, however many ask.
 */
export class NextRead<T> {
  private running: Promise<unknown> | null = null;
  private next: Promise<T> | null = null;

  constructor(private readonly read: () => Promise<T>) {}

  /** What a read says that begins after this call. */
  ask(): Promise<T> {
    if (!this.running) return this.start();
    this.next ??= this.running.then(() => {
      this.next = null;
      return this.start();
    });
    return this.next;
  }

  private start(): Promise<T> {
    const read = this.read();
    const ended: Promise<unknown> = read
      .catch(() => undefined)
      .then(() => {
        if (this.running === ended) this.running = null;
      });
    this.running = ended;
    return read;
  }
}
