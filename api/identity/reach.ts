import type { ReadDb } from "../platform/database";
import type { Day } from "../platform/days";
import { places, type Batch, type RequestContext } from "../platform/request";
import { HierarchyRelation } from "../unions/union.enums";

const DEEPEST_CHAIN = 40;

interface LastParent {
  id: number;
  valid_to: Day;
  parent_id: number | null;
}

/** Of each union: the end of its life, and the administrative parent under which it last stood. */
async function lastParents(db: ReadDb, ids: readonly number[]): Promise<LastParent[]> {
  return (await db.query(
    `SELECT u.id, u.valid_to, a.parent_id
       FROM trade_union u
       LEFT JOIN affiliation a ON a.child_id = u.id AND a.relation = ?
        AND a.valid_from = (SELECT MAX(l.valid_from) FROM affiliation l
                             WHERE l.child_id = u.id AND l.relation = ? AND l.valid_from < u.valid_to)
      WHERE u.id IN (${places(ids)})`,
    [HierarchyRelation.ADMINISTRATIVE, HierarchyRelation.ADMINISTRATIVE, ...ids],
  )) as LastParent[];
}

async function below(db: ReadDb, ancestorId: number, ids: readonly number[], day: Day): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const rows = (await db.query(
    `SELECT descendant_id FROM ancestry
      WHERE relation = ? AND ancestor_id = ? AND descendant_id IN (${places(ids)}) AND valid_from <= ? AND ? < valid_to`,
    [HierarchyRelation.ADMINISTRATIVE, ancestorId, ...ids, day, day],
  )) as { descendant_id: number }[];
  return new Set(rows.map((row) => row.descendant_id));
}

/**
 * Which of these unions the caller's token reaches today: its own union and what stands below it, and an ended union
 * whose last parent is reached. A token of an ended union reaches that union alone.
 */
const reached: Batch<number, boolean> = async (db, unionIds, { actor, today }) => {
  if (!actor) return unionIds.map(() => false);
  const [own] = await lastParents(db, [actor.unionId]);
  const result = new Map<number, boolean>([[actor.unionId, true]]);
  if (own && own.valid_to > today) {
    /** Each union asked for, and the union whose place in today's tree decides. */
    let deciding = new Map(unionIds.map((id) => [id, id]));
    // Ended unions can be each other's last parent at different times: such a circle is left after the deepest chain.
    for (let step = 0; deciding.size > 0 && step < DEEPEST_CHAIN; step += 1) {
      const ids = [...new Set(deciding.values())];
      const inside = await below(db, actor.unionId, ids, today);
      const lasts = new Map((await lastParents(db, ids)).map((row) => [row.id, row]));
      const next = new Map<number, number>();
      for (const [unionId, id] of deciding) {
        const last = lasts.get(id);
        if (id === actor.unionId || inside.has(id)) result.set(unionId, true);
        else if (last && last.valid_to <= today && last.parent_id !== null) next.set(unionId, last.parent_id);
      }
      deciding = next;
    }
  }
  return unionIds.map((id) => result.get(id) ?? false);
};

/** True where the caller's token reaches the union; always false for an anonymous caller. */
export async function reaches(request: RequestContext, unionId: number): Promise<boolean> {
  return request.actor === null ? false : request.load(reached, unionId);
}
