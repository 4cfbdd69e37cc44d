import { fromOf, lastDayOf, type Day } from "../platform/days";
import { encodeId } from "../platform/ids";
import type { Connection, ForwardPageArgs } from "../platform/page";
import { pageOfParent } from "../platform/page-of-parent";
import { grouped, inOrder, places, type Batch, type RequestContext } from "../platform/request";
import { UnionStatus } from "../unions/union.enums";
import type { Union } from "../unions/union.type";
import type { PositionKind } from "./committee.enums";
import { ExternalPosition, Mandate } from "./committee.type";

interface MandateRead {
  id: number;
  person_id: number;
  union_id: number;
  committee_id: number | null;
  position_kind: PositionKind;
  title_vi: string | null;
  title_en: string | null;
  valid_from: Day;
  valid_to: Day;
  held_on: Day | null;
  shown_from: Day;
  source_id: number | null;
}

const COLUMNS = `m.id, m.person_id, m.union_id, m.committee_id, m.position_kind, m.title_vi, m.title_en, m.valid_from, m.valid_to,
  m.held_on, m.shown_from, m.source_id`;

const toMandate = (row: MandateRead, seenOn: Day | null): Mandate =>
  Object.assign(new Mandate(), {
    id: encodeId("Mandate", row.id),
    rowId: row.id,
    personId: row.person_id,
    unionId: row.union_id,
    committeeId: row.committee_id,
    sourceId: row.source_id,
    seenOn,
    titles: { vi: row.title_vi, en: row.title_en },
    position: row.position_kind,
    from: fromOf(row.valid_from),
    to: lastDayOf(row.valid_to),
    heldOn: row.held_on,
  });

/** Mandates by internal id. */
export const mandateById: Batch<number, Mandate | null> = async (db, ids) => {
  const rows = (await db.query(`SELECT ${COLUMNS} FROM mandate m WHERE m.id IN (${places(ids)})`, [
    ...ids,
  ])) as MandateRead[];
  return inOrder(ids, rows, (row) => row.id).map((row) => row && toMandate(row, null));
};

const mandatesBy =
  (column: "person_id" | "committee_id"): Batch<number, Mandate[]> =>
  async (db, ids) => {
    const rows = (await db.query(
      `SELECT ${COLUMNS} FROM mandate m WHERE m.${column} IN (${places(ids)}) ORDER BY m.shown_from, m.id`,
      [...ids],
    )) as MandateRead[];
    return grouped(ids, rows, (row) => row[column]).map((some) => some.map((row) => toMandate(row, null)));
  };

/** Every post that people hold or held in unions, oldest first. */
export const mandatesOfPerson = mandatesBy("person_id");

/** Everyone who sits or sat on committees, oldest first. */
export const mandatesOfCommittee = mandatesBy("committee_id");

/**
 * The posts of a union, oldest first, a page at a time: those held on the day on which the union is seen, or all that
 * ever were. Outside its life nobody holds any.
 */
export function listMandates(
  request: RequestContext,
  union: Union,
  position: PositionKind | null,
  all: boolean,
  args: ForwardPageArgs,
): Promise<Connection<Mandate>> {
  const clauses: string[] = [];
  const parameters: string[] = [];
  if (position !== null) {
    clauses.push("m.position_kind = ?");
    parameters.push(position);
  }
  if (!all) {
    clauses.push(union.status === UnionStatus.ACTIVE ? "m.shown_from <= ? AND ? < m.shown_to" : "? <> ?");
    parameters.push(union.asOf, union.asOf);
  }
  return pageOfParent<MandateRead, Mandate>(
    request,
    {
      columns: COLUMNS,
      from: `FROM mandate m WHERE ${clauses.join(" AND ") || "1 = 1"}`,
      parent: "m.union_id",
      parameters,
      isRemembered: true,
    },
    union.rowId,
    { columns: ["m.shown_from", "m.id"], descending: false },
    args,
    `mandates ${all}`,
    (row) => [row.shown_from, row.id],
    (row) => toMandate(row, union.seenOn),
  );
}

interface ExternalRead {
  person_id: number;
  title_vi: string;
  title_en: string | null;
  organisation_vi: string;
  organisation_en: string | null;
  held_on: Day | null;
  source_id: number | null;
}

/** The posts of people outside the unions, oldest first. */
export const externalPositionsOf: Batch<number, ExternalPosition[]> = async (db, personIds) => {
  const rows = (await db.query(
    `SELECT * FROM external_position WHERE person_id IN (${places(personIds)}) ORDER BY COALESCE(held_on, '1000-01-01'), id`,
    [...personIds],
  )) as ExternalRead[];
  return grouped(personIds, rows, (row) => row.person_id).map((some) =>
    some.map((row) =>
      Object.assign(new ExternalPosition(), {
        sourceId: row.source_id,
        titles: { vi: row.title_vi, en: row.title_en },
        organisations: { vi: row.organisation_vi, en: row.organisation_en },
        heldOn: row.held_on,
      }),
    ),
  );
};
