import { indicatorOfRow } from "../../indicators/catalogue";
import { Aggregation, type Indicator } from "../../indicators/indicator.type";
import type { Stated } from "../../indicators/rule.evaluation";
import { ValueQualifier } from "../../indicators/value.enums";
import type { ReadDb } from "../../platform/database";
import { holdsAtHome } from "../../rollup/home";
import { askedReports, byReport } from "./asked";
import type { ReportFigures } from "./judge";

/** What a union directly below adds to the whole. */
export interface Below {
  readonly code: string;
  /** Of its subtree, as approved; null where nothing is. */
  readonly total: Stated | null;
  /** What it states for its subtree itself. */
  readonly statedTotal: number | null;
}

/** The unions directly below by the code of the indicator, in the order of their codes. */
export type TotalsBelow = ReadonlyMap<string, readonly Below[]>;

interface BelowRow {
  k: number;
  code: string;
  indicator_id: number;
  total: number | string | null;
  at_least: number | string | null;
  more_than: number | string | null;
  about: number | string | null;
  stated_total: number | string | null;
}

/** Totals of a whole subtree can be compared where figures add up. */
export function addsUp({ aggregation }: Indicator): boolean {
  return aggregation === Aggregation.SUM || aggregation === Aggregation.LAST;
}

function qualifierOf(row: BelowRow): ValueQualifier {
  if (Number(row.about) > 0) return ValueQualifier.ABOUT;
  if (Number(row.more_than) > 0) return ValueQualifier.MORE_THAN;
  return Number(row.at_least) > 0 ? ValueQualifier.AT_LEAST : ValueQualifier.EXACT;
}

/** What stands below each union that states totals of its whole subtree, in one statement; nothing for the others. */
export async function readTotalsBelow(db: ReadDb, reports: readonly ReportFigures[]): Promise<TotalsBelow[]> {
  const ids = new Set(
    reports.flatMap(({ values }) =>
      values.flatMap(({ indicator, statedTotal }) =>
        statedTotal !== null && addsUp(indicator) ? [indicator.rowId] : [],
      ),
    ),
  );
  if (ids.size === 0) return reports.map(() => new Map());
  const rows = (await db.query(
    `SELECT q.k, u.code, i.id AS indicator_id, r.total, r.at_least, r.more_than, r.about, s.stated_total FROM ${askedReports(reports)} q
       JOIN ancestry a ON a.relation = 'ADMINISTRATIVE' AND a.ancestor_id = q.union_id AND a.depth = 1
       JOIN trade_union u ON u.id = a.descendant_id AND ${holdsAtHome("a", "u", "q.next_day")} AND u.valid_to > q.first_day AND u.valid_from < q.next_day
       JOIN indicator i ON i.id IN (${[...ids].join(", ")})
       LEFT JOIN report_period d ON d.valid_from = q.first_day AND d.valid_to = q.next_day
       LEFT JOIN rollup r ON r.union_id = u.id AND r.parent_id = q.union_id AND r.period_id = d.id AND r.indicator_id = i.id AND r.units > 0
       LEFT JOIN report o ON o.union_id = u.id AND o.period_id = d.id AND o.status = 'APPROVED'
       LEFT JOIN report_value s ON s.report_id = o.id AND s.version = o.version AND s.indicator_id = i.id
      ORDER BY u.code`,
  )) as BelowRow[];
  return byReport(rows, reports.length).map((list) => {
    const totals = new Map<string, Below[]>();
    for (const row of list) {
      const { code } = indicatorOfRow(row.indicator_id);
      const total = row.total === null ? null : { value: Number(row.total), qualifier: qualifierOf(row) };
      const below = {
        code: row.code,
        total,
        statedTotal: row.stated_total === null ? null : Number(row.stated_total),
      };
      totals.set(code, [...(totals.get(code) ?? []), below]);
    }
    return totals;
  });
}
