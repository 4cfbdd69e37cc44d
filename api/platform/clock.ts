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

/** No civil day anywhere begins but at a quarter of an hour. */
const QUARTER_MS = 15 * 60 * 1000;
let latest: { readonly quarter: number; readonly day: Day } | null = null;

/** The calendar day of an instant in Asia/Ho_Chi_Minh, in which every due date and "today" is meant. */
export function civilDay(instant: Date): Day {
  const quarter = Math.floor(instant.getTime() / QUARTER_MS);
  if (latest?.quarter !== quarter) latest = { quarter, day: civil.format(instant) };
  return latest.day;
}
