import type { Day } from "../platform/days";
import { encodeId } from "../platform/ids";
import { grouped, inOrder, places, type Batch, type RequestContext } from "../platform/request";
import type { CongressForm, CongressStatus } from "./congress.enums";
import { Congress, Term } from "./congress.type";

/** A union seen on a day. */
export interface SeenUnion {
  readonly unionId: number;
  readonly day: Day | null;
}

interface TermRead {
  id: number;
  union_id: number;
  start_year: number | null;
  end_year: number | null;
  ordinal: number | null;
  source_id: number | null;
}

const toTerm = (row: TermRead, seenOn: Day | null): Term =>
  Object.assign(new Term(), {
    rowId: row.id,
    unionId: row.union_id,
    sourceId: row.source_id,
    seenOn,
    startYear: row.start_year,
    endYear: row.end_year,
    ordinal: row.ordinal,
  });

/** Terms by internal id, of unions under their plain ids. */
export const termById: Batch<number, Term | null> = async (db, ids) => {
  const rows = (await db.query(`SELECT * FROM union_term WHERE id IN (${places(ids)})`, [
    ...ids,
  ])) as TermRead[];
  return inOrder(ids, rows, (row) => row.id).map((row) => row && toTerm(row, null));
};

/** The terms of unions, oldest first. */
export const termsOf: Batch<SeenUnion, Term[]> = async (db, keys) => {
  const ids = [...new Set(keys.map((key) => key.unionId))];
  const rows = (await db.query(
    `SELECT * FROM union_term WHERE union_id IN (${places(ids)}) ORDER BY COALESCE(start_year, end_year - 1, 0), id`,
    ids,
  )) as TermRead[];
  return grouped(
    keys.map((key) => key.unionId),
    rows,
    (row) => row.union_id,
  ).map((some, index) => some.map((row) => toTerm(row, keys[index]!.day)));
};

/** A congress as read from the database. */
export interface CongressRead {
  id: number;
  code: string;
  union_id: number;
  term_id: number | null;
  ordinal: number | null;
  status: CongressStatus;
  form: CongressForm | null;
  held_on: Day | null;
  is_pilot: number | boolean;
  chosen_by_id: number | null;
  source_id: number | null;
}

/** A row as a reader sees it. */
export const toCongress = (row: CongressRead): Congress =>
  Object.assign(new Congress(), {
    id: encodeId("Congress", row.code),
    rowId: row.id,
    unionId: row.union_id,
    termId: row.term_id,
    chosenById: row.chosen_by_id,
    sourceId: row.source_id,
    code: row.code,
    ordinal: row.ordinal,
    status: row.status,
    form: row.form,
    heldOn: row.held_on,
    isPilot: Boolean(row.is_pilot),
  });

/** Congresses by internal id. */
export const congressById: Batch<number, Congress | null> = async (db, ids) => {
  const rows = (await db.query(`SELECT * FROM congress WHERE id IN (${places(ids)})`, [
    ...ids,
  ])) as CongressRead[];
  return inOrder(ids, rows, (row) => row.id).map((row) => row && toCongress(row));
};

/** Congresses by their stable codes; null for a code that none has. */
export const congressByCode: Batch<string, Congress | null> = async (db, codes) => {
  const rows = (await db.query(`SELECT * FROM congress WHERE code IN (${places(codes)})`, [
    ...codes,
  ])) as CongressRead[];
  return inOrder(codes, rows, (row) => row.code).map((row) => row && toCongress(row));
};

/** The congresses of unions: those held in their order, then the others. */
export const congressesOf: Batch<number, Congress[]> = async (db, unionIds) => {
  const rows = (await db.query(
    `SELECT * FROM congress WHERE union_id IN (${places(unionIds)})
      ORDER BY CASE WHEN status = 'HELD' THEN 0 ELSE 1 END, COALESCE(ordinal, 1000), COALESCE(held_on, '9999-12-31'), id`,
    [...unionIds],
  )) as CongressRead[];
  return grouped(unionIds, rows, (row) => row.union_id).map((some) => some.map(toCongress));
};

/** The congress that a global id names. */
export async function congressNode(
  request: RequestContext,
  key: string,
  day: Day | null,
): Promise<Congress | null> {
  return day === null ? request.load(congressByCode, key) : null;
}
