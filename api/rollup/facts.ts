import type { WriteDb } from "../platform/database";
import { CATALOGUE } from "../indicators/catalogue";
import { Aggregation, type Indicator } from "../indicators/indicator.type";
import type { ReportPeriod } from "../indicators/period";
import { ValueQualifier } from "../indicators/value.enums";
import { addDays } from "../platform/days";
import { badInput } from "../platform/errors";
import { places } from "../platform/request";
import { changeFacts } from "./change-facts";
import { takeTurn } from "./turn";
import { addingTo } from "./upsert";

/** A number that an approved report states. */
export interface StatedFact {
  readonly indicator: Indicator;
  /** An integer, 0 or more. */
  readonly value: number;
  readonly qualifier: ValueQualifier;
  readonly sourceId: number | null;
}

interface FactRow {
  indicatorId: number;
  value: number;
  base: number;
  qualifier: ValueQualifier;
  sourceId: number | null;
}

/** The stored row of a period, made when something is first written about it. */
export async function periodRow(tx: WriteDb, period: ReportPeriod): Promise<number> {
  const find = async (): Promise<number | undefined> =>
    ((await tx.query("SELECT id FROM report_period WHERE code = ?", [period.code])) as { id: number }[])[0]
      ?.id;
  const known = await find();
  if (known !== undefined) return known;
  await tx.query(
    `INSERT INTO report_period (code, kind, valid_from, valid_to) VALUES (?, ?, ?, ?) ${addingTo(tx, "report_period", ["code"], [])}`,
    [period.code, period.kind, period.from, addDays(period.to, 1)],
  );
  return (await find())!;
}

function product(a: number, b: number): number {
  const result = a * b;
  if (!Number.isSafeInteger(result)) throw badInput("values", "values: số quá lớn / a number is too large.");
  return result;
}

/** Whoever states both terms of a ratio or a mean also states the pair; a denominator that is not exact makes it ABOUT. */
function withPairs(stated: readonly StatedFact[]): FactRow[] {
  const of = new Map(stated.map((fact) => [fact.indicator, fact]));
  const rows: FactRow[] = [];
  for (const indicator of CATALOGUE) {
    const own = of.get(indicator);
    const [over, under] =
      indicator.aggregation === Aggregation.RATIO
        ? [of.get(indicator.numerator!), of.get(indicator.denominator!)]
        : [own, of.get(indicator.weight ?? indicator)];
    if (indicator.aggregation === Aggregation.RATIO || indicator.aggregation === Aggregation.WEIGHTED_MEAN) {
      if (!over || !under) continue;
      rows.push({
        indicatorId: indicator.rowId,
        value: indicator.aggregation === Aggregation.RATIO ? over.value : product(over.value, under.value),
        base: under.value,
        qualifier: under.qualifier === ValueQualifier.EXACT ? over.qualifier : ValueQualifier.ABOUT,
        sourceId: over.sourceId,
      });
    } else if (own) {
      rows.push({
        indicatorId: indicator.rowId,
        value: own.value,
        base: 0,
        qualifier: own.qualifier,
        sourceId: own.sourceId,
      });
    }
  }
  return rows;
}

const sameFigure = (a: FactRow, b: FactRow): boolean =>
  a.value === b.value && a.base === b.base && a.qualifier === b.qualifier;

/**
 * Makes `stated` the facts of a union for a period, in place of those it had: what changed is added to the roll-ups of
 * everyone above on the home day, in the transaction that approved or amended the report.
 */
export async function approveFacts(
  tx: WriteDb,
  unionId: number,
  period: ReportPeriod,
  stated: readonly StatedFact[],
): Promise<void> {
  await takeTurn(tx);
  const periodId = await periodRow(tx, period);
  const rows = withPairs(stated);
  const old = (
    (await tx.query(
      "SELECT indicator_id, value, base, qualifier, source_id FROM fact WHERE period_id = ? AND union_id = ?",
      [periodId, unionId],
    )) as {
      indicator_id: number;
      value: number | string;
      base: number | string;
      qualifier: ValueQualifier;
      source_id: number | null;
    }[]
  ).map((row) => ({
    indicatorId: row.indicator_id,
    value: Number(row.value),
    base: Number(row.base),
    qualifier: row.qualifier,
    sourceId: row.source_id,
  }));
  const before = new Map(old.map((row) => [row.indicatorId, row]));
  const after = new Map(rows.map((row) => [row.indicatorId, row]));
  const isKept = (row: FactRow, other: FactRow | undefined): boolean =>
    other !== undefined && sameFigure(row, other) && row.sourceId === other.sourceId;
  const gone = old.filter(({ indicatorId }) => !after.has(indicatorId)).map(({ indicatorId }) => indicatorId);
  const come = rows.filter((row) => !isKept(row, before.get(row.indicatorId)));
  if (gone.length > 0) {
    await tx.query(
      `DELETE FROM fact WHERE period_id = ? AND union_id = ? AND indicator_id IN (${places(gone)})`,
      [periodId, unionId, ...gone],
    );
  }
  if (come.length > 0) {
    await tx.query(
      `REPLACE INTO fact (period_id, union_id, indicator_id, value, base, qualifier, source_id) VALUES ${come.map(() => "(?, ?, ?, ?, ?, ?, ?)").join(", ")}`,
      come.flatMap((row) => [
        periodId,
        unionId,
        row.indicatorId,
        row.value,
        row.base,
        row.qualifier,
        row.sourceId,
      ]),
    );
  }
  await changeFacts(tx, unionId, { id: periodId, code: period.code }, before, after);
}

/** Takes back everything a union's approved report stated for a period. */
export async function withdrawFacts(tx: WriteDb, unionId: number, period: ReportPeriod): Promise<void> {
  await approveFacts(tx, unionId, period, []);
}
