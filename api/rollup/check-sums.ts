import { indicatorOfRow } from "../indicators/catalogue";
import { Aggregation, type Indicator } from "../indicators/indicator.type";
import type { ReadDb } from "../platform/database";
import { isStock } from "./contribution";

const SUMS = ["total", "base", "units", "duty_units", "at_least", "more_than", "about"] as const;

type SumsRow = { union_id: number; parent_id: number; code: string } & Record<
  (typeof SUMS)[number],
  number | string
>;

const onHomeDay = (row: string): string =>
  `${row}.valid_from < h.after_home AND h.after_home <= ${row}.valid_to`;

/** The unions that stated something about a period, with the day after their home day; and those of them that had to. */
const HOMES = `WITH h AS (
    SELECT u.id, p.kind, CASE WHEN u.valid_to < p.valid_to THEN u.valid_to ELSE p.valid_to END AS after_home,
           CASE WHEN u.valid_to < p.valid_to THEN 0 ELSE 1 END AS at_end
      FROM report_period p JOIN trade_union u ON u.valid_from < p.valid_to AND u.valid_to > p.valid_from
     WHERE p.id = ? AND u.id IN (SELECT union_id FROM fact WHERE period_id = ?)
  ), bound AS (
    SELECT DISTINCT duty.id FROM (
      SELECT h.id, d.id AS duty_id, COUNT(w.id) AS above
        FROM h
        JOIN union_version v ON v.union_id = h.id AND ${onHomeDay("v")}
        JOIN reporting_duty d ON d.union_kind = v.kind AND d.period_kind = h.kind
         AND d.valid_from < (SELECT valid_to FROM report_period WHERE id = ?) AND (SELECT valid_to FROM report_period WHERE id = ?) <= d.valid_to
        LEFT JOIN ancestry g ON g.relation = 'ADMINISTRATIVE' AND g.descendant_id = h.id AND g.depth > 0 AND ${onHomeDay("g")}
        LEFT JOIN union_version w ON w.union_id = g.ancestor_id AND w.kind = d.unless_below AND ${onHomeDay("w")}
       GROUP BY h.id, d.id
    ) duty WHERE duty.above = 0
  )`;

/** The sums of one indicator over one period, from the facts: a ratio from the facts of its two terms, not from the stored pairs. */
async function fromFacts(db: ReadDb, periodId: number, indicator: Indicator): Promise<SumsRow[]> {
  const ratio = indicator.aggregation === Aggregation.RATIO;
  const qualifier = ratio
    ? "CASE WHEN d.qualifier = 'EXACT' THEN n.qualifier ELSE 'ABOUT' END"
    : "n.qualifier";
  const count = (value: string): string => `SUM(CASE WHEN ${qualifier} = '${value}' THEN 1 ELSE 0 END)`;
  const only = [
    ...(isStock(indicator) ? ["h.at_end = 1"] : []),
    ...(indicator.aggregation === Aggregation.NONE ? ["a.depth = 0"] : []),
  ];
  return db.query(
    `${HOMES}
    SELECT a.ancestor_id AS union_id, COALESCE(b.ancestor_id, 0) AS parent_id, u.code, SUM(n.value) AS total, SUM(${ratio ? "d.value" : "n.base"}) AS base,
           COUNT(*) AS units, SUM(CASE WHEN h.id IN (SELECT id FROM bound) THEN 1 ELSE 0 END) AS duty_units, ${count("AT_LEAST")} AS at_least, ${count("MORE_THAN")} AS more_than, ${count("ABOUT")} AS about
      FROM fact n
      ${ratio ? `JOIN fact d ON d.period_id = n.period_id AND d.union_id = n.union_id AND d.indicator_id = ${indicator.denominator!.rowId}` : ""}
      JOIN h ON h.id = n.union_id
      JOIN ancestry a ON a.relation = 'ADMINISTRATIVE' AND a.descendant_id = h.id AND ${onHomeDay("a")}
      JOIN trade_union u ON u.id = a.ancestor_id
      LEFT JOIN ancestry b ON b.relation = 'ADMINISTRATIVE' AND b.descendant_id = h.id AND b.depth = a.depth + 1 AND ${onHomeDay("b")}
     WHERE n.period_id = ? AND n.indicator_id = ? ${only.map((condition) => `AND ${condition}`).join(" ")}
     GROUP BY a.ancestor_id, COALESCE(b.ancestor_id, 0), u.code`,
    [periodId, periodId, periodId, periodId, periodId, (ratio ? indicator.numerator! : indicator).rowId],
  );
}

function stored(db: ReadDb, periodId: number, indicator: Indicator): Promise<SumsRow[]> {
  return db.query(
    `SELECT r.union_id, r.parent_id, u.code, ${SUMS.map((sum) => `r.${sum}`).join(", ")} FROM rollup r JOIN trade_union u ON u.id = r.union_id
      WHERE r.period_id = ? AND r.indicator_id = ?`,
    [periodId, indicator.rowId],
  );
}

/** Names every roll-up that is not the sum of the facts below it on their home days. */
export async function checkSums(db: ReadDb): Promise<string[]> {
  const differences: string[] = [];
  const pairs = (await db.query(
    `SELECT p.id, p.code, s.indicator_id FROM report_period p
       JOIN (SELECT period_id, indicator_id FROM fact UNION SELECT period_id, indicator_id FROM rollup) s ON s.period_id = p.id
      ORDER BY p.code, s.indicator_id`,
  )) as { id: number; code: string; indicator_id: number }[];
  for (const { id, code, indicator_id: rowId } of pairs) {
    const indicator = indicatorOfRow(rowId);
    const keyOf = (row: SumsRow): string => `${row.union_id} ${row.parent_id}`;
    const kept = new Map((await stored(db, id, indicator)).map((row) => [keyOf(row), row]));
    const right = new Map((await fromFacts(db, id, indicator)).map((row) => [keyOf(row), row]));
    for (const key of new Set([...kept.keys(), ...right.keys()])) {
      const [is, should] = [kept.get(key), right.get(key)];
      for (const sum of SUMS) {
        const [a, b] = [Number(is?.[sum] ?? 0), Number(should?.[sum] ?? 0)];
        if (a !== b)
          differences.push(
            `roll-up ${(is ?? should)!.code} ${code} ${indicator.code}: ${sum} is ${a}, the facts give ${b}`,
          );
      }
    }
  }
  return differences;
}
