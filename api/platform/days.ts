import { GraphQLScalarType, Kind } from "graphql";
import { badInput } from "./errors";

/** A calendar day as `YYYY-MM-DD`: compared as text, stored as DATE. */
export type Day = string;

/**
 * Stored bounds of an interval `[from, to)` whose beginning or end is unknown or open. A real day on either side
 * keeps every comparison a plain `from <= day AND day < to` that an index can answer; readers see null.
 */
export const OPEN_FROM: Day = "1000-01-01";
export const OPEN_TO: Day = "9999-12-31";

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a day that the Gregorian calendar has, from year 1000 to the eve of the stored "open" end. */
export function isDay(text: string): boolean {
  const match = DAY.exec(text);
  if (!match || text <= OPEN_FROM || text >= OPEN_TO) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

export function addDays(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The stored first day as a reader sees it: null where it is unknown or open. */
export function fromOf(stored: Day): Day | null {
  return stored === OPEN_FROM ? null : stored;
}

/** The stored end (the first day that no longer counts) as a reader sees it: the last day that counts, or null. */
export function lastDayOf(stored: Day): Day | null {
  return stored === OPEN_TO ? null : addDays(stored, -1);
}

/** The stored end as the first day that no longer counts, or null. */
export function endOf(stored: Day): Day | null {
  return stored === OPEN_TO ? null : stored;
}

function readDay(value: unknown): Day {
  if (typeof value === "string" && isDay(value)) return value;
  throw badInput(
    "Date",
    "Ngày phải có dạng YYYY-MM-DD và có thật / A date must be a real calendar day, YYYY-MM-DD.",
  );
}

/** The GraphQL scalar `Date`. */
export const DateScalar = new GraphQLScalarType<Day, Day>({
  name: "Date",
  description: "A calendar day, YYYY-MM-DD. Days are those of Asia/Ho_Chi_Minh.",
  serialize: (value) => String(value),
  parseValue: readDay,
  parseLiteral: (node) => readDay(node.kind === Kind.STRING ? node.value : null),
});
