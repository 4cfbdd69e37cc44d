import type { Day } from "../platform/days";
import { encodeId } from "../platform/ids";
import { grouped, inOrder, places, type Batch, type RequestContext } from "../platform/request";
import type { CommitteeKind } from "./committee.enums";
import { Committee } from "./committee.type";
import { Term } from "./congress.type";

interface CommitteeRead {
  id: number;
  code: string;
  union_id: number;
  kind: CommitteeKind;
  name_vi: string | null;
  name_en: string | null;
  term_id: number | null;
  own_start_year: number | null;
  own_end_year: number | null;
  own_ordinal: number | null;
  source_id: number | null;
}

function ownTermOf(row: CommitteeRead): Term | null {
  if (row.own_start_year === null && row.own_end_year === null && row.own_ordinal === null) return null;
  return Object.assign(new Term(), {
    rowId: 0,
    unionId: row.union_id,
    sourceId: row.source_id,
    seenOn: null,
    startYear: row.own_start_year,
    endYear: row.own_end_year,
    ordinal: row.own_ordinal,
  });
}

const toCommittee = (row: CommitteeRead): Committee =>
  Object.assign(new Committee(), {
    id: encodeId("Committee", row.code),
    rowId: row.id,
    unionId: row.union_id,
    termId: row.term_id,
    ownTerm: ownTermOf(row),
    sourceId: row.source_id,
    names: { vi: row.name_vi, en: row.name_en },
    kind: row.kind,
  });

/** Committees by internal id. */
export const committeeById: Batch<number, Committee | null> = async (db, ids) => {
  const rows = (await db.query(`SELECT * FROM committee WHERE id IN (${places(ids)})`, [
    ...ids,
  ])) as CommitteeRead[];
  return inOrder(ids, rows, (row) => row.id).map((row) => row && toCommittee(row));
};

const committeeByCode: Batch<string, Committee | null> = async (db, codes) => {
  const rows = (await db.query(`SELECT * FROM committee WHERE code IN (${places(codes)})`, [
    ...codes,
  ])) as CommitteeRead[];
  return inOrder(codes, rows, (row) => row.code).map((row) => row && toCommittee(row));
};

/** The bodies of unions, by kind. */
export const committeesOf: Batch<number, Committee[]> = async (db, unionIds) => {
  const rows = (await db.query(
    `SELECT * FROM committee WHERE union_id IN (${places(unionIds)}) ORDER BY kind, id`,
    [...unionIds],
  )) as CommitteeRead[];
  return grouped(unionIds, rows, (row) => row.union_id).map((some) => some.map(toCommittee));
};

/** The committee that a global id names. */
export async function committeeNode(
  request: RequestContext,
  key: string,
  day: Day | null,
): Promise<Committee | null> {
  return day === null ? request.load(committeeByCode, key) : null;
}
