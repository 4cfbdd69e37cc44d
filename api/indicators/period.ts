import { LRUCache } from "lru-cache";
import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { addDays, DateScalar, isDay, type Day } from "../platform/days";
import { badInput } from "../platform/errors";
import { cleanCode } from "../platform/text";

export enum PeriodKind {
  YEAR = "YEAR",
  HALF_YEAR = "HALF_YEAR",
  NINE_MONTHS = "NINE_MONTHS",
  QUARTER = "QUARTER",
  CUSTOM = "CUSTOM",
  OTHER = "OTHER",
}
registerEnumType(PeriodKind, {
  name: "PeriodKind",
  description:
    "Kinds of reporting period. Half-year, nine months and year are cumulative from 1 January: they are never added together.",
});

@ObjectType({ description: "The span of days that a report or a statistic speaks of." })
export class ReportPeriod {
  @Field(() => String, {
    description:
      'Its code: "2021", "2021-H1" (first half), "2021-9M" (nine months), "2021-Q3", or the two days of any other span, "2018-01-01..2018-10-31".',
  })
  code: string;

  @Field(() => PeriodKind, { description: "Its kind." })
  kind: PeriodKind;

  @Field(() => Int, { description: "The year in which it ends." })
  year: number;

  @Field(() => DateScalar, { description: "Its first day." })
  from: Day;

  @Field(() => DateScalar, { description: "Its last day." })
  to: Day;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "The day by which a report of it is due: ten days after its last day, the default of this register where no decision names another day; null for spans that nobody is due to report.",
  })
  dueOn: Day | null;
}

const FIRST_YEAR = 1929;
const DUE_AFTER_DAYS = 10;
/** Half-year, nine months and year are what unions hand in; other spans are asked for, never due. */
const REPORTED: ReadonlySet<PeriodKind> = new Set([
  PeriodKind.YEAR,
  PeriodKind.HALF_YEAR,
  PeriodKind.NINE_MONTHS,
]);

function period(code: string, kind: PeriodKind, from: Day, to: Day): ReportPeriod {
  const dueOn = REPORTED.has(kind) ? addDays(to, DUE_AFTER_DAYS) : null;
  return Object.assign(new ReportPeriod(), { code, kind, year: Number(to.slice(0, 4)), from, to, dueOn });
}

const SHAPE = /^(\d{4})(?:-(H1|9M|Q[1-4]))?$/;
const QUARTER_ENDS = ["03-31", "06-30", "09-30", "12-31"];

/** Periods that were read lately, by what was given and the year in which it was read. */
const lately = new LRUCache<string, ReportPeriod>({ max: 500 });

/**
 * Reads the code of a period; anything else, and a year before 1929 or after next year, is BAD_USER_INPUT. The two days
 * of a standard period are that period, so that no span has two codes.
 */
export function readPeriod(given: string, today: Day): ReportPeriod {
  const name = `${given} ${today.slice(0, 4)}`;
  let read = lately.get(name);
  if (!read) lately.set(name, (read = periodOf(given, today)));
  return read;
}

function periodOf(given: string, today: Day): ReportPeriod {
  const code = cleanCode(given, "period").replace(/\s+/g, "").toUpperCase();
  const lastYear = Number(today.slice(0, 4)) + 1;
  const inRange = (year: number): boolean => year >= FIRST_YEAR && year <= lastYear;
  const match = SHAPE.exec(code);
  if (match && inRange(Number(match[1]))) {
    const year = match[1]!;
    const part = match[2];
    if (!part) return period(code, PeriodKind.YEAR, `${year}-01-01`, `${year}-12-31`);
    if (part === "H1") return period(code, PeriodKind.HALF_YEAR, `${year}-01-01`, `${year}-06-30`);
    if (part === "9M") return period(code, PeriodKind.NINE_MONTHS, `${year}-01-01`, `${year}-09-30`);
    const quarter = Number(part[1]);
    return period(
      code,
      PeriodKind.QUARTER,
      `${year}-${String(quarter * 3 - 2).padStart(2, "0")}-01`,
      `${year}-${QUARTER_ENDS[quarter - 1]!}`,
    );
  }
  const [from = "", to = "", ...more] = code.split("..");
  if (
    more.length === 0 &&
    isDay(from) &&
    isDay(to) &&
    from <= to &&
    inRange(Number(from.slice(0, 4))) &&
    inRange(Number(to.slice(0, 4)))
  ) {
    const standard = periodsOfYear(Number(to.slice(0, 4)), today).find(
      (each) => each.from === from && each.to === to,
    );
    return standard ?? period(code, PeriodKind.CUSTOM, from, to);
  }
  throw badInput(
    "period",
    "Kỳ báo cáo phải như 2021, 2021-H1, 2021-9M, 2021-Q3 hoặc 2018-01-01..2018-10-31 / a period is like 2021, 2021-H1, 2021-9M, 2021-Q3 or 2018-01-01..2018-10-31.",
  );
}

/** The standard periods of a year, in the order in which they end. */
export function periodsOfYear(year: number, today: Day): ReportPeriod[] {
  return ["Q1", "H1", "Q2", "9M", "Q3", "Q4"]
    .map((part) => readPeriod(`${year}-${part}`, today))
    .concat(readPeriod(String(year), today));
}

/** The same kind of period one year earlier; null before the first year. */
export function yearBefore(current: ReportPeriod, today: Day): ReportPeriod | null {
  const earlier = (day: Day): Day => {
    const moved = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
    return isDay(moved) ? moved : addDays(`${moved.slice(0, 4)}-03-01`, -1);
  };
  if (Number(current.from.slice(0, 4)) <= FIRST_YEAR) return null;
  const code =
    current.kind === PeriodKind.CUSTOM
      ? `${earlier(current.from)}..${earlier(current.to)}`
      : `${current.year - 1}${current.code.slice(4)}`;
  return readPeriod(code, today);
}
