import type { Day } from "../platform/days";
import { encodeId } from "../platform/ids";
import { grouped, inOrder, places, type Batch } from "../platform/request";
import type { TaskOrigin } from "./congress.enums";
import type { SeenUnion } from "./congress.queries";
import { DocumentReference, ResolutionTask } from "./congress.type";

interface TaskRead {
  id: number;
  union_id: number;
  origin: TaskOrigin;
  congress_id: number | null;
  campaign_code: string | null;
  ordinal: number;
  text_vi: string;
  text_en: string | null;
  plan_year: number | null;
  issued_by_id: number | null;
  source_id: number | null;
}

const toTask = (row: TaskRead, seenOn: Day | null): ResolutionTask =>
  Object.assign(new ResolutionTask(), {
    id: encodeId("ResolutionTask", row.id),
    rowId: row.id,
    unionId: row.union_id,
    issuedById: row.issued_by_id,
    sourceId: row.source_id,
    seenOn,
    texts: { vi: row.text_vi, en: row.text_en },
    ordinal: row.ordinal,
    origin: row.origin,
    year: row.plan_year,
  });

/** Tasks by internal id. */
export const taskById: Batch<number, ResolutionTask | null> = async (db, ids) => {
  const rows = (await db.query(`SELECT * FROM resolution_task WHERE id IN (${places(ids)})`, [
    ...ids,
  ])) as TaskRead[];
  return inOrder(ids, rows, (row) => row.id).map((row) => row && toTask(row, null));
};

/** Everything that unions set themselves or were told to do: by origin, document and number. */
export const tasksOfUnion: Batch<SeenUnion, ResolutionTask[]> = async (db, keys) => {
  const ids = [...new Set(keys.map((key) => key.unionId))];
  const rows = (await db.query(
    `SELECT * FROM resolution_task WHERE union_id IN (${places(ids)})
      ORDER BY origin, COALESCE(plan_year, 0), congress_id, campaign_code, ordinal, id`,
    ids,
  )) as TaskRead[];
  return grouped(
    keys.map((key) => key.unionId),
    rows,
    (row) => row.union_id,
  ).map((some, index) => some.map((row) => toTask(row, keys[index]!.day)));
};

/** What congresses resolved, in order. */
export const tasksOfCongress: Batch<number, ResolutionTask[]> = async (db, congressIds) => {
  const rows = (await db.query(
    `SELECT * FROM resolution_task WHERE congress_id IN (${places(congressIds)}) ORDER BY ordinal, id`,
    [...congressIds],
  )) as TaskRead[];
  return grouped(congressIds, rows, (row) => row.congress_id).map((some) =>
    some.map((row) => toTask(row, null)),
  );
};

/** The contents of campaigns, by code, in order. */
export const tasksOfCampaign: Batch<string, ResolutionTask[]> = async (db, codes) => {
  const rows = (await db.query(
    `SELECT * FROM resolution_task WHERE campaign_code IN (${places(codes)}) ORDER BY ordinal, id`,
    [...codes],
  )) as TaskRead[];
  return grouped(codes, rows, (row) => row.campaign_code).map((some) => some.map((row) => toTask(row, null)));
};

interface ReferenceRead {
  union_id: number;
  title_vi: string;
  title_en: string | null;
  number: string | null;
  issued_on: Day | null;
  issuer: string | null;
  congress_id: number | null;
  source_id: number | null;
}

/** The documents that unions studied or carried out, in the order in which they were recorded. */
export const referencesOf: Batch<number, DocumentReference[]> = async (db, unionIds) => {
  const rows = (await db.query(
    `SELECT * FROM document_reference WHERE union_id IN (${places(unionIds)}) ORDER BY id`,
    [...unionIds],
  )) as ReferenceRead[];
  return grouped(unionIds, rows, (row) => row.union_id).map((some) =>
    some.map((row) =>
      Object.assign(new DocumentReference(), {
        sourceId: row.source_id,
        congressId: row.congress_id,
        titles: { vi: row.title_vi, en: row.title_en },
        number: row.number,
        issuedOn: row.issued_on,
        issuer: row.issuer,
      }),
    ),
  );
};
