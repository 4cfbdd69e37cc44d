import type { ReportPeriod } from "../indicators/period";
import type { ReadDb, WriteDb } from "../platform/database";
import type { Day } from "../platform/days";
import { dayLiteral, idList } from "../rollup/period-rows";
import type { Frame } from "./frame";
import { HierarchyBasis } from "./statistics.enums";

/** A union that no longer exists, and who came after it. */
interface Ended {
  id: number;
  /** The union above it on its last day. */
  parent_id: number | null;
  /** The last decision that merged or split it. */
  event_id: number | null;
  /** Whom it was merged into or split into. */
  targets: number[];
}

type Place = number | null;

/** The ended unions that can stand in for themselves no more, those that lived on a day from `from` on. */
async function endedUnions(
  db: ReadDb,
  { relation }: Frame,
  from: Day,
  day: Day,
): Promise<Map<number, Ended>> {
  const rows = (await db.query(
    `SELECT u.id, a.ancestor_id AS parent_id, l.target_id, l.event_id
       FROM trade_union u
       LEFT JOIN ancestry a ON a.relation = '${relation}' AND a.descendant_id = u.id AND a.depth = 1 AND a.valid_from < u.valid_to AND u.valid_to <= a.valid_to
       LEFT JOIN (
         SELECT s.union_id, t.union_id AS target_id, s.event_id, o.effective_on
           FROM org_event o JOIN org_event_party s ON s.event_id = o.id AND s.role = 'SOURCE' JOIN org_event_party t ON t.event_id = o.id AND t.role = 'TARGET'
          WHERE o.kind IN ('ABSORBED', 'CONSOLIDATED', 'SPLIT') AND o.effective_on <= ${dayLiteral(day)} AND t.union_id <> s.union_id
       ) l ON l.union_id = u.id
      WHERE u.valid_to >= ${dayLiteral(from)} AND u.valid_to <= ${dayLiteral(day)} ORDER BY u.id, l.effective_on DESC, l.event_id DESC, l.target_id`,
  )) as { id: number; parent_id: number | null; target_id: number | null; event_id: number | null }[];
  const ended = new Map<number, Ended>();
  for (const row of rows) {
    const one = ended.get(row.id) ?? {
      id: row.id,
      parent_id: row.parent_id,
      event_id: row.event_id,
      targets: [],
    };
    if (row.target_id !== null && row.event_id === one.event_id) one.targets.push(row.target_id);
    ended.set(row.id, one);
  }
  return ended;
}

/** Everyone above unions on a day, nearest first, themselves included. */
async function chains(
  db: ReadDb,
  { relation }: Frame,
  ids: ReadonlySet<number>,
  day: Day,
): Promise<Map<number, number[]>> {
  const found = new Map<number, number[]>();
  if (ids.size === 0) return found;
  const rows = (await db.query(
    `SELECT a.descendant_id, a.ancestor_id FROM ancestry a WHERE a.relation = '${relation}' AND a.descendant_id IN (${idList([...ids])})
        AND a.valid_from <= ${dayLiteral(day)} AND ${dayLiteral(day)} < a.valid_to ORDER BY a.descendant_id, a.depth`,
  )) as { descendant_id: number; ancestor_id: number }[];
  for (const row of rows) {
    const chain = found.get(row.descendant_id);
    if (chain) chain.push(row.ancestor_id);
    else found.set(row.descendant_id, [row.ancestor_id]);
  }
  return found;
}

/** Who comes directly after an ended union: its successors, or without one the parent of its last day. */
const after = ({ targets, parent_id }: Ended): number[] =>
  targets.length > 0 ? targets : parent_id === null ? [] : [parent_id];

/** Those who may have come after the unions that were split, in the end: their common ancestors are looked up. */
function heirsOfSplits(ended: ReadonlyMap<number, Ended>): Set<number> {
  const heirs = new Set<number>();
  const visited = new Set<number>();
  const visit = (id: number): void => {
    if (visited.has(id)) return;
    visited.add(id);
    const one = ended.get(id);
    if (one) after(one).forEach(visit);
    else heirs.add(id);
  };
  for (const one of ended.values()) if (one.targets.length > 1) one.targets.forEach(visit);
  return heirs;
}

/**
 * Who stands for each ended union on a day: merged, the target; ended without one, the parent of its last day, then that
 * parent's successor; split, the lowest common ancestor of its successors on that day (no shares are recorded). Unions
 * for which nobody stands are left out.
 */
export async function standInsOn(
  db: ReadDb,
  frame: Frame,
  from: Day,
  day: Day,
): Promise<ReadonlyMap<number, number>> {
  const ended = await endedUnions(db, frame, from, day);
  const above = await chains(db, frame, heirsOfSplits(ended), day);
  const resolved = new Map<number, Place>();
  const lowestCommon = (ids: readonly number[]): Place => {
    const [first, ...rest] = ids.map((id) => above.get(id) ?? []);
    return first?.find((id) => rest.every((chain) => chain.includes(id))) ?? null;
  };
  const resolve = (id: number): Place => {
    const one = ended.get(id);
    if (!one) return id;
    if (resolved.has(id)) return resolved.get(id)!;
    // Should the record ever lead back to the same union, it finds nobody there.
    resolved.set(id, null);
    const heirs = [...new Set(after(one).map(resolve))].filter((heir) => heir !== null);
    const place = heirs.length > 1 ? lowestCommon(heirs) : (heirs[0] ?? null);
    resolved.set(id, place);
    return place;
  };
  const standIns = new Map<number, number>();
  for (const id of ended.keys()) {
    const place = resolve(id);
    if (place !== null) standIns.set(id, place);
  }
  return standIns;
}

/** Who stands for whom RESTATED, as a table (union_id, stand_id) in SQL; null on every other basis. */
export async function standInRows(
  db: ReadDb,
  frame: Frame,
  periods: readonly ReportPeriod[],
): Promise<string | null> {
  if (frame.basis !== HierarchyBasis.RESTATED) return null;
  const from = periods.map((period) => period.from).sort()[0]!;
  const pairs = JSON.stringify([...(await standInsOn(db, frame, from, frame.day!))]);
  // The one other place where the two databases are spoken to differently: how they read a list of pairs.
  const isMysql = (db as WriteDb).connection.options.type === "mysql";
  return isMysql
    ? `JSON_TABLE('${pairs}', '$[*]' COLUMNS (union_id INT PATH '$[0]', stand_id INT PATH '$[1]'))`
    : `(SELECT JSON_EXTRACT(value, '$[0]') AS union_id, JSON_EXTRACT(value, '$[1]') AS stand_id FROM JSON_EACH('${pairs}'))`;
}
