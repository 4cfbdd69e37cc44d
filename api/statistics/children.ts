import type { ReadDb } from "../platform/database";
import { remembered, type Batch } from "../platform/request";
import { holdsAtHome } from "../rollup/home";
import { dayLiteral, idList, periodRows } from "../rollup/period-rows";
import { membersOf, shareKey } from "./members";
import {
  frameOf,
  isOwn,
  perUnion,
  placeOfRow,
  type NamedPlace,
  type Place,
  type PlaceRow,
  type PlacesAlike,
} from "./place";

export interface Child {
  readonly id: number;
  readonly code: string;
}

/**
 * The unions that stood directly below one in its tree: on the day of the tree; AS_REPORTED on a day of the period or on
 * its eve, since what left with one that left on the first day is counted there.
 */
export const childrenIn = remembered<NamedPlace, readonly Child[]>(async (db, keys) => {
  const found = await perUnion(keys, async (sample, { unionIds, periods }) => {
    const { relation, day } = frameOf(sample);
    const stood =
      day === null
        ? "a.valid_from < p.valid_to AND a.valid_to >= p.valid_from"
        : `a.valid_from <= ${dayLiteral(day)} AND ${dayLiteral(day)} < a.valid_to`;
    const rows = (await db.query(
      `SELECT DISTINCT a.ancestor_id AS union_id, 0 AS within_id, p.code AS period, '' AS share, u.id, u.code FROM ${periodRows(periods)} p
         JOIN ancestry a ON a.relation = '${relation}' AND a.ancestor_id IN (${idList(unionIds)}) AND a.depth = 1 AND ${stood}
         JOIN trade_union u ON u.id = a.descendant_id`,
    )) as (PlaceRow & Child)[];
    const children = new Map<string, Child[]>();
    for (const row of rows) {
      const siblings = children.get(placeOfRow(row));
      if (siblings) siblings.push(row);
      else children.set(placeOfRow(row), [row]);
    }
    return children;
  });
  return found.map((children) => children ?? []);
});

/** A place that is broken down by what unions are: its `share` says by what, under any key. */
export type SharedPlace = Place & { readonly share: NonNullable<Place["share"]> };

/** Everyone who stood below on a day of the period or on its eve, wherever they stood on their home day. */
function standingThen(place: SharedPlace, { unionIds, periods }: PlacesAlike): string {
  return `SELECT a.ancestor_id AS union_id, 0 AS within_id, p.code AS period, ${shareKey(place.share.by, "v")} AS share FROM ${periodRows(periods)} p
     JOIN ancestry a ON a.relation = '${frameOf(place).relation}' AND a.ancestor_id IN (${idList(unionIds)}) ${isOwn(place) ? "AND a.depth = 0" : ""}
      AND a.valid_from < p.valid_to AND a.valid_to >= p.valid_from
     JOIN trade_union u ON u.id = a.descendant_id
     JOIN union_version v ON v.union_id = u.id AND ${holdsAtHome("v", "u", "p.valid_to")}
     LEFT JOIN employer e ON e.id = v.employer_id`;
}

async function membersThen(db: ReadDb, place: SharedPlace, alike: PlacesAlike): Promise<string> {
  return frameOf(place).day === null ? standingThen(place, alike) : membersOf(db, place, alike, true);
}

/** The kinds, provinces or sectors of those who count at a place or crossed its border. */
export const sharesIn: Batch<SharedPlace, string[]> = async (db, keys) => {
  const found = await perUnion(keys, async (sample, alike) => {
    const rows = (await db.query(
      `SELECT DISTINCT m.union_id, m.within_id, m.period, m.share FROM (${await membersThen(db, sample, alike)}) m`,
    )) as PlaceRow[];
    const shares = new Map<string, string[]>();
    for (const row of rows) {
      const name = placeOfRow({ ...row, share: sample.share.key });
      const others = shares.get(name);
      if (others) others.push(row.share);
      else shares.set(name, [row.share]);
    }
    return shares;
  });
  return found.map((shares) => shares ?? []);
};
