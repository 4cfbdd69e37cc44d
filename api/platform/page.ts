import { ArgsType, Field, Int, ObjectType, type ClassType } from "type-graphql";
import { ApiError, badInput } from "./errors";
import { fingerprint } from "./text";

@ArgsType()
export class ForwardPageArgs {
  @Field(() => Int, { nullable: true, description: "How many rows, 1–100; 20 where nothing is said." })
  first?: number | null;

  @Field(() => String, { nullable: true, description: "Only rows after this cursor of the same list." })
  after?: string | null;
}

@ArgsType()
export class PageArgs extends ForwardPageArgs {
  @Field(() => Int, {
    nullable: true,
    description: "The last rows instead of the first, 1–100; goes with `before`.",
  })
  last?: number | null;

  @Field(() => String, { nullable: true, description: "Only rows before this cursor of the same list." })
  before?: string | null;
}

@ObjectType({ description: "Where a page stands in its list." })
export class PageInfo {
  @Field(() => Boolean, { description: "There are rows after this page." })
  hasNextPage: boolean;

  @Field(() => Boolean, { description: "There are rows before this page." })
  hasPreviousPage: boolean;

  @Field(() => String, { nullable: true, description: "Cursor of the first row; null on an empty page." })
  startCursor: string | null;

  @Field(() => String, { nullable: true, description: "Cursor of the last row; null on an empty page." })
  endCursor: string | null;
}

export type SortValue = string | number;

/** The order of a list: columns from the most to the least significant, the last one unique. */
export interface Order {
  readonly columns: readonly string[];
  readonly descending: boolean;
}

export const MAX_PAGE = 100;
export const DEFAULT_PAGE = 20;

/** A page of rows, not yet read: `where`, `orderBy` and `limit` complete the statement that reads it. */
export interface PageRequest {
  readonly size: number;
  readonly backward: boolean;
  readonly fromCursor: boolean;
  /** A condition on the sort columns, `1 = 1` without a cursor. */
  readonly where: string;
  readonly parameters: readonly SortValue[];
  readonly orderBy: string;
  /** One row more than the page holds, which tells whether the list goes on. */
  readonly limit: number;
  cursorOf(values: readonly SortValue[]): string;
}

function pageSize(name: string, value: number | null | undefined): number | null {
  if (value === null || value === undefined) return null;
  if (value < 1 || value > MAX_PAGE) {
    throw badInput(name, `${name}: từ 1 đến ${MAX_PAGE} / must be between 1 and ${MAX_PAGE}.`);
  }
  return value;
}

function readCursor(cursor: string, mark: string, columns: number): SortValue[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(value) && value.length === columns + 2 && value[0] === mark) {
      const keys = value.slice(1, -1) as SortValue[];
      if (value.at(-1) === fingerprint([mark, keys])) return keys;
    }
  } catch {
    // falls through: every unreadable cursor gets the same answer
  }
  throw new ApiError(
    "CURSOR_INVALID",
    "Con trỏ không thuộc danh sách này / the cursor does not belong to this list.",
  );
}

/**
 * Reads the paging arguments of a list. A cursor carries the order, day and filter of the list it was given for
 * (`list`), and is refused by any other, so that no page silently skips or repeats a row.
 */
export function readPage(args: PageArgs, order: Order, list: unknown): PageRequest {
  const first = pageSize("first", args.first);
  const last = pageSize("last", args.last);
  if (
    (first !== null || typeof args.after === "string") &&
    (last !== null || typeof args.before === "string")
  ) {
    throw badInput(
      "last",
      "Dùng first với after, hoặc last với before / use first with after, or last with before.",
    );
  }
  const backward = last !== null || typeof args.before === "string";
  const cursor = backward ? args.before : args.after;
  let known: string | undefined;
  const mark = (): string => (known ??= fingerprint([order, list]));
  const descending = order.descending !== backward;
  const direction = descending ? "DESC" : "ASC";
  const than = descending ? "<" : ">";
  const clauses: string[] = [];
  const parameters: SortValue[] = [];
  if (cursor !== null && cursor !== undefined) {
    const keys = readCursor(cursor, mark(), order.columns.length);
    order.columns.forEach((column, index) => {
      const equal = order.columns.slice(0, index).map((before) => `${before} = ?`);
      clauses.push([...equal, `${column} ${than} ?`].join(" AND "));
      parameters.push(...keys.slice(0, index + 1));
    });
  }
  const size = first ?? last ?? DEFAULT_PAGE;
  return {
    size,
    backward,
    fromCursor: Boolean(cursor),
    where: clauses.length > 0 ? `(${clauses.map((clause) => `(${clause})`).join(" OR ")})` : "1 = 1",
    parameters,
    orderBy: order.columns.map((column) => `${column} ${direction}`).join(", "),
    limit: size + 1,
    cursorOf: (values) =>
      Buffer.from(JSON.stringify([mark(), ...values, fingerprint([mark(), values])]), "utf8").toString(
        "base64url",
      ),
  };
}

