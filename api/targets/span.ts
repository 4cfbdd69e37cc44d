import { readPeriod, type ReportPeriod } from "../indicators/period";
import type { Day } from "../platform/days";
import { TargetPeriodicity } from "./target.enums";

/** The years over which a target is to be reached; null where they are open or unknown. */
export interface Span {
  readonly periodicity: TargetPeriodicity;
  readonly firstYear: number | null;
  readonly lastYear: number | null;
}

/** The periods whose figures together say how far a target has come. */
export interface Stretch {
  readonly parts: readonly ReportPeriod[];
  /** The span had ended by the last day of the period, and that day has passed. */
  readonly over: boolean;
}

/** Why a period says nothing about a target: not within its span, more than one year for a yearly target, no known term. */
export type NoStretch = "OUTSIDE" | "MANY_YEARS" | "NO_TERM";

const lastDay = (year: number): Day => `${year}-12-31`;

/**
 * What to read for a target up to a period. A yearly target is measured by that period alone. A target of a term or a
 * campaign by the YEAR reports of its years, and for a year that the period does not complete by the period itself
 * where that counts from 1 January.
 */
export function stretchOf(span: Span, period: ReportPeriod, today: Day): Stretch | NoStretch {
  const { firstYear, lastYear } = span;
  const isOver = (end: Day): boolean => period.to >= end && today > end;
  if (firstYear !== null && period.year < firstYear) return "OUTSIDE";
  if (span.periodicity === TargetPeriodicity.PER_YEAR) {
    if (period.from.slice(0, 4) !== period.to.slice(0, 4)) return "MANY_YEARS";
    if (lastYear !== null && period.year > lastYear) return "OUTSIDE";
    return { parts: [period], over: isOver(lastDay(period.year)) };
  }
  if (firstYear === null || lastYear === null) return "NO_TERM";
  const parts: ReportPeriod[] = [];
  for (let year = firstYear; year <= Math.min(lastYear, period.year); year += 1) {
    if (lastDay(year) <= period.to) parts.push(readPeriod(String(year), today));
    else if (period.from === `${year}-01-01`) parts.push(period);
  }
  return { parts, over: isOver(lastDay(lastYear)) };
}

/** True where a target holds in a year of the period. */
export function holdsIn({ firstYear, lastYear }: Span, period: ReportPeriod): boolean {
  return (
    (lastYear === null || Number(period.from.slice(0, 4)) <= lastYear) &&
    (firstYear === null || period.year >= firstYear)
  );
}
