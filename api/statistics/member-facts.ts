import type { ReadDb } from "../platform/database";
import { NONE_IDS, STOCK_IDS } from "../rollup/contribution";
import { idList } from "../rollup/period-rows";
import { membersOf } from "./members";
import type { Place, PlacesAlike } from "./place";

/**
 * What the unions that count at places state: SQL for a FROM of members `m` and their facts `f`, with its WHERE. A stock
 * counts only while its union exists on the last day. What is never added up counts for its own union alone, and in a
 * share by what unions are, where it is shown only if that is a single union.
 */
export async function factsOf(
  db: ReadDb,
  place: Place,
  alike: PlacesAlike,
  indicators: readonly number[],
): Promise<string> {
  const alone = place.share ? "1 = 1" : "m.depth = 0 AND m.itself = 1";
  return `(${await membersOf(db, place, alike)}) m
       JOIN fact f ON f.period_id = m.period_id AND f.union_id = m.member_id AND f.indicator_id IN (${idList(indicators)})
      WHERE (f.indicator_id NOT IN (${STOCK_IDS}) OR m.at_end = 1) AND (f.indicator_id NOT IN (${NONE_IDS}) OR (${alone}))`;
}
