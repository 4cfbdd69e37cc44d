/** What the API's questions to the feed tell of it, without asking it anything. */
export interface Follower {
  /** The last event it has taken over; null as long as nobody asked. */
  position: number | null;
  /** When it last asked. */
  askedAt: Date | null;
}

const follower: Follower = { position: null, askedAt: null };

/** Notes a question for the events after a number. One that starts over asks for the head alone, and has no place yet. */
export function noteFollower(after: number, limit: number): void {
  follower.askedAt = new Date();
  if (limit > 1) follower.position = after;
}

export const currentFollower = (): Readonly<Follower> => follower;
