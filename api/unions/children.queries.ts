import type { Day } from "../platform/days";
import {
  readPage,
  toConnection,
  type Connection,
  type ForwardPageArgs,
  type PageRequest,
} from "../platform/page";
import { grouped, places, remembered, type RequestContext } from "../platform/request";
import { HierarchyRelation } from "./union.enums";
import type { UnionFilter } from "./union.inputs";
import { toUnion, UNION_COLUMNS, type UnionVersionRow } from "./union.queries";
import { selectUnions, type UnionSelection } from "./union.selection";
import type { Union } from "./union.type";

/** The children that a selection keeps of one parent; keys that differ in nothing but the parent are read together. */
interface ChildrenKey extends Pick<UnionSelection, "sql" | "parameters"> {
  readonly parentId: number;
  readonly day: Day;
  readonly relation: HierarchyRelation;
}

interface FirstChildrenKey extends ChildrenKey {
  readonly limit: number;
}

type ChildRow = UnionVersionRow & { parent_id: number };

const ORDER = { columns: ["v.sort_key", "v.union_id"], descending: false } as const;

const FROM = `FROM ancestry a JOIN trade_union u ON u.id = a.descendant_id JOIN union_version v ON v.union_id = u.id
  WHERE a.relation = ? AND a.depth = 1 AND a.valid_from <= ? AND ? < a.valid_to`;

/** Reads the keys that differ in nothing but the parent with one statement each. */
async function perSelection<K extends ChildrenKey, R extends { parent_id: number }>(
  keys: readonly K[],
  read: (sample: K, parentIds: number[]) => Promise<R[]>,
): Promise<R[][]> {
  const alike = new Map<string, K[]>();
  for (const key of keys) {
    const name = JSON.stringify({ ...key, parentId: 0 });
    alike.set(name, [...(alike.get(name) ?? []), key]);
  }
  const found = new Map<K, R[]>();
  for (const group of alike.values()) {
    const parentIds = group.map((key) => key.parentId);
    const rows = await read(group[0]!, parentIds);
    grouped(parentIds, rows, (row) => row.parent_id).forEach((some, index) => found.set(group[index]!, some));
  }
  return keys.map((key) => found.get(key)!);
}

/** The first children of many parents. */
const firstChildren = remembered<FirstChildrenKey, readonly ChildRow[]>((db, keys) =>
  perSelection(keys, async ({ relation, day, sql, parameters, limit }, parentIds) =>
    parentIds.length === 1
      ? db.query(
          `SELECT ${UNION_COLUMNS}, a.ancestor_id AS parent_id ${FROM} AND a.ancestor_id = ? AND ${sql}
            ORDER BY ${ORDER.columns.join(", ")} LIMIT ${limit}`,
          [relation, day, day, parentIds[0]!, ...parameters],
        )
      : db.query(
          `SELECT * FROM (
        SELECT ${UNION_COLUMNS}, a.ancestor_id AS parent_id,
          ROW_NUMBER() OVER (PARTITION BY a.ancestor_id ORDER BY ${ORDER.columns.join(", ")}) AS place
        ${FROM} AND a.ancestor_id IN (${places(parentIds)}) AND ${sql}
      ) ranked WHERE place <= ? ORDER BY parent_id, place`,
          [relation, day, day, ...parentIds, ...parameters, limit],
        ),
  ),
);

/** How many children many parents have. */
const childCount = remembered<ChildrenKey, number>(async (db, keys) => {
  const counts = await perSelection(
    keys,
    async ({ relation, day, sql, parameters }, parentIds) =>
      db.query(
        `SELECT a.ancestor_id AS parent_id, COUNT(*) AS total ${FROM} AND a.ancestor_id IN (${places(parentIds)}) AND ${sql}
        GROUP BY a.ancestor_id`,
        [relation, day, day, ...parentIds, ...parameters],
      ) as Promise<{ parent_id: number; total: number | string }[]>,
  );
  return counts.map((rows) => Number(rows[0]?.total ?? 0));
});

/** The children of one parent after a cursor, which belongs to that parent alone. */
async function childrenAfter(
  request: RequestContext,
  key: ChildrenKey,
  page: PageRequest,
): Promise<ChildRow[]> {
  return (await request.db()).query(
    `SELECT ${UNION_COLUMNS}, a.ancestor_id AS parent_id ${FROM} AND a.ancestor_id = ? AND ${key.sql} AND ${page.where}
      ORDER BY ${page.orderBy} LIMIT ${page.limit}`,
    [key.relation, key.day, key.day, key.parentId, ...key.parameters, ...page.parameters],
  );
}

/** The children of a union on the day on which it is seen, by name, a page at a time. */
export async function listChildren(
  request: RequestContext,
  parent: Union,
  filter: UnionFilter,
  relation: HierarchyRelation,
  args: ForwardPageArgs,
): Promise<Connection<Union>> {
  const { canonical, sql, parameters } = await selectUnions(request, filter, parent.asOf, relation);
  const page = readPage(args, ORDER, ["children", parent.code, parent.seenOn, relation, canonical]);
  const key: ChildrenKey = { parentId: parent.rowId, day: parent.asOf, relation, sql, parameters };
  const rows = page.fromCursor
    ? await childrenAfter(request, key, page)
    : await request.load(firstChildren, { ...key, limit: page.limit });
  return toConnection(
    page,
    rows,
    (row) => [row.sort_key, row.id],
    (row) => toUnion(row, parent.seenOn, request.today),
    () => request.load(childCount, key),
  );
}
