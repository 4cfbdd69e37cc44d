import type { Day } from "./days";

/** The one source of time; tests pass their own. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

const civil = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Asia/Ho_Chi_Minh",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** The calendar day of an instant in Asia/Ho_Chi_Minh, in which every due date and "today" is meant. */
export function civilDay(instant: Date): Day {
  return civil.format(instant);
}
