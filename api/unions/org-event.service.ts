import type { WriteDb } from "../platform/database";
import { DatePrecision } from "../platform/date-precision";
import { isDay, type Day } from "../platform/days";
import { ApiError, badInput } from "../platform/errors";
import { cleanCode, cleanText } from "../platform/text";
import { OrgEventPartyRow, OrgEventRow } from "./org-event.entity";
import type { OrgEventKind, OrgEventRole } from "./org-event.enums";
import { UnionRow } from "./union.entity";

export interface OrgEventInput {
  readonly code: string;
  readonly kind: OrgEventKind;
  readonly effectiveOn: Day;
  /** DAY where nothing is said. */
  readonly effectiveOnPrecision?: DatePrecision;
  readonly decidedOn?: Day | null;
  readonly announcedOn?: Day | null;
  readonly decisionNumber?: string | null;
  /** Unions by code; at least one. */
  readonly parties: readonly { readonly union: string; readonly role: OrgEventRole }[];
  readonly sourceId?: number | null;
}

/**
 * Records what happened to unions; returns its internal id. It changes no union by itself. BAD_USER_INPUT: a day that
 * does not exist, no party, an unknown union, the same union twice in one role. CONFLICT: a code that is taken.
 */
export async function recordOrgEvent(tx: WriteDb, input: OrgEventInput): Promise<number> {
  const code = cleanCode(input.code, "code");
  for (const field of ["effectiveOn", "decidedOn", "announcedOn"] as const) {
    const day = input[field];
    if (day && !isDay(day))
      throw badInput(field, `${field}: không phải ngày có thật / not a real calendar day.`);
  }
  if (code === "") throw badInput("code", "code: không được để trống / must not be empty.");
  if (await tx.findOneBy(OrgEventRow, { code })) {
    throw new ApiError(
      "CONFLICT",
      `Mã ${code} đã có sự kiện dùng / the code ${code} already names an event.`,
    );
  }
  const parties = new Map<string, { unionId: number; role: OrgEventRole }>();
  for (const { union, role } of input.parties) {
    const row = await tx.findOneBy(UnionRow, { code: cleanCode(union, "parties") });
    if (!row) throw badInput("parties", "parties: không có công đoàn mang mã này / no union has this code.");
    parties.set(`${role} ${row.id}`, { unionId: row.id, role });
  }
  if (parties.size === 0 || parties.size < input.parties.length) {
    throw badInput(
      "parties",
      "parties: mỗi công đoàn một lần trong một vai / each union once in each role, at least one.",
    );
  }
  const { identifiers } = await tx.insert(OrgEventRow, {
    code,
    kind: input.kind,
    effectiveOn: input.effectiveOn,
    effectiveOnPrecision: input.effectiveOnPrecision ?? DatePrecision.DAY,
    decidedOn: input.decidedOn ?? null,
    announcedOn: input.announcedOn ?? null,
    decisionNumber: input.decisionNumber ? cleanText(input.decisionNumber, "decisionNumber", 100) : null,
    sourceId: input.sourceId ?? null,
  });
  const eventId = identifiers[0]!.id as number;
  for (const party of parties.values()) await tx.insert(OrgEventPartyRow, { eventId, ...party });
  return eventId;
}
