import { pageOfParent } from "../platform/page-of-parent";
import type { Connection, ForwardPageArgs, SortValue } from "../platform/page";
import type { RequestContext } from "../platform/request";

/** Which facts of a union a list shows: those whose columns have these values; null and undefined are no condition. */
export type FactFilter = Readonly<Record<string, SortValue | null | undefined>>;

/** A page of the facts of one union. */
export type FactPage<T> = (
  request: RequestContext,
  unionId: number,
  filter: FactFilter,
  args: ForwardPageArgs,
) => Promise<Connection<T>>;

const ORDER = { columns: ["COALESCE(-f.year, 0)", "f.id"], descending: false } as const;

/** The facts of a table, the latest year first, in each in the order in which they were recorded; without a year last. */
export function yearlyFacts<R extends { id: number; year: number | null }, T>(
  name: string,
  table: string,
  nodeOf: (row: R) => T,
): FactPage<T> {
  return (request, unionId, filter, args) => {
    const asked = Object.entries(filter).filter(([, value]) => value !== null && value !== undefined);
    const where = ["1 = 1", ...asked.map(([column]) => `f.${column} = ?`)].join(" AND ");
    const list = {
      columns: "f.*",
      from: `FROM ${table} f WHERE ${where}`,
      parent: "f.union_id",
      parameters: asked.map(([, value]) => value!),
    };
    const named = [name, ...asked.map(([column]) => column)].join(" ");
    const valuesOf = (row: R): SortValue[] => [row.year === null ? 0 : -row.year, row.id];
    return pageOfParent(request, list, unionId, ORDER, args, named, valuesOf, nodeOf);
  };
}
