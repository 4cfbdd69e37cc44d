import type { ReadDb } from "../platform/database";
import type { Day } from "../platform/days";
import { places, type Batch, type RequestContext } from "../platform/request";
import { successorIds } from "../unions/org-event.queries";
import { HierarchyRelation } from "../unions/union.enums";

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

/** Where the way up from each of these leads when it has ended: to its last parent, and to `successors` of it. */
async function onward(
  db: ReadDb,
  ids: readonly number[],
  today: Day,
  successors: (endedIds: readonly number[]) => Promise<readonly (readonly number[])[]>,
): Promise<Map<number, number[]>> {
  const ended = (await lastParents(db, ids)).filter((row) => row.valid_to <= today);
  const become = await successors(ended.map((row) => row.id));
  return new Map(
    ended.map(({ id, parent_id }, index) => [
      id,
      [...(parent_id === null ? [] : [parent_id]), ...(become[index] ?? [])],
    ]),
  );
}

/**
 * Which of these unions the caller's token reaches today: its own union and what stands below it, and an ended union
 * whose last parent, or that parent's successors, are reached. What an ended union itself became does not reach it:
 * its record stays with the union above. A token of an ended union reaches that union alone.
 */
const reached: Batch<number, boolean> = async (db, unionIds, request) => {
  const { actor, today } = request;
  if (!actor) return unionIds.map(() => false);
  const [own] = await lastParents(db, [actor.unionId]);
  const result = new Set<number>([actor.unionId]);
  if (own && own.valid_to > today) {
    /** For each union asked for, the unions whose place in today's tree decides, and those that were looked at. */
    let deciding = new Map(unionIds.map((id) => [id, [id]]));
    const seen = new Map(unionIds.map((id) => [id, new Set([id])]));
    // Ended unions can be each other's last parent at different times: no union is looked at twice for one question.
    for (let step = 0; deciding.size > 0; step += 1) {
      const ids = [...new Set([...deciding.values()].flat())];
      const inside = await below(db, actor.unionId, ids, today);
      const next = await onward(db, ids, today, async (ended) =>
        step === 0 || ended.length === 0 ? [] : successorIds(db, ended, request),
      );
      const following = new Map<number, number[]>();
      for (const [unionId, some] of deciding) {
        if (some.some((id) => id === actor.unionId || inside.has(id))) result.add(unionId);
        else {
          const known = seen.get(unionId)!;
          const fresh = some.flatMap((id) => next.get(id) ?? []).filter((id) => !known.has(id));
          for (const id of fresh) known.add(id);
          if (fresh.length > 0) following.set(unionId, [...new Set(fresh)]);
        }
      }
      deciding = following;
    }
  }
  return unionIds.map((id) => result.has(id));
};

/** True where the caller's token reaches the union; always false for an anonymous caller. */
export async function reaches(request: RequestContext, unionId: number): Promise<boolean> {
  return request.actor === null ? false : request.load(reached, unionId);
}
