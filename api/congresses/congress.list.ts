import { readPage, toConnection, type Connection, type ForwardPageArgs } from "../platform/page";
import { places, type RequestContext } from "../platform/request";
import { cleanCodes, cleanText, containing, fold } from "../platform/text";
import { namedUnion } from "../unions/union.queries";
import { toCongress, type CongressRead } from "./congress.queries";
import type { Congress, CongressFilter } from "./congress.type";

/** A congress whose day is unknown stands behind all others; what remains equal is told apart by its code. */
const DAY = "COALESCE(c.held_on, '1000-01-01')";
const LATEST_FIRST = { columns: [DAY, "c.code"], descending: true } as const;

interface Conditions {
  readonly sql: string;
  readonly parameters: readonly string[];
  readonly canonical: unknown;
}

async function conditionsOf(request: RequestContext, filter: CongressFilter): Promise<Conditions> {
  const clauses = ["1 = 1"];
  const parameters: string[] = [];
  const codes = cleanCodes(filter.codes, "filter.codes");
  if (codes.length > 0) {
    clauses.push(`c.code IN (${places(codes)})`);
    parameters.push(...codes);
  }
  if (typeof filter.union === "string") {
    clauses.push("u.code = ?");
    parameters.push((await namedUnion(request, filter.union, null, "filter.union")).code);
  }
  const text = cleanText(filter.text ?? "", "filter.text");
  const words = fold(text).split(" ").filter(Boolean);
  if (text !== "" && words.length === 0) clauses.push("1 = 0");
  for (const word of words) {
    clauses.push("(v.search_text LIKE ? ESCAPE '!' OR c.code LIKE ? ESCAPE '!')");
    parameters.push(containing(word), containing(word));
  }
  return { sql: clauses.join(" AND "), parameters, canonical: [clauses, parameters] };
}

/** The congresses that a filter selects, the latest first, a page at a time. */
export async function listCongresses(
  request: RequestContext,
  filter: CongressFilter,
  args: ForwardPageArgs,
): Promise<Connection<Congress>> {
  const { sql, parameters, canonical } = await conditionsOf(request, filter);
  const page = readPage(args, LATEST_FIRST, ["congresses", canonical]);
  const { today } = request;
  const from = `FROM congress c JOIN trade_union u ON u.id = c.union_id JOIN union_version v ON v.union_id = u.id
      AND (v.valid_from <= ? OR v.valid_from = u.valid_from) AND (? < v.valid_to OR v.valid_to = u.valid_to)
    WHERE ${sql}`;
  const rows = (await (
    await request.db()
  ).query(`SELECT c.* ${from} AND ${page.where} ORDER BY ${page.orderBy} LIMIT ${page.limit}`, [
    ...[today, today],
    ...parameters,
    ...page.parameters,
  ])) as CongressRead[];
  return toConnection(
    page,
    rows,
    (row) => [row.held_on ?? "1000-01-01", row.code],
    toCongress,
    async () => {
      const [count] = (await (
        await request.db()
      ).query(`SELECT COUNT(*) AS total ${from}`, [today, today, ...parameters])) as {
        total: number | string;
      }[];
      return Number(count!.total);
    },
  );
}
