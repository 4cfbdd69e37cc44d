import { places, type Batch } from "../platform/request";
import { addDays, type Day } from "../platform/days";
import { boundsOf } from "../rollup/home";
import type { BorderCounter } from "./counters";
import { isOwn, perUnion, placeOfRow, type Place } from "./place";

/** Grassroots unions that ended within a period, and those that crossed the border of the subtree. */
export type Border = Readonly<Record<BorderCounter, number>>;

const NOTHING: Border = { ended: 0, received: 0, handedOver: 0 };

/** No row says that the same union stood under the same one on the day before `row` began, or on the day after it ended. */
const noNeighbour = (
  row: string,
  theirs: "valid_from" | "valid_to",
  ours: "valid_from" | "valid_to",
): string => `NOT EXISTS (
  SELECT 1 FROM ancestry n WHERE n.relation = 'ADMINISTRATIVE' AND n.descendant_id = ${row}.descendant_id
     AND n.ancestor_id = ${row}.ancestor_id AND n.${theirs} = ${row}.${ours})`;

/**
 * What ended in places and what crossed their borders, from the days of the record: a union that came in on a day stood
 * below on that day and elsewhere on the day before. Moves inside the subtree do not show. In a group of a breakdown
 * the border is that of the whole, so that the groups add up to it. Founding and ending are not moves.
 */
export const borderOf: Batch<Place, Border> = async (db, keys) => {
  const found = await perUnion(keys, async (sample, { unionIds: ids, withins }) => {
    const { from, next } = boundsOf(sample.period);
    const grouped = withins !== null;
    const below = "a.relation = 'ADMINISTRATIVE' AND v.kind = 'GRASSROOTS_UNION'";
    const unit = grouped ? "c.ancestor_id" : "a.ancestor_id";
    const within = grouped ? "a.ancestor_id" : "0";
    const each = grouped ? "c.ancestor_id, a.ancestor_id" : "a.ancestor_id";
    const which = grouped
      ? `a.ancestor_id IN (${places(withins)}) AND c.ancestor_id IN (${places(ids)})`
      : `a.ancestor_id IN (${places(ids)})`;
    const through = (day: string): string =>
      grouped
        ? `JOIN ancestry c ON c.relation = 'ADMINISTRATIVE' AND c.descendant_id = a.descendant_id AND c.depth = a.depth - 1 AND ${day}`
        : "";
    const base =
      "FROM ancestry a JOIN trade_union u ON u.id = a.descendant_id JOIN union_version v ON v.union_id = u.id";
    const begins = "c.valid_from <= a.valid_from AND a.valid_from < c.valid_to";
    const ends = "c.valid_from < a.valid_to AND a.valid_to <= c.valid_to";
    const parameters = [...(withins ?? []), ...ids];
    const rows = (await db.query(
      `SELECT ${unit} AS union_id, ${within} AS within_id, 'ended' AS what, COUNT(*) AS total ${base} AND v.valid_to = u.valid_to ${through(ends)}
        WHERE ${below} AND ${which} AND a.valid_to = u.valid_to AND u.valid_to >= ${from} AND u.valid_to < ${next}
          ${isOwn(sample) ? "AND a.depth = 0" : ""} GROUP BY ${each}
      UNION ALL
      SELECT ${unit}, ${within}, 'received', COUNT(*) ${base} AND v.valid_from <= a.valid_from AND a.valid_from < v.valid_to ${through(begins)}
        WHERE ${below} AND ${which} AND a.depth > 0 AND a.valid_from >= ${from} AND a.valid_from < ${next} AND a.valid_from > u.valid_from
          AND ${noNeighbour("a", "valid_to", "valid_from")} ${isOwn(sample) ? "AND 1 = 0" : ""} GROUP BY ${each}
      UNION ALL
      SELECT ${unit}, ${within}, 'handedOver', COUNT(*) ${base} AND v.valid_from < a.valid_to AND a.valid_to <= v.valid_to ${through(ends)}
        WHERE ${below} AND ${which} AND a.depth > 0 AND a.valid_to >= ${from} AND a.valid_to < ${next} AND a.valid_to < u.valid_to
          AND ${noNeighbour("a", "valid_from", "valid_to")} ${isOwn(sample) ? "AND 1 = 0" : ""} GROUP BY ${each}`,
      [...parameters, ...parameters, ...parameters],
    )) as { union_id: number; within_id: number; what: BorderCounter; total: number | string }[];
    const borders = new Map<string, Border>();
    for (const row of rows)
      borders.set(placeOfRow(row), {
        ...(borders.get(placeOfRow(row)) ?? NOTHING),
        [row.what]: Number(row.total),
      });
    return borders;
  });
  return found.map((border) => border ?? NOTHING);
};

/** Of each union: whether another entered or left its subtree on one of the days. Founding and ending count. */
export const subtreeChanged: Batch<{ unionId: number; from: Day; to: Day }, boolean> = async (db, keys) => {
  const changed = new Set<string>();
  const spans = new Map(keys.map(({ from, to }) => [`${from} ${to}`, { from, to }]));
  for (const [name, { from, to }] of spans) {
    const ids = keys.filter((key) => key.from === from && key.to === to).map((key) => key.unionId);
    const next = addDays(to, 1);
    const rows = (await db.query(
      `SELECT DISTINCT a.ancestor_id FROM ancestry a
        WHERE a.relation = 'ADMINISTRATIVE' AND a.ancestor_id IN (${places(ids)}) AND a.depth > 0
          AND ((a.valid_from >= ? AND a.valid_from < ? AND ${noNeighbour("a", "valid_to", "valid_from")})
            OR (a.valid_to >= ? AND a.valid_to < ? AND ${noNeighbour("a", "valid_from", "valid_to")}))`,
      [...ids, from, next, from, next],
    )) as { ancestor_id: number }[];
    for (const row of rows) changed.add(`${name} ${row.ancestor_id}`);
  }
  return keys.map(({ unionId, from, to }) => changed.has(`${from} ${to} ${unionId}`));
};
