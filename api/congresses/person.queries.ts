import type { Day } from "../platform/days";
import { encodeId } from "../platform/ids";
import { readPage, toConnection, type Connection, type ForwardPageArgs } from "../platform/page";
import { inOrder, remembered, places, type Batch, type RequestContext } from "../platform/request";
import { cleanText, containing, fold } from "../platform/text";
import { Person } from "./committee.type";

interface PersonRead {
  id: number;
  code: string;
  name: string;
  sort_key: string;
  erased_at: string | null;
  source_id: number | null;
}

const COLUMNS = "p.id, p.code, p.name, p.sort_key, p.erased_at, p.source_id";

const toPerson = (row: PersonRead): Person =>
  Object.assign(new Person(), {
    id: encodeId("Person", row.code),
    rowId: row.id,
    sourceId: row.source_id,
    sortKey: row.sort_key,
    name: row.name,
    isErased: row.erased_at !== null,
  });

/** People by internal id; remembered, without anything that only some may see. */
export const personById = remembered<number, Person | null>(async (db, ids) => {
  const rows = (await db.query(`SELECT ${COLUMNS} FROM person p WHERE p.id IN (${places(ids)})`, [
    ...ids,
  ])) as PersonRead[];
  return inOrder(ids, rows, (row) => row.id).map((row) => row && toPerson(row));
});

/** People by the keys of their global ids. */
export const personByCode: Batch<string, Person | null> = async (db, codes) => {
  const rows = (await db.query(`SELECT ${COLUMNS} FROM person p WHERE p.code IN (${places(codes)})`, [
    ...codes,
  ])) as PersonRead[];
  return inOrder(codes, rows, (row) => row.code).map((row) => row && toPerson(row));
};

const ORDER = { columns: ["p.sort_key", "p.id"], descending: false } as const;

/** The people in whose name every word of a text occurs, by name, a page at a time; an erased name is never found. */
export async function listPeople(
  request: RequestContext,
  text: string | null,
  args: ForwardPageArgs,
): Promise<Connection<Person>> {
  const cleaned = cleanText(text ?? "", "text");
  const words = fold(cleaned).split(" ").filter(Boolean);
  const clauses = ["p.erased_at IS NULL", ...words.map(() => "p.search_text LIKE ? ESCAPE '!'")];
  if (cleaned !== "" && words.length === 0) clauses.push("1 = 0");
  const where = clauses.join(" AND ");
  const parameters = words.map(containing);
  const page = readPage(args, ORDER, ["people", where, parameters]);
  const rows = (await (
    await request.db()
  ).query(
    `SELECT ${COLUMNS} FROM person p WHERE ${where} AND ${page.where} ORDER BY ${page.orderBy} LIMIT ${page.limit}`,
    [...parameters, ...page.parameters],
  )) as PersonRead[];
  return toConnection(
    page,
    rows,
    (row) => [row.sort_key, row.id],
    toPerson,
    async () => {
      const db = await request.db();
      const [count] = (await db.query(
        `SELECT COUNT(*) AS total FROM person p WHERE ${where}`,
        parameters,
      )) as {
        total: number | string;
      }[];
      return Number(count!.total);
    },
  );
}

/** The person that a global id names. */
export async function personNode(
  request: RequestContext,
  key: string,
  day: Day | null,
): Promise<Person | null> {
  return day === null ? request.load(personByCode, key) : null;
}
