import { fromOf, lastDayOf, type Day } from "../platform/days";
import { grouped, places, remembered, type Batch } from "../platform/request";
import type { Source } from "../sources/source.entity";
import { sourceById } from "../sources/source.queries";
import { Affiliation } from "./affiliation.type";
import type { Certainty, HierarchyRelation } from "./union.enums";
import { unionSeen } from "./union.queries";
import type { Union } from "./union.type";

/** A union on a day, in one of the trees. */
export interface PlaceInTree {
  readonly unionId: number;
  readonly day: Day;
  readonly relation: HierarchyRelation;
}

interface AncestryEntry {
  relation: HierarchyRelation;
  descendant_id: number;
  ancestor_id: number;
  depth: number;
  valid_from: Day;
  valid_to: Day;
}

/** The ids of everyone strictly above a union on a day, the parent first and the root last. */
export const idsAbove = remembered<PlaceInTree, readonly number[]>(async (db, keys) => {
  const relations = [...new Set(keys.map((key) => key.relation))];
  const ids = [...new Set(keys.map((key) => key.unionId))];
  const rows = (await db.query(
    `SELECT relation, descendant_id, ancestor_id, depth, valid_from, valid_to FROM ancestry
      WHERE relation IN (${places(relations)}) AND descendant_id IN (${places(ids)}) AND depth > 0 ORDER BY depth`,
    [...relations, ...ids],
  )) as AncestryEntry[];
  const groups = grouped(ids, rows, (row) => row.descendant_id);
  const byUnion = new Map(ids.map((id, index) => [id, groups[index]!]));
  return keys.map((key) =>
    byUnion
      .get(key.unionId)!
      .filter((row) => row.relation === key.relation && row.valid_from <= key.day && key.day < row.valid_to)
      .map((row) => row.ancestor_id),
  );
});

/** How many unions stand strictly below a union on a day. */
export const countBelow: Batch<PlaceInTree, number> = async (db, keys) => {
  const counts = new Map<string, number>();
  const nameOf = (place: PlaceInTree): string => `${place.relation} ${place.day} ${place.unionId}`;
  const trees = new Map(keys.map(({ relation, day }) => [`${relation} ${day}`, { relation, day }]));
  for (const { relation, day } of trees.values()) {
    const ids = keys.filter((key) => key.relation === relation && key.day === day).map((key) => key.unionId);
    const rows = (await db.query(
      `SELECT ancestor_id, COUNT(*) AS total FROM ancestry WHERE relation = ? AND ancestor_id IN (${places(ids)}) AND depth > 0
        AND valid_from <= ? AND ? < valid_to GROUP BY ancestor_id`,
      [relation, ...ids, day, day],
    )) as { ancestor_id: number; total: number | string }[];
    for (const row of rows)
      counts.set(nameOf({ relation, day, unionId: row.ancestor_id }), Number(row.total));
  }
  return keys.map((key) => counts.get(nameOf(key)) ?? 0);
};

interface AffiliationEntry {
  child_id: number;
  parent_id: number;
  relation: HierarchyRelation;
  valid_from: Day;
  valid_to: Day;
  certainty: Certainty;
  source_id: number | null;
}

/** Every parent a union ever had, oldest first. */
export const affiliationsOf: Batch<{ unionId: number; day: Day | null }, Affiliation[]> = async (
  db,
  keys,
) => {
  const ids = [...new Set(keys.map((key) => key.unionId))];
  const rows = (await db.query(
    `SELECT child_id, parent_id, relation, valid_from, valid_to, certainty, source_id FROM affiliation
      WHERE child_id IN (${places(ids)}) ORDER BY valid_from, valid_to, relation, id`,
    ids,
  )) as AffiliationEntry[];
  return grouped(
    keys.map((key) => key.unionId),
    rows,
    (row) => row.child_id,
  ).map((entries, index) =>
    entries.map((entry) =>
      Object.assign(new Affiliation(), {
        parentId: entry.parent_id,
        sourceId: entry.source_id,
        seenOn: keys[index]!.day,
        relation: entry.relation,
        from: fromOf(entry.valid_from),
        to: lastDayOf(entry.valid_to),
        certainty: entry.certainty,
      }),
    ),
  );
};

/**
 * The parents that affiliations name. A batch apart from `unionSeen`: sharing that one would cost a statement more or
 * less depending on whether a database answers for affiliations or for ancestors first.
 */
export const affiliatedTo: Batch<{ unionId: number; day: Day | null }, Union | null> = (db, keys, request) =>
  unionSeen(db, keys, request);

/** The sources that affiliations name; apart from those of unions for the same reason. */
export const affiliationSource: Batch<number, Source | null> = (db, ids, request) =>
  sourceById(db, ids, request);

/** The ids of the sources of a union, in the order in which they were recorded. */
export const sourceIdsOf: Batch<number, number[]> = async (db, unionIds) => {
  const rows = (await db.query(
    `SELECT union_id, source_id FROM union_source WHERE union_id IN (${places(unionIds)}) ORDER BY id`,
    [...unionIds],
  )) as { union_id: number; source_id: number }[];
  return grouped(unionIds, rows, (row) => row.union_id).map((entries) =>
    entries.map((entry) => entry.source_id),
  );
};
