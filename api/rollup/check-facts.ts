import { CATALOGUE, indicatorOfRow } from "../indicators/catalogue";
import { Aggregation } from "../indicators/indicator.type";
import type { ReadDb } from "../platform/database";

interface Difference {
  code: string;
  period: string;
  indicator_id: number;
  value: number | string;
}

const PAIRED = CATALOGUE.filter(
  ({ aggregation }) => aggregation === Aggregation.RATIO || aggregation === Aggregation.WEIGHTED_MEAN,
);
const PAIRED_IDS = PAIRED.map(({ rowId }) => rowId).join(", ");

/** The ratios and means `t` with the ids of their terms; `product`: 1 where the value is multiplied by its weight. */
const TERMS = PAIRED.map((indicator) => {
  const mean = indicator.aggregation === Aggregation.WEIGHTED_MEAN;
  const over = mean ? indicator : indicator.numerator!;
  const under = mean ? indicator.weight! : indicator.denominator!;
  return `SELECT ${indicator.rowId} AS id, ${over.rowId} AS over_id, ${under.rowId} AS under_id, ${mean ? 1 : 0} AS product`;
}).join(" UNION ALL ");

const SHOWN = "SELECT u.code, p.code AS period";
const NAMED = "JOIN trade_union u ON u.id = r.union_id JOIN report_period p ON p.id = r.period_id";
const value = (alias: string, indicator: string): string =>
  `report_value ${alias} ON ${alias}.report_id = r.id AND ${alias}.version = r.version AND ${alias}.indicator_id = ${indicator} AND ${alias}.value IS NOT NULL`;
const PRODUCT = "CASE WHEN t.product = 1 THEN o.value * d.value ELSE o.value END";
const QUALIFIER = "CASE WHEN d.qualifier = 'EXACT' THEN o.qualifier ELSE 'ABOUT' END";
const THE_FACT = "SELECT 1 FROM fact f WHERE f.period_id = r.period_id AND f.union_id = r.union_id";
const THE_REPORT = "r.union_id = f.union_id AND r.period_id = f.period_id AND r.status = 'APPROVED'";
const OF_FACT = "JOIN trade_union u ON u.id = f.union_id JOIN report_period p ON p.id = f.period_id";

const UNCOUNTED = [
  `${SHOWN}, w.indicator_id, w.value FROM report r JOIN ${value("w", "w.indicator_id")} ${NAMED}
    WHERE r.status = 'APPROVED' AND w.indicator_id NOT IN (${PAIRED_IDS})
      AND NOT EXISTS (${THE_FACT} AND f.indicator_id = w.indicator_id AND f.value = w.value AND f.qualifier = w.qualifier)`,
  `${SHOWN}, t.id AS indicator_id, ${PRODUCT} AS value FROM report r JOIN (${TERMS}) t JOIN ${value("o", "t.over_id")} JOIN ${value("d", "t.under_id")} ${NAMED}
    WHERE r.status = 'APPROVED'
      AND NOT EXISTS (${THE_FACT} AND f.indicator_id = t.id AND f.value = ${PRODUCT} AND f.base = d.value AND f.qualifier = ${QUALIFIER})`,
];

const UNFOUNDED = [
  `${SHOWN}, f.indicator_id, f.value FROM fact f ${OF_FACT} WHERE f.indicator_id NOT IN (${PAIRED_IDS})
     AND NOT EXISTS (SELECT 1 FROM report r JOIN ${value("w", "f.indicator_id")} WHERE ${THE_REPORT} AND w.value = f.value AND w.qualifier = f.qualifier)`,
  `${SHOWN}, f.indicator_id, f.value FROM fact f JOIN (${TERMS}) t ON t.id = f.indicator_id ${OF_FACT}
    WHERE NOT EXISTS (SELECT 1 FROM report r JOIN ${value("o", "t.over_id")} JOIN ${value("d", "t.under_id")}
                       WHERE ${THE_REPORT} AND f.value = ${PRODUCT} AND f.base = d.value AND f.qualifier = ${QUALIFIER})`,
];

/** Names every number of an approved report that is not counted as it stands, and every counted one that no approved report states. */
export async function checkFacts(db: ReadDb): Promise<string[]> {
  const differences: string[] = [];
  const name = (row: Difference): string =>
    `fact ${row.code} ${row.period} ${indicatorOfRow(row.indicator_id).code}: ${Number(row.value)}`;
  for (const sql of UNCOUNTED) {
    for (const row of (await db.query(sql)) as Difference[])
      differences.push(`${name(row)} is approved and not counted`);
  }
  for (const sql of UNFOUNDED) {
    for (const row of (await db.query(sql)) as Difference[])
      differences.push(`${name(row)} is counted and stands in no approved report`);
  }
  return differences;
}
