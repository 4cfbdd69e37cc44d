const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Shares one read among callers that ask at the same time, and never gives anybody a read that began before they
 * asked: a read begins at the end of the turn in which it is asked for, and who comes while one is under way gets the
 * next. So at most one runs and one waits, however many ask.
 */
export class NextRead<T> {
  private running: Promise<unknown> | null = null;
  private next: Promise<T> | null = null;

  constructor(private readonly read: () => Promise<T>) {}

  /** What a read says that begins after this call. */
  ask(): Promise<T> {
    this.next ??= this.begin(this.running);
    return this.next;
  }

  private async begin(running: Promise<unknown> | null): Promise<T> {
    if (running) await running;
    await nextTurn();
    this.next = null;
    const read = this.read();
    const ended = read.then(
      () => undefined,
      () => undefined,
    );
    this.running = ended;
    return read;
  }
}
