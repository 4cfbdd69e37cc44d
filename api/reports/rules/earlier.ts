import { indicatorOfRow } from "../../indicators/catalogue";
import { PeriodKind, yearBefore, type ReportPeriod } from "../../indicators/period";
import type { Stated } from "../../indicators/rule.evaluation";
import { ValueQualifier } from "../../indicators/value.enums";
import { places } from "../../platform/request";
import type { ReadDb } from "../../platform/database";
import type { Day } from "../../platform/days";
import type { ReportFigures } from "./judge";
import type { Lineage } from "./lineage";
import { addUp, type Figures } from "./figures";

/** What approved reports of other periods say; null where there is none. */
export interface Earlier {
  /** The period that closed on the eve of this one, after lineage. */
  readonly before: Figures | null;
  /** The same period last year. */
  readonly lastYear: Figures | null;
  /** The other periods of the year that are counted from 1 January; `to` is the day after the last. */
  readonly cumulative: readonly { readonly period: string; readonly to: Day; readonly figures: Figures }[];
  /** What is approved of this very period; null before the first approval. */
  readonly approved: Figures | null;
}

interface EarlierRow {
  union_id: number;
  code: string;
  kind: PeriodKind;
  valid_to: Day;
  indicator_id: number | null;
  value: number | string | null;
  qualifier: ValueQualifier | null;
}

interface Approved {
  readonly unionId: number;
  readonly code: string;
  readonly kind: PeriodKind;
  readonly next: Day;
  readonly figures: Map<string, Stated>;
}

const CUMULATIVE: ReadonlySet<PeriodKind> = new Set([
  PeriodKind.HALF_YEAR,
  PeriodKind.NINE_MONTHS,
  PeriodKind.YEAR,
]);

export const isCumulative = ({ kind }: ReportPeriod): boolean => CUMULATIVE.has(kind);

const cumulativeCodes = (period: ReportPeriod): string[] =>
  isCumulative(period) ? [`${period.year}-H1`, `${period.year}-9M`, String(period.year)] : [];

/** Least first: a quarter follows a quarter, anything else a year; of others the one whose code is first. */
function rank(kind: PeriodKind, wanted: PeriodKind): number {
  if (kind === wanted && wanted === PeriodKind.QUARTER) return 0;
  return kind === PeriodKind.YEAR ? 1 : 2;
}

function toApproved(rows: readonly EarlierRow[]): Approved[] {
  const reports = new Map<string, Approved>();
  for (const row of rows) {
    const name = `${row.union_id} ${row.code}`;
    let report = reports.get(name);
    if (!report) {
      const { union_id: unionId, code, kind, valid_to: next } = row;
      report = { unionId, code, kind, next, figures: new Map() };
      reports.set(name, report);
    }
    if (row.indicator_id !== null && row.value !== null)
      report.figures.set(indicatorOfRow(row.indicator_id).code, {
        value: Number(row.value),
        qualifier: row.qualifier!,
      });
  }
  return [...reports.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function before(
  { unionId, period }: ReportFigures,
  { unionIds, nextDays }: Lineage,
  known: readonly Approved[],
): Figures | null {
  if (unionIds === null) return null;
  /** A span in which a predecessor ended closed for it on the eve, whatever its last day. */
  const ended = (each: Approved): boolean => each.unionId !== unionId && each.next > nextDays[0]!;
  // Half-year, nine months and year begin on 1 January and follow nothing but a year.
  const follows = (each: Approved, next: Day): boolean =>
    each.next === next && (!isCumulative(period) || next !== period.from || each.kind === PeriodKind.YEAR);
  for (const next of nextDays) {
    const closed = unionIds.flatMap((id) =>
      known
        .filter((each) => each.unionId === id && (ended(each) || follows(each, next)))
        .sort((a, b) => rank(a.kind, period.kind) - rank(b.kind, period.kind))
        .slice(0, 1),
    );
    if (closed.length === unionIds.length) return addUp(closed.map((each) => each.figures));
    // One of them reported for itself until its end: what the others said a year ago does not go with that.
    if (closed.some(ended)) return null;
  }
  return null;
}

/** What the approved reports of the unions themselves and of their predecessors say, in one statement. */
export async function readEarlier(
  db: ReadDb,
  reports: readonly ReportFigures[],
  lineages: readonly Lineage[],
  today: Day,
): Promise<Earlier[]> {
  const ids = new Set(
    reports.flatMap(({ unionId }, index) => [unionId, ...(lineages[index]!.unionIds ?? [])]),
  );
  const ends = new Set(lineages.flatMap(({ nextDays }) => nextDays));
  const codes = new Set(
    reports.flatMap(({ period }) => [
      period.code,
      ...cumulativeCodes(period),
      ...[yearBefore(period, today)?.code ?? []].flat(),
    ]),
  );
  const rows = (await db.query(
    `SELECT r.union_id, p.code, p.kind, p.valid_to, v.indicator_id, v.value, v.qualifier FROM report r
       JOIN report_period p ON p.id = r.period_id
       LEFT JOIN report_value v ON v.report_id = r.id AND v.version = r.version
      WHERE r.status = 'APPROVED' AND r.union_id IN (${places([...ids])})
        AND (p.code IN (${places([...codes])}) OR p.valid_to IN (${places([...ends])}))`,
    [...ids, ...codes, ...ends],
  )) as EarlierRow[];
  const known = toApproved(rows);
  return reports.map((report, index) => {
    const { unionId, period } = report;
    const own = (code: string | undefined): Figures | null =>
      known.find((each) => each.unionId === unionId && each.code === code)?.figures ?? null;
    return {
      before: before(report, lineages[index]!, known),
      lastYear: own(yearBefore(period, today)?.code),
      cumulative: cumulativeCodes(period).flatMap((code) => {
        const report = known.find((each) => each.unionId === unionId && each.code === code);
        return report && code !== period.code
          ? [{ period: code, to: report.next, figures: report.figures }]
          : [];
      }),
      approved: own(period.code),
    };
  });
}