export interface Edge<T> {
  cursor: string;
  node: T;
}

/** A page as GraphQL shows it. `totalCount` is counted only where it is asked for. */
export interface Connection<T> {
  edges: Edge<T>[];
  nodes: T[];
  pageInfo: PageInfo;
  countAll: () => Promise<number>;
}

/** Makes a connection of the rows that a PageRequest's statement gave (up to `limit`, in its order). */
export function toConnection<R, T>(
  request: PageRequest,
  rows: readonly R[],
  valuesOf: (row: R) => readonly SortValue[],
  nodeOf: (row: R) => T,
  countAll: () => Promise<number>,
): Page<T> {
  const more = rows.length > request.size;
  const kept = rows.slice(0, request.size);
  if (request.backward) kept.reverse();
  const nodes = kept.map(nodeOf);
  const cursorAt = (index: number): string => request.cursorOf(valuesOf(kept[index]!));
  const ends = [
    request.backward ? request.fromCursor : more,
    request.backward ? more : request.fromCursor,
  ] as const;
  return new Page(nodes, cursorAt, ends, countAll);
}

/** Cursors are worked out where they are asked for: most lists are read without. */
export class Page<T> implements Connection<T> {
  constructor(
    readonly nodes: T[],
    private readonly cursorAt: (index: number) => string,
    private readonly ends: readonly [hasNextPage: boolean, hasPreviousPage: boolean],
    readonly countAll: () => Promise<number>,
  ) {}

  get edges(): Edge<T>[] {
    return this.nodes.map((node, index) => ({ cursor: this.cursorAt(index), node }));
  }

  get pageInfo(): PageInfo {
    const { nodes, cursorAt, ends } = this;
    const cursor = (index: number): string | null => (nodes.length > 0 ? cursorAt(index) : null);
    return {
      hasNextPage: ends[0],
      hasPreviousPage: ends[1],
      get startCursor() {
        return cursor(0);
      },
      get endCursor() {
        return cursor(nodes.length - 1);
      },
    };
  }

  /** The same page of other nodes, one for each of its own. */
  with<U>(nodes: U[]): Page<U> {
    return new Page(nodes, this.cursorAt, this.ends, this.countAll);
  }
}

/** A page of a short list that is already in memory, in its order; `keyOf` is unique and sorts as the list does. */
export function pageOfList<T>(
  args: PageArgs,
  list: readonly T[],
  keyOf: (item: T) => string,
  name: unknown,
): Page<T> {
  const request = readPage(args, { columns: ["position"], descending: false }, name);
  const positions = new Map(list.map((item, index) => [keyOf(item), index]));
  const cursorKey = request.parameters[0] as string | undefined;
  const at = cursorKey === undefined ? null : positions.get(cursorKey);
  if (at === undefined) {
    throw new ApiError(
      "CURSOR_INVALID",
      "Con trỏ không thuộc danh sách này / the cursor does not belong to this list.",
    );
  }
  const rest = request.backward
    ? list.slice(0, at ?? list.length).reverse()
    : list.slice(at === null ? 0 : at + 1);
  return toConnection(
    request,
    rest.slice(0, request.limit),
    (item) => [keyOf(item)],
    (item) => item,
    async () => list.length,
  );
}

/** Declares `<Name>Edge` and `<Name>Connection` for a GraphQL type. */
export function connectionTypes<T extends object>(name: string, node: () => ClassType<T> | object) {
  @ObjectType(`${name}Edge`, { description: `A ${name} at its place in a list.` })
  class EdgeType {
    @Field(() => String, { description: "Opaque; goes into `after` or `before` of the same list." })
    cursor: string;

    @Field(() => node() as ClassType<T>, { description: `The ${name}.` })
    node: T;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name} rows.` })
  class ConnectionType {
    @Field(() => [EdgeType], { description: "The rows with their cursors." })
    edges: EdgeType[];

    @Field(() => [node() as ClassType<T>], { description: "The rows alone." })
    nodes: T[];

    @Field(() => PageInfo, { description: "Where this page stands." })
    pageInfo: PageInfo;

    countAll: () => Promise<number>;

    @Field(() => Int, { description: "How many rows the whole list has." })
    totalCount(): Promise<number> {
      return this.countAll();
    }
  }
  return { EdgeType, ConnectionType };
}
