import type { Day } from "../platform/days";
import { SortDirection } from "../platform/node";
import {
  readPage,
  toConnection,
  type Connection,
  type Order,
  type PageArgs,
  type SortValue,
} from "../platform/page";
import { remembered, type RequestContext } from "../platform/request";
import { UnionOrderField, type UnionFilter, type UnionOrder } from "./union.inputs";
import { toUnion, UNION_COLUMNS, type UnionVersionRow } from "./union.queries";
import { selectUnions, type UnionSelection } from "./union.selection";
import type { Union } from "./union.type";

const ORDERS: Readonly<
  Record<UnionOrderField, { columns: readonly string[]; values: (row: UnionVersionRow) => SortValue[] }>
> = {
  [UnionOrderField.NAME]: { columns: ["v.sort_key", "v.union_id"], values: (row) => [row.sort_key, row.id] },
  [UnionOrderField.CODE]: { columns: ["u.code"], values: (row) => [row.code] },
  [UnionOrderField.FOUNDED_ON]: {
    columns: ["u.valid_from", "u.code"],
    values: (row) => [row.valid_from, row.code],
  },
};

const FROM = "FROM union_version v JOIN trade_union u ON u.id = v.union_id WHERE";

/** How many unions a selection keeps; remembered, for it is the one part of a page that grows with the country. */
const unionCount = remembered<Pick<UnionSelection, "sql" | "parameters">, number>((db, keys) =>
  Promise.all(
    keys.map(async ({ sql, parameters }) => {
      const from = /\bu\./.test(sql) ? FROM : "FROM union_version v WHERE";
      const [count] = (await db.query(`SELECT COUNT(*) AS total ${from} ${sql}`, [...parameters])) as {
        total: number | string;
      }[];
      return Number(count!.total);
    }),
  ),
);

interface PageKey {
  readonly sql: string;
  readonly parameters: readonly SortValue[];
  readonly seenOn: Day | null;
  readonly order: UnionOrderField;
}

/** A union of a page, with what its cursor is made of. */
interface Place {
  readonly union: Union;
  readonly values: readonly SortValue[];
}

/** The unions of a page; remembered, for dashboards ask for the same lists again and again. */
const unionsOfPage = remembered<PageKey, readonly Place[]>((db, keys, request) =>
  Promise.all(
    keys.map(async ({ sql, parameters, seenOn, order }) => {
      const rows = (await db.query(`SELECT ${UNION_COLUMNS} ${FROM} ${sql}`, [
        ...parameters,
      ])) as UnionVersionRow[];
      const { values } = ORDERS[order];
      return rows.map((row) => ({ union: toUnion(row, seenOn, request.today), values: values(row) }));
    }),
  ),
);

/** The unions that a filter selects on a day (null: today, under plain ids), a page at a time. */
export async function listUnions(
  request: RequestContext,
  filter: UnionFilter,
  orderBy: UnionOrder | null,
  seenOn: Day | null,
  args: PageArgs,
): Promise<Connection<Union>> {
  const field = orderBy?.field ?? UnionOrderField.NAME;
  const order: Order = {
    columns: ORDERS[field].columns,
    descending: orderBy?.direction === SortDirection.DESC,
  };
  const selection = await selectUnions(request, filter, seenOn ?? request.today);
  const page = readPage(args, order, ["unions", seenOn, selection.canonical]);
  const places = await request.load(unionsOfPage, {
    sql: `${selection.sql} AND ${page.where} ORDER BY ${page.orderBy} LIMIT ${page.limit}`,
    parameters: [...selection.parameters, ...page.parameters],
    seenOn,
    order: field,
  });
  return toConnection(
    page,
    places,
    ({ values }) => values,
    ({ union }) => union,
    () => request.load(unionCount, { sql: selection.sql, parameters: selection.parameters }),
  );
}
