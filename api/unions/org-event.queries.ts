import type { DatePrecision } from "../platform/date-precision";
import type { Day } from "../platform/days";
import { encodeId } from "../platform/ids";
import {
  readPage,
  toConnection,
  type Connection,
  type ForwardPageArgs,
  type SortValue,
} from "../platform/page";
import { pageOfParent, type ListOfParent } from "../platform/page-of-parent";
import { grouped, inOrder, places, type Batch, type RequestContext } from "../platform/request";
import { OrgEventKind, OrgEventRole } from "./org-event.enums";
import { OrgEvent, OrgEventParty } from "./org-event.type";
import { namedUnion } from "./union.queries";
import type { Union } from "./union.type";

interface EventRow {
  id: number;
  code: string;
  kind: OrgEventKind;
  effective_on: Day;
  effective_on_precision: DatePrecision;
  decided_on: Day | null;
  announced_on: Day | null;
  decision_number: string | null;
  source_id: number | null;
}

const COLUMNS = `e.id, e.code, e.kind, e.effective_on, e.effective_on_precision, e.decided_on, e.announced_on, e.decision_number, e.source_id`;
const OLDEST_FIRST = { columns: ["e.effective_on", "e.id"], descending: false } as const;
const sortValues = (row: EventRow): SortValue[] => [row.effective_on, row.id];

function toOrgEvent(row: EventRow): OrgEvent {
  return Object.assign(new OrgEvent(), {
    id: encodeId("OrgEvent", row.code),
    rowId: row.id,
    sourceId: row.source_id,
    kind: row.kind,
    effectiveOn: row.effective_on,
    effectiveOnPrecision: row.effective_on_precision,
    decidedOn: row.decided_on,
    announcedOn: row.announced_on,
    decisionNumber: row.decision_number,
  });
}

export interface OrgEventFilter {
  readonly from: Day | null;
  readonly to: Day | null;
  /** Code of a union that takes part in any role. */
  readonly union: string | null;
}

/** The events of a span of days, of all unions or of one, oldest first, a page at a time. */
export async function listOrgEvents(
  request: RequestContext,
  filter: OrgEventFilter,
  args: ForwardPageArgs,
): Promise<Connection<OrgEvent>> {
  const clauses = ["1 = 1"];
  const parameters: SortValue[] = [];
  const add = (sql: string, value: SortValue): void => {
    clauses.push(sql);
    parameters.push(value);
  };
  if (filter.from !== null) add("e.effective_on >= ?", filter.from);
  if (filter.to !== null) add("e.effective_on <= ?", filter.to);
  if (filter.union !== null) {
    const { rowId } = await namedUnion(request, filter.union, null, "union");
    add("EXISTS (SELECT 1 FROM org_event_party p WHERE p.event_id = e.id AND p.union_id = ?)", rowId);
  }
  const where = clauses.join(" AND ");
  const page = readPage(args, OLDEST_FIRST, ["orgEvents", where, parameters]);
  const rows = (await (
    await request.db()
  ).query(
    `SELECT ${COLUMNS} FROM org_event e WHERE ${where} AND ${page.where} ORDER BY ${page.orderBy} LIMIT ${page.limit}`,
    [...parameters, ...page.parameters],
  )) as EventRow[];
  return toConnection(page, rows, sortValues, toOrgEvent, async () => {
    const db = await request.db();
    const [count] = (await db.query(
      `SELECT COUNT(*) AS total FROM org_event e WHERE ${where}`,
      parameters,
    )) as {
      total: number | string;
    }[];
    return Number(count!.total);
  });
}

/** A union that is both source and target of an event still meets it once. */
const HISTORY: ListOfParent = {
  columns: COLUMNS,
  from: "FROM (SELECT DISTINCT event_id, union_id FROM org_event_party) p JOIN org_event e ON e.id = p.event_id WHERE 1 = 1",
  parent: "p.union_id",
  parameters: [],
};

/** The events that concern a union, oldest first, a page at a time. */
export function historyOf(
  request: RequestContext,
  union: Union,
  args: ForwardPageArgs,
): Promise<Connection<OrgEvent>> {
  return pageOfParent(request, HISTORY, union.rowId, OLDEST_FIRST, args, "history", sortValues, toOrgEvent);
}

interface PartyRow {
  union_id: number;
  code: string;
  role: OrgEventRole;
}

/** The unions that an event concerns, by role and code, a page at a time. */
export function partiesOf(
  request: RequestContext,
  event: OrgEvent,
  role: OrgEventRole | null,
  args: ForwardPageArgs,
): Promise<Connection<OrgEventParty>> {
  const list: ListOfParent = {
    columns: "p.union_id, p.role, u.code",
    from: `FROM org_event_party p JOIN trade_union u ON u.id = p.union_id WHERE ${role === null ? "1 = 1" : "p.role = ?"}`,
    parent: "p.event_id",
    parameters: role === null ? [] : [role],
  };
  return pageOfParent<PartyRow, OrgEventParty>(
    request,
    list,
    event.rowId,
    { columns: ["p.role", "u.code"], descending: false },
    args,
    "parties",
    (row) => [row.role, row.code],
    (row) => Object.assign(new OrgEventParty(), { unionId: row.union_id, role: row.role }),
  );
}

const SUCCESSION = [OrgEventKind.ABSORBED, OrgEventKind.CONSOLIDATED, OrgEventKind.SPLIT];

/** For unions in one role of the events that make one union of another: the unions in the other role, oldest event first. */
const acrossFrom =
  (role: OrgEventRole, other: OrgEventRole): Batch<number, number[]> =>
  async (db, unionIds) => {
    const rows = (await db.query(
      `SELECT me.union_id AS me, o.union_id AS other_id
         FROM org_event_party me
         JOIN org_event e ON e.id = me.event_id AND e.kind IN (${places(SUCCESSION)})
         JOIN org_event_party o ON o.event_id = e.id AND o.role = ? AND o.union_id <> me.union_id
         JOIN trade_union u ON u.id = o.union_id
        WHERE me.role = ? AND me.union_id IN (${places(unionIds)})
        ORDER BY e.effective_on, e.id, u.code`,
      [...SUCCESSION, other, role, ...unionIds],
    )) as { me: number; other_id: number }[];
    return grouped(unionIds, rows, (row) => row.me).map((some) => [
      ...new Set(some.map((row) => row.other_id)),
    ]);
  };

/** The unions that each of these came from. */
export const predecessorIds = acrossFrom(OrgEventRole.TARGET, OrgEventRole.SOURCE);

/** The unions that each of these became. */
export const successorIds = acrossFrom(OrgEventRole.SOURCE, OrgEventRole.TARGET);

const eventByCode: Batch<string, OrgEvent | null> = async (db, codes) => {
  const rows = (await db.query(`SELECT ${COLUMNS} FROM org_event e WHERE e.code IN (${places(codes)})`, [
    ...codes,
  ])) as EventRow[];
  return inOrder(codes, rows, (row) => row.code).map((row) => (row === null ? null : toOrgEvent(row)));
};

/** The event that a global id names. */
export async function orgEventNode(
  request: RequestContext,
  key: string,
  day: Day | null,
): Promise<OrgEvent | null> {
  return day === null ? request.load(eventByCode, key) : null;
}
