import { OPEN_FROM, type Day } from "../../platform/days";
import type { ReadDb } from "../../platform/database";
import { holdsAtHome } from "../../rollup/home";
import { UnionKind } from "../../unions/union.enums";
import { askedReports, byReport } from "./asked";
import type { ReportFigures } from "./judge";

/** Who reports, on its home day in the period. */
export interface Life {
  /** The day it was founded; null where unknown. */
  readonly foundedOn: Day | null;
  /** It existed on at least one day of the period. */
  readonly alive: boolean;
  readonly kind: UnionKind;
}

const UNION_BELOW: ReadonlySet<UnionKind> = new Set([
  UnionKind.GRASSROOTS_UNION,
  UnionKind.MEMBER_GRASSROOTS_UNION,
  UnionKind.SECTION_UNION,
  UnionKind.UNION_GROUP,
]);

/** True for a union that others stand under: rules about the unions below it apply. */
export function isHigher({ kind, alive }: Life): boolean {
  return alive && !UNION_BELOW.has(kind);
}

/** Who reports; a union that did not live in the period has the kind it had last. */
export async function readLives(db: ReadDb, reports: readonly ReportFigures[]): Promise<Life[]> {
  const rows = (await db.query(
    `SELECT q.k, u.valid_from, u.valid_to, v.kind FROM ${askedReports(reports)} q
       JOIN trade_union u ON u.id = q.union_id
       LEFT JOIN union_version v ON v.union_id = u.id AND ${holdsAtHome("v", "u", "q.next_day")}`,
  )) as { k: number; valid_from: Day; valid_to: Day; kind: UnionKind | null }[];
  return byReport(rows, reports.length).map(([row], index) => {
    const { from, to } = reports[index]!.period;
    return {
      foundedOn: row!.valid_from === OPEN_FROM ? null : row!.valid_from,
      alive: row!.valid_from <= to && row!.valid_to > from,
      kind: row!.kind ?? UnionKind.OTHER,
    };
  });
}
