/** However often it is nudged, the feed is looked at no more often than this. */
const LEAST_BETWEEN_MS = 100;

/** Turns nudges into looks: the first at once, those that come meanwhile into one more. */
export class Nudges {
  private last = -Infinity;
  private waiting: NodeJS.Timeout | null = null;

  constructor(private readonly look: () => void) {}

  nudge(): void {
    if (this.waiting) return;
    const wait = this.last + LEAST_BETWEEN_MS - performance.now();
    if (wait <= 0) this.lookNow();
    else this.waiting = setTimeout(() => this.lookNow(), wait).unref();
  }

  private lookNow(): void {
    this.waiting = null;
    this.last = performance.now();
    this.look();
  }

  async stop(): Promise<void> {
    if (this.waiting) clearTimeout(this.waiting);
    this.waiting = null;
  }
}
