import { ApiError } from "./errors";

/** At most `size` holders at once and `waiting` in the queue; one more is told to come back later. */
export class Turnstile {
  private free: number;
  private readonly queue: (() => void)[] = [];

  constructor(
    size: number,
    private readonly waiting: number,
  ) {
    this.free = size;
  }

  async enter(): Promise<void> {
    if (this.free > 0) {
      this.free -= 1;
      return;
    }
    if (this.queue.length >= this.waiting) {
      throw new ApiError(
        "SERVICE_UNAVAILABLE",
        "Máy chủ đang quá tải, xin thử lại sau / the server is busy, please try again.",
      );
    }
    await new Promise<void>((resolve) => this.queue.push(resolve));
  }

  leave(): void {
    const next = this.queue.shift();
    if (next) next();
    else this.free += 1;
  }
}
