import type { ReadDb } from "../platform/database";
import { holdsAtHome, livesWithin } from "../rollup/home";
import { dayLiteral, idList, periodRows } from "../rollup/period-rows";
import { UNIT_COLUMNS, UNIT_JOINS } from "../rollup/units";
import { BreakdownDimension } from "./statistics.enums";
import { frameOf, isOwn, type Place, type PlacesAlike } from "./place";
import { standInRows } from "./stand-ins";

/** SQL for the key of a share, of a union's version `v` with its employer `e`. */
export function shareKey(by: NonNullable<Place["share"]>["by"], v: string): string {
  if (by === BreakdownDimension.KIND) return `${v}.kind`;
  if (by === BreakdownDimension.PROVINCE) return `COALESCE(${v}.province_code, 'unknown')`;
  return "COALESCE(e.sector, 'unknown')";
}

/**
 * The unions that count at places: SQL for rows of a place (see `PlaceRow`), with the union (`member_id`), how deep it
 * stands below (`depth`), whether it stands for itself (`itself`; not one that another stands for), and what the census
 * counts it as. AS_REPORTED a union stands where it stood on its home day; AS_OF where it stands on that day, or
 * nowhere; RESTATED likewise, or where the one stands that took its place. `withEve`: also those that ended on the
 * period's first day, the last of which they lived on was its eve.
 */
export async function membersOf(
  db: ReadDb,
  place: Place,
  { unionIds, withins, periods }: PlacesAlike,
  withEve = false,
): Promise<string> {
  const { relation, day } = frameOf(place);
  const stands = (row: string): string =>
    day === null
      ? holdsAtHome(row, "u", "p.valid_to")
      : `(${row}.valid_from <= ${dayLiteral(day)} AND ${dayLiteral(day)} < ${row}.valid_to)`;
  const lives = withEve
    ? "(u.valid_from < p.valid_to AND u.valid_to >= p.valid_from)"
    : livesWithin("u", "p.valid_from", "p.valid_to");
  const through =
    withins === null
      ? ""
      : `JOIN ancestry x ON x.relation = '${relation}' AND x.descendant_id = a.descendant_id AND x.depth = a.depth + 1
           AND x.ancestor_id IN (${idList(withins)}) AND ${stands("x")}`;
  const select = (itself: 0 | 1, union: string): string =>
    `SELECT a.ancestor_id AS union_id, ${withins === null ? "0" : "x.ancestor_id"} AS within_id, p.code AS period, p.id AS period_id,
        ${place.share ? shareKey(place.share.by, "v") : "''"} AS share, a.depth AS depth, ${itself} AS itself, u.id AS member_id, ${UNIT_COLUMNS}
       FROM ${periodRows(periods)} p
       JOIN ancestry a ON a.relation = '${relation}' AND a.ancestor_id IN (${idList(unionIds)}) ${isOwn(place) ? "AND a.depth = 0" : ""}
       ${union}
       JOIN union_version v ON v.union_id = u.id AND ${holdsAtHome("v", "u", "p.valid_to")} ${UNIT_JOINS}
       ${through}
      WHERE ${lives} AND ${stands("a")}`;
  const itself = select(1, "JOIN trade_union u ON u.id = a.descendant_id");
  const standIns = await standInRows(db, frameOf(place), periods);
  if (standIns === null) return itself;
  return `${itself} UNION ALL ${select(0, `JOIN ${standIns} s ON s.stand_id = a.descendant_id JOIN trade_union u ON u.id = s.union_id`)}`;
}
