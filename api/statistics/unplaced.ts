import type { Batch } from "../platform/request";
import { dayLiteral } from "../rollup/period-rows";
import { AS_REPORTED } from "./frame";
import { membersOf } from "./members";
import { frameOf, perUnion, placeOfRow, type Place, type PlaceRow } from "./place";
import { standInRows } from "./stand-ins";

/** Of places in the tree of a day: how many unions stated something about the period where it was reported, and have no place in that tree. */
export const unplacedAt: Batch<Place, number> = async (db, keys) => {
  const found = await perUnion(keys, async (sample, alike) => {
    const frame = frameOf(sample);
    const day = dayLiteral(frame.day!);
    const then = { ...sample, frame: { ...AS_REPORTED, relation: frame.relation } };
    const standIns = await standInRows(db, frame, alike.periods);
    const standing = (union: string): string =>
      `SELECT 1 FROM trade_union t WHERE t.id = ${union} AND t.valid_from <= ${day} AND ${day} < t.valid_to`;
    const stoodFor =
      standIns === null
        ? ""
        : `AND m.member_id NOT IN (SELECT s.union_id FROM ${standIns} s WHERE EXISTS (${standing("s.stand_id")}))`;
    const rows = (await db.query(
      `SELECT m.union_id, m.within_id, m.period, m.share, COUNT(*) AS total FROM (${await membersOf(db, then, alike)}) m
        WHERE EXISTS (SELECT 1 FROM fact f WHERE f.period_id = m.period_id AND f.union_id = m.member_id)
          AND NOT EXISTS (${standing("m.member_id")}) ${stoodFor}
        GROUP BY m.union_id, m.within_id, m.period, m.share`,
    )) as (PlaceRow & { total: number | string })[];
    return new Map(rows.map((row) => [placeOfRow(row), Number(row.total)]));
  });
  return found.map((total) => total ?? 0);
};
