import type { ReadDb } from "../platform/database";
import type { Batch } from "../platform/request";
import type { ReportPeriod } from "../indicators/period";
import { addDays, type Day } from "../platform/days";
import { holdsAtHome } from "../rollup/home";
import { dayLiteral, idList, periodRows } from "../rollup/period-rows";
import type { HierarchyRelation } from "../unions/union.enums";
import type { BorderCounter } from "./counters";
import { membersOf, shareKey } from "./members";
import { frameOf, isOwn, perUnion, placeOfRow, type Place, type PlaceRow, type PlacesAlike } from "./place";

/** Grassroots unions that ended within a period, and those that crossed the border of the subtree. */
export type Border = Readonly<Record<BorderCounter, number>>;

const NOTHING: Border = { ended: 0, received: 0, handedOver: 0 };

type BorderRow = PlaceRow & { what: BorderCounter; total: number | string };

/** No row says that the same union stood under the same one on the day before `row` began, or on the day after it ended. */
const noNeighbour = (
  row: string,
  theirs: "valid_from" | "valid_to",
  ours: "valid_from" | "valid_to",
): string =>
  `NOT EXISTS (SELECT 1 FROM ancestry n WHERE n.relation = ${row}.relation AND n.descendant_id = ${row}.descendant_id
     AND n.ancestor_id = ${row}.ancestor_id AND n.${theirs} = ${row}.${ours})`;

/** True where a day lies in a span: bounds that are known to the planner, which so reads no more than what happened then. */
const fallsIn = (day: string, { from, to }: { readonly from: Day; readonly to: Day }): string =>
  `${day} >= ${dayLiteral(from)} AND ${day} < ${dayLiteral(addDays(to, 1))}`;

/** Each way over the border: which day of the ancestry it is told by, what kind of union it was then, and what else holds. */
const WAYS = [
  ["ended", "valid_to", "v.valid_to = u.valid_to", "a.valid_to = u.valid_to"],
  [
    "received",
    "valid_from",
    "v.valid_from <= a.valid_from AND a.valid_from < v.valid_to",
    `+a.depth > 0 AND a.valid_from > u.valid_from AND ${noNeighbour("a", "valid_to", "valid_from")}`,
  ],
  [
    "handedOver",
    "valid_to",
    "v.valid_from < a.valid_to AND a.valid_to <= v.valid_to",
    `+a.depth > 0 AND a.valid_to < u.valid_to AND ${noNeighbour("a", "valid_from", "valid_to")}`,
  ],
] as const;

/** From the days of the record: a union that came in on a day stood below on that day and elsewhere on the day before. */
function crossings(
  db: ReadDb,
  place: Place,
  { unionIds, withins, periods }: PlacesAlike,
): Promise<BorderRow[]> {
  const { relation } = frameOf(place);
  const [unit, within] = withins === null ? ["a.ancestor_id", "0"] : ["c.ancestor_id", "a.ancestor_id"];
  const share = place.share ? shareKey(place.share.by, "w") : "''";
  const was = place.share
    ? `JOIN union_version w ON w.union_id = u.id AND ${holdsAtHome("w", "u", "p.valid_to")} LEFT JOIN employer e ON e.id = w.employer_id`
    : "";
  const way = (period: ReportPeriod, [what, day, kindThen, condition]: (typeof WAYS)[number]): string => {
    const stood =
      day === "valid_from"
        ? "c.valid_from <= a.valid_from AND a.valid_from < c.valid_to"
        : "c.valid_from < a.valid_to AND a.valid_to <= c.valid_to";
    const through =
      withins === null
        ? ""
        : `JOIN ancestry c ON c.relation = a.relation AND c.descendant_id = a.descendant_id AND c.depth = a.depth - 1
             AND c.ancestor_id IN (${idList(unionIds)}) AND ${stood}`;
    return `SELECT ${unit} AS union_id, ${within} AS within_id, p.code AS period, ${share} AS share, '${what}' AS what, COUNT(*) AS total
       FROM ${periodRows([period])} p
       JOIN ancestry a ON a.relation = '${relation}' AND a.ancestor_id IN (${idList(withins ?? unionIds)}) AND ${fallsIn(`a.${day}`, period)}
       JOIN trade_union u ON u.id = a.descendant_id
       JOIN union_version v ON v.union_id = u.id AND v.kind = 'GRASSROOTS_UNION' AND ${kindThen} ${was} ${through}
      WHERE ${condition} ${isOwn(place) ? "AND a.depth = 0" : ""}
      GROUP BY ${unit}, ${withins === null ? "" : `${within}, `}p.code${place.share ? `, ${share}` : ""}`;
  };
  return db.query(periods.flatMap((period) => WAYS.map((each) => way(period, each))).join(" UNION ALL "));
}

/** In the tree of one day nothing crosses a border; what ended in the period counts where it stands in that tree. */
async function endings(db: ReadDb, place: Place, alike: PlacesAlike): Promise<BorderRow[]> {
  return db.query(
    `SELECT m.union_id, m.within_id, m.period, m.share, 'ended' AS what, COUNT(*) AS total FROM (${await membersOf(db, place, alike, true)}) m
      WHERE m.kind = 'GRASSROOTS_UNION' AND m.ended = 1 GROUP BY m.union_id, m.within_id, m.period, m.share`,
  );
}

/**
 * What ended in places and what crossed their borders. Moves inside the subtree do not show. In a group of a breakdown
 * the border is that of the whole, so that the groups add up to it. Founding and ending are not moves.
 */
export const borderOf: Batch<Place, Border> = async (db, keys) => {
  const found = await perUnion(keys, async (sample, alike) => {
    const read = frameOf(sample).day === null ? crossings : endings;
    const borders = new Map<string, Border>();
    for (const row of await read(db, sample, alike)) {
      const border = borders.get(placeOfRow(row)) ?? NOTHING;
      borders.set(placeOfRow(row), { ...border, [row.what]: Number(row.total) });
    }
    return borders;
  });
  return found.map((border) => border ?? NOTHING);
};

/** Days of a union's subtree in a tree. */
export interface SubtreeSpan {
  readonly unionId: number;
  readonly relation: HierarchyRelation;
  /** The first and the last of the days. */
  readonly from: Day;
  readonly to: Day;
}

/** Of each union: whether another entered or left its subtree on one of the days. Founding and ending count. */
export const subtreeChanged: Batch<SubtreeSpan, boolean> = async (db, keys) => {
  const nameOf = ({ relation, from, to }: SubtreeSpan): string => `${relation} ${from} ${to}`;
  const spans = [...new Map(keys.map((key) => [nameOf(key), key])).values()];
  const ids = idList([...new Set(keys.map((key) => key.unionId))]);
  const change = (span: SubtreeSpan, day: "valid_from" | "valid_to"): string =>
    `SELECT '${nameOf(span)}' AS name, a.ancestor_id AS id FROM ancestry a
      WHERE a.relation = '${span.relation}' AND a.ancestor_id IN (${ids}) AND ${fallsIn(`a.${day}`, span)} AND +a.depth > 0
        AND ${noNeighbour("a", day === "valid_from" ? "valid_to" : "valid_from", day)} GROUP BY a.ancestor_id`;
  const rows = (await db.query(
    spans.flatMap((span) => [change(span, "valid_from"), change(span, "valid_to")]).join(" UNION ALL "),
  )) as { name: string; id: number }[];
  const changed = new Set(rows.map(({ name, id }) => `${name} ${id}`));
  return keys.map((key) => changed.has(`${nameOf(key)} ${key.unionId}`));
};
