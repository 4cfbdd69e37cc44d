import {
  readPage,
  toConnection,
  type Connection,
  type ForwardPageArgs,
  type Order,
  type SortValue,
} from "./page";
import { grouped, places, remembered, type Batch, type RequestContext } from "./request";

/** A list that each of many parents has. Two lists that differ in nothing but the parent are read together. */
export interface ListOfParent {
  /** What is selected; no column may be called parent_id or place. */
  readonly columns: string;
  /** FROM with joins and, after WHERE, every condition but the parent's. */
  readonly from: string;
  /** The column that tells whose row it is. */
  readonly parent: string;
  readonly parameters: readonly SortValue[];
  /** True where its rows depend on nothing but the data and the day: the first ones are remembered between operations. */
  readonly isRemembered?: boolean;
}

interface PartKey extends ListOfParent {
  readonly parentId: number;
}

interface FirstRowsKey extends PartKey {
  readonly orderBy: string;
  readonly limit: number;
}

type Row = Record<string, unknown> & { parent_id: number };

/** Reads the keys that differ in nothing but the parent with one statement each. */
async function perList<K extends PartKey>(
  keys: readonly K[],
  read: (sample: K, parentIds: number[]) => Promise<Row[]>,
): Promise<Row[][]> {
  const alike = new Map<string, K[]>();
  for (const key of keys) {
    const name = JSON.stringify({ ...key, parentId: 0 });
    alike.set(name, [...(alike.get(name) ?? []), key]);
  }
  const found = new Map<K, Row[]>();
  for (const group of alike.values()) {
    const parentIds = group.map((key) => key.parentId);
    const rows = await read(group[0]!, parentIds);
    grouped(parentIds, rows, (row) => row.parent_id).forEach((some, index) => found.set(group[index]!, some));
  }
  return keys.map((key) => found.get(key)!);
}

/** The first rows of the lists of many parents; of one alone the index that orders them may stop there. */
const firstRows: Batch<FirstRowsKey, Row[]> = (db, keys) =>
  perList(keys, ({ columns, from, parent, parameters, orderBy, limit }, parentIds) =>
    parentIds.length === 1
      ? db.query(
          `SELECT ${columns}, ${parent} AS parent_id ${from} AND ${parent} = ? ORDER BY ${orderBy} LIMIT ${limit}`,
          [...parameters, parentIds[0]!],
        )
      : db.query(
          `SELECT * FROM (
        SELECT ${columns}, ${parent} AS parent_id, ROW_NUMBER() OVER (PARTITION BY ${parent} ORDER BY ${orderBy}) AS place
        ${from} AND ${parent} IN (${places(parentIds)})
      ) ranked WHERE place <= ? ORDER BY parent_id, place`,
          [...parameters, ...parentIds, limit],
        ),
  );

const rememberedFirstRows = remembered<FirstRowsKey, Row[]>(firstRows);

/** How many rows the lists of many parents have. */
const rowCount: Batch<PartKey, number> = async (db, keys) => {
  const counts = await perList(keys, ({ from, parent, parameters }, parentIds) =>
    db.query(
      `SELECT ${parent} AS parent_id, COUNT(*) AS total ${from} AND ${parent} IN (${places(parentIds)}) GROUP BY ${parent}`,
      [...parameters, ...parentIds],
    ),
  );
  return counts.map((rows) => Number(rows[0]?.total ?? 0));
};

/**
 * A page of the list of one parent. First pages of many parents are one statement; a page after a cursor, which belongs
 * to one parent alone, is one of its own. `name` tells the list from every other in its cursors.
 */
export async function pageOfParent<R, T>(
  request: RequestContext,
  list: ListOfParent,
  parentId: number,
  order: Order,
  args: ForwardPageArgs,
  name: string,
  valuesOf: (row: R) => readonly SortValue[],
  nodeOf: (row: R) => T,
): Promise<Connection<T>> {
  const { columns, from, parent, parameters, isRemembered = false } = list;
  const page = readPage(args, order, [name, parentId, parameters]);
  const key: PartKey = { columns, from, parent, parameters, parentId };
  const rows = page.fromCursor
    ? await (
        await request.db()
      ).query(
        `SELECT ${columns}, ${parent} AS parent_id ${from} AND ${parent} = ? AND ${page.where} ORDER BY ${page.orderBy} LIMIT ${page.limit}`,
        [...parameters, parentId, ...page.parameters],
      )
    : await request.load(isRemembered ? rememberedFirstRows : firstRows, {
        ...key,
        orderBy: page.orderBy,
        limit: page.limit,
      });
  return toConnection(page, rows as R[], valuesOf, nodeOf, () => request.load(rowCount, key));
}
