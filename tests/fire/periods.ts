import { UnionKind } from "../../api/unions/union.enums";
import { aboveOn, unionOf } from "./tree";

/** A period as the model knows it. */
export interface KnownPeriod {
  readonly code: string;
  readonly from: string;
  /** The last day, and the day after. */
  readonly to: string;
  readonly next: string;
  /** The last day on which a report is in time; null where nobody has to report. */
  readonly dueOn: string | null;
}

/** The year before, the three reports of the year of the tree, and a span that nobody has to report. */
export const PERIODS: readonly KnownPeriod[] = [
  { code: "2020", from: "2020-01-01", to: "2020-12-31", next: "2021-01-01", dueOn: "2021-01-10" },
  { code: "2021-H1", from: "2021-01-01", to: "2021-06-30", next: "2021-07-01", dueOn: "2021-07-10" },
  { code: "2021-9M", from: "2021-01-01", to: "2021-09-30", next: "2021-10-01", dueOn: "2021-10-10" },
  { code: "2021", from: "2021-01-01", to: "2021-12-31", next: "2022-01-01", dueOn: "2022-01-10" },
  {
    ...{ code: "2021-03-01..2021-08-31", from: "2021-03-01", to: "2021-08-31" },
    ...{ next: "2021-09-01", dueOn: null },
  },
];

export const periodOf = (code: string): KnownPeriod => PERIODS.find((each) => each.code === code)!;

/** True where the union existed on a day of the period. */
export function livedIn(union: string, period: KnownPeriod): boolean {
  const { from, until } = unionOf(union);
  return from <= period.to && until > period.from;
}

/** True where the union existed on the last day of the period. */
export const livedToTheEnd = (union: string, { next }: KnownPeriod): boolean => unionOf(union).until >= next;

/** The last day of the period on which the union existed: what it reports stands where it stood then. */
export function homeDay(union: string, { to, next }: KnownPeriod): string {
  const { until } = unionOf(union);
  if (until >= next) return to;
  const eve = new Date(`${until}T00:00:00Z`);
  eve.setUTCDate(eve.getUTCDate() - 1);
  return eve.toISOString().slice(0, 10);
}

/** The union itself and everyone above it on its home day. */
export const countedAt = (union: string, period: KnownPeriod): string[] => [
  union,
  ...aboveOn(union, homeDay(union, period)),
];

/** True for a union that had to report: a grassroots union, and a member one without a grassroots union above. */
export function hadToReport(union: string, period: KnownPeriod): boolean {
  if (period.dueOn === null || !livedIn(union, period)) return false;
  const { kind } = unionOf(union);
  if (kind === UnionKind.GRASSROOTS_UNION) return true;
  if (kind !== UnionKind.MEMBER_GRASSROOTS_UNION) return false;
  return countedAt(union, period).every((each) => unionOf(each).kind !== UnionKind.GRASSROOTS_UNION);
}
