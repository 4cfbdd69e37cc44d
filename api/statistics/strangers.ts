import type { Batch } from "../platform/request";
import { holdsAtHome } from "../rollup/home";
import { dayLiteral } from "../rollup/period-rows";
import { factsOf } from "./member-facts";
import { perUnion, placeOfRow, type Place, type PlaceRow } from "./place";

/** A place, and the internal ids of the indicators about persons that are asked for there. */
export interface StrangersKey extends Place {
  readonly indicators: readonly number[];
}

/** True for a place where a union states figures about persons that the caller's union stood above neither on its home day nor today. */
export const strangersAt: Batch<StrangersKey, boolean> = async (db, keys, { actor, today }) => {
  if (!actor) return keys.map(() => true);
  const found = await perUnion(keys, async (sample, alike) => {
    const day = dayLiteral(today);
    const rows = (await db.query(
      `SELECT DISTINCT m.union_id, m.within_id, m.period, m.share FROM ${await factsOf(db, sample, alike, sample.indicators)}
          AND NOT EXISTS (
            SELECT 1 FROM ancestry z JOIN trade_union y ON y.id = z.descendant_id JOIN report_period q ON q.id = m.period_id
             WHERE z.relation = 'ADMINISTRATIVE' AND z.descendant_id = m.member_id AND z.ancestor_id = ?
               AND (${holdsAtHome("z", "y", "q.valid_to")} OR (z.valid_from <= ${day} AND ${day} < z.valid_to)))`,
      [actor.unionId],
    )) as PlaceRow[];
    return new Map(rows.map((row) => [placeOfRow(row), true]));
  });
  return found.map((strangers) => strangers ?? false);
};
