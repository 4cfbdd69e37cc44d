import { perform, type Scope } from "../identity/perform";
import { readPeriod, type ReportPeriod } from "../indicators/period";
import type { Role } from "../platform/actor";
import { touchesOnlyWhatItNames } from "../platform/data-changes";
import type { WriteDb } from "../platform/database";
import { badInput } from "../platform/errors";
import { keyOfId } from "../platform/ids";
import type { RequestContext } from "../platform/request";
import { recount } from "../rollup/census";
import { periodRow } from "../rollup/facts";
import type { UnionRow } from "../unions/union.entity";
import { checkRevision, checkStatus, noReport } from "./conflict";
import { DRAFT_VERSION, readContent } from "./content";
import { reportNode, reportOf } from "./report.queries";
import { type Report, ReportStatus } from "./report.type";

/** One step in the life of a report: who may take it, and from where. */
export interface Step {
  readonly mutation: string;
  readonly role: Role;
  readonly scope: Scope;
  /** The states from which it can be taken; CONFLICT from any other. */
  readonly from: readonly ReportStatus[];
  /** Code of the union. */
  readonly union: string;
  /** Code of the period. */
  readonly period: string;
  readonly input: object & { readonly idempotencyKey?: string | null };
  readonly expectedRevision?: number | null;
  /**
   * Who may take it where nothing was written of the report: any union that existed in the period, or only one that has
   * to report it. Left out: nobody, for it needs a report.
   */
  readonly first?: "ANY_UNION" | "EXPECTED_UNION";
}

/** A report that is locked until the transaction ends. */
export interface OpenReport {
  readonly tx: WriteDb;
  readonly request: RequestContext;
  readonly union: UnionRow;
  readonly period: ReportPeriod;
  readonly id: number;
  /** As it stood before the step. */
  readonly before: Report;
}

/** The columns that a step changes, beside the revision. */
export interface StepResult {
  readonly status: ReportStatus;
  readonly version?: number;
  readonly data_cutoff?: string | null;
  readonly submitted_at?: string;
  readonly approved_at?: string;
  readonly return_reason?: string | null;
  readonly exempt_reason?: string;
}

/** The union and the period that the id of a report names; NOT_FOUND for one that names none. */
export function reportNamed(reportId: string): { readonly union: string; readonly period: string } {
  const key = keyOfId(reportId, "Report", "reportId");
  const slash = key.lastIndexOf("/");
  if (slash < 0) throw noReport();
  return { union: key.slice(0, slash), period: key.slice(slash + 1) };
}

/** States in which a report counts in the census of its period: as handed in, as approved, as not to be handed in. */
const COUNTED: ReadonlySet<ReportStatus> = new Set([
  ReportStatus.SUBMITTED,
  ReportStatus.APPROVED,
  ReportStatus.EXEMPT,
]);
const isCounted = (status: ReportStatus): boolean => COUNTED.has(status);

/** The row of the report, locked on MySQL (SQLite has one writer); null where nothing was written. */
async function lockRow(
  request: RequestContext,
  tx: WriteDb,
  unionId: number,
  period: string,
): Promise<number | null> {
  const [found] = (await tx.query("SELECT id FROM report_period WHERE code = ?", [period])) as {
    id: number;
  }[];
  if (!found) return null;
  const lock = request.database.kind === "mysql" ? " FOR UPDATE" : "";
  const [row] = (await tx.query(`SELECT id FROM report WHERE union_id = ? AND period_id = ?${lock}`, [
    ...[unionId, found.id],
  ])) as { id: number }[];
  return row?.id ?? null;
}

/** The first row of a report. Its revision is set by the step. */
async function insertRow(tx: WriteDb, union: UnionRow, period: ReportPeriod): Promise<number> {
  const periodId = await periodRow(tx, period);
  await tx.query(
    "INSERT INTO report (union_id, period_id, status, revision, version) VALUES (?, ?, ?, 1, 0)",
    [union.id, periodId, ReportStatus.DRAFT],
  );
  return (
    (await tx.query("SELECT id FROM report WHERE union_id = ? AND period_id = ?", [
      ...[union.id, periodId],
    ])) as { id: number }[]
  )[0]!.id;
}

/** BAD_USER_INPUT for a period on no day of which the union existed. */
export function checkLife(union: UnionRow, period: ReportPeriod): void {
  if (union.validFrom <= period.to && union.validTo > period.from) return;
  throw badInput(
    "period",
    "period: công đoàn không tồn tại trong kỳ này / the union did not exist in this period.",
  );
}

/** What the audit keeps of a report: where it stands and how much it says, never what. */
async function auditedState(
  tx: WriteDb,
  report: Pick<Report, "rowId" | "status" | "revision" | "version">,
): Promise<object> {
  const { status, revision, version } = report;
  const shown = status === ReportStatus.APPROVED ? version : DRAFT_VERSION;
  const { values, explanations } = await readContent(tx, report.rowId!, shown);
  return { status, revision, version, values: values.length, explanations: explanations.size };
}

/**
 * Takes one step in the life of a report, in one transaction with its audit row and its entry of the change feed.
 * Answers with the report as it then stands. UNAUTHENTICATED and FORBIDDEN come before anything is said of the report,
 * so that a caller learns nothing of one that it may not see. NOT_FOUND: no such union, or no report. CONFLICT: another
 * state, or another revision, with the report as it is in `extensions.report`.
 */
export async function takeStep(
  request: RequestContext,
  step: Step,
  work: (report: OpenReport) => Promise<StepResult>,
): Promise<Report> {
  const { mutation, role, scope, input, union: code } = step;
  const verb = { mutation, role, scope, union: code, input, idempotencyKey: input.idempotencyKey };
  const key = await perform(request, verb, async (tx, union, log) => {
    touchesOnlyWhatItNames(tx);
    const period = readPeriod(step.period, request.today);
    const locked = await lockRow(request, tx, union.id, period.code);
    if (step.first) checkLife(union, period);
    const unasked = step.first === "ANY_UNION";
    const before = await request.load(reportOf, { unionId: union.id, period: period.code, unasked });
    if (before === null) throw noReport();
    checkRevision(before, step.expectedRevision);
    checkStatus(before, step.from);
    const past = locked === null ? null : await auditedState(tx, before);
    const id = locked ?? (await insertRow(tx, union, period));
    const result = await work({ tx, request, union, period, id, before });
    const columns: [string, unknown][] = [...Object.entries(result), ["revision", before.revision + 1]];
    await tx.query(`UPDATE report SET ${columns.map(([name]) => `${name} = ?`).join(", ")} WHERE id = ?`, [
      ...columns.map(([, value]) => value),
      id,
    ]);
    if (isCounted(before.status) || isCounted(result.status))
      await recount(tx, [union.id], period, result.status === ReportStatus.APPROVED);
    const now = { ...before, rowId: id, ...result, revision: before.revision + 1 };
    const name = `${union.code}/${period.code}`;
    await log.changed({ kind: "Report", key: name, before: past, after: await auditedState(tx, now) });
    return name;
  });
  return (await reportNode(request, key))!;
}
