import type { ReadDb } from "../platform/database";
import type { Day } from "../platform/days";

export interface Spanned {
  valid_from: Day;
  valid_to: Day;
}
type Version = Spanned & { union_id: number; kind: string; sector: string | null };
type Edge = Spanned & { union_id: number; parent_id: number };
type Life = Spanned & { id: number; code: string };
type Duty = Spanned & { union_kind: string; period_kind: string; unless_below: string | null };
export interface Held {
  union_id: number;
  held_on: Day | null;
  start_year: number | null;
  end_year: number | null;
}

/** Rows by their union. */
export function byUnion<R extends { union_id: number }>(
  rows: readonly R[],
): (unionId: number) => readonly R[] {
  const found = new Map<number, R[]>();
  for (const row of rows) {
    const own = found.get(row.union_id);
    if (own) own.push(row);
    else found.set(row.union_id, [row]);
  }
  return (unionId) => found.get(unionId) ?? [];
}

/** What stands in the record about unions, whatever the period, row by row. */
export async function readRecord(db: ReadDb) {
  const lives = (await db.query("SELECT id, code, valid_from, valid_to FROM trade_union")) as Life[];
  const versions = (await db.query(
    "SELECT v.union_id, v.kind, e.sector, v.valid_from, v.valid_to FROM union_version v LEFT JOIN employer e ON e.id = v.employer_id",
  )) as Version[];
  const edges = (await db.query(
    "SELECT child_id AS union_id, parent_id, valid_from, valid_to FROM affiliation WHERE relation = 'ADMINISTRATIVE'",
  )) as Edge[];
  const duties = (await db.query(
    "SELECT union_kind, period_kind, unless_below, valid_from, valid_to FROM reporting_duty",
  )) as Duty[];
  const held = (await db.query(
    "SELECT c.union_id, c.held_on, t.start_year, t.end_year FROM congress c LEFT JOIN union_term t ON t.id = c.term_id WHERE c.status = 'HELD'",
  )) as Held[];
  return {
    lives: new Map(lives.map((life) => [life.id, life])),
    versionsOf: byUnion(versions),
    edgesOf: byUnion(edges),
    duties,
    heldOf: byUnion(held),
  };
}

export type UnionRecord = Awaited<ReturnType<typeof readRecord>>;
