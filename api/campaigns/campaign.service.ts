import type { WriteDb } from "../platform/database";
import { ApiError, badInput } from "../platform/errors";
import { indexRows, removeFromIndex } from "../platform/search-index";
import { cleanCode } from "../platform/text";
import { knownCode, notNull, optionalText, textOf } from "../record/rules";
import { deleteUncited } from "../sources/uncited";
import type { UnionRow } from "../unions/union.entity";
import { ResolutionTaskRow } from "../congresses/congress.entity";
import { TaskOrigin } from "../congresses/congress.enums";
import type { CampaignDraft } from "./campaign.draft";
import {
  CampaignMovementRow,
  CampaignParticipantRow,
  CampaignPhaseRow,
  CampaignRow,
} from "./campaign.entity";
import {
  checkContents,
  replaceContents,
  replaceMovements,
  replaceParticipants,
  replacePhases,
} from "./campaign.parts";
import { checkCampaign, checkPhases, spanOf } from "./campaign.rules";
import { campaignSearch } from "./campaign.search";

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u;

/** The internal id of the campaign with a code: undefined and null stay what they are; an unknown one is BAD_USER_INPUT. */
export async function campaignIdOf<C extends string | null | undefined>(
  tx: WriteDb,
  code: C,
  field: string,
): Promise<number | Exclude<C, string>> {
  if (code === undefined || code === null) return code as Exclude<C, string>;
  const campaign = await tx.findOneBy(CampaignRow, { code: cleanCode(code, field) });
  if (!campaign)
    throw badInput(field, `${field}: không có phong trào mang mã này / no campaign has this code.`);
  return campaign.id;
}

async function columnsOf(
  tx: WriteDb,
  draft: CampaignDraft,
  before: CampaignRow | null,
): Promise<Partial<CampaignRow>> {
  for (const field of ["name", "kind", "year"] as const) notNull(draft[field], field);
  const stated = {
    nameVi: draft.name === undefined ? undefined : textOf(draft.name, "name", 300),
    nameEn: optionalText(draft.nameEn, "nameEn", 300),
    kindCode: draft.kind === undefined ? undefined : await knownCode(tx, "campaign_kind", draft.kind, "kind"),
    year: draft.year,
    mottoVi: optionalText(draft.motto, "motto", 500),
    mottoEn: optionalText(draft.mottoEn, "mottoEn", 500),
    launchedOn: draft.launchedOn,
    ...spanOf(draft, before, "to"),
  };
  return Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined));
}

/** Writes the lists that the draft gives, then everything that a search finds the campaign by. */
async function writeParts(tx: WriteDb, row: CampaignRow, draft: CampaignDraft): Promise<void> {
  if (draft.phases) await replacePhases(tx, row, draft.phases);
  else
    checkPhases(
      row,
      await tx.find(CampaignPhaseRow, { where: { campaignId: row.id }, order: { ordinal: "ASC" } }),
    );
  if (draft.participants) await replaceParticipants(tx, row, draft.participants);
  if (draft.contents) await replaceContents(tx, row, draft.contents);
  else await checkContents(tx, row);
  if (draft.movements) await replaceMovements(tx, row, draft.movements);
  await indexRows(tx, campaignSearch, [row.id]);
}

/** What the audit keeps of a campaign. */
export async function auditedCampaign(tx: WriteDb, row: CampaignRow): Promise<object> {
  return { ...row, phases: await tx.findBy(CampaignPhaseRow, { campaignId: row.id }) };
}

/** Launches a campaign of a union. CONFLICT: a code that is taken. BAD_USER_INPUT: days, parts or codes that cannot be. */
export async function launchCampaign(
  tx: WriteDb,
  union: UnionRow,
  given: string,
  draft: CampaignDraft,
  sourceId: number | null,
): Promise<CampaignRow> {
  const code = cleanCode(given, "code");
  if (!CODE.test(code)) {
    throw badInput(
      "code",
      "code: chỉ gồm chữ, số, dấu gạch nối / letters, digits, hyphens, dots and underscores only.",
    );
  }
  if (await tx.findOneBy(CampaignRow, { code })) {
    throw new ApiError(
      "CONFLICT",
      `Mã ${code} đã có phong trào dùng / the code ${code} already names a campaign.`,
    );
  }
  const blank = { nameEn: null, mottoVi: null, mottoEn: null, launchedOn: null };
  const row = {
    ...blank,
    ...(await columnsOf(tx, draft, null)),
    code,
    unionId: union.id,
    sourceId,
  } as CampaignRow;
  checkCampaign(row, union);
  row.id = (await tx.insert(CampaignRow, row)).identifiers[0]!.id as number;
  await writeParts(tx, row, draft);
  return row;
}

/** Changes what the draft gives of a campaign; returns what it was and is. */
export async function correctCampaign(
  tx: WriteDb,
  union: UnionRow,
  before: CampaignRow,
  draft: CampaignDraft,
  sourceId: number | null | undefined,
): Promise<CampaignRow> {
  const changes = await columnsOf(tx, draft, before);
  if (sourceId !== undefined) changes.sourceId = sourceId;
  const after = { ...before, ...changes };
  checkCampaign(after, union);
  await tx.update(CampaignRow, before.id, changes);
  if (after.sourceId !== before.sourceId) await deleteUncited(tx, before.sourceId);
  await tx.update(
    ResolutionTaskRow,
    { campaignCode: after.code, origin: TaskOrigin.CAMPAIGN },
    { year: after.year },
  );
  await writeParts(tx, after, draft);
  return after;
}

const STILL_NAMED = /^(ER_ROW_IS_REFERENCED(_2)?|SQLITE_CONSTRAINT_FOREIGNKEY)$/;

/** Takes a campaign out of the record with its parts. CONFLICT: an award, a target or a movement still names it. */
export async function withdrawCampaign(tx: WriteDb, row: CampaignRow): Promise<void> {
  const ofCampaign = { campaignId: row.id };
  await tx.delete(ResolutionTaskRow, { campaignCode: row.code, origin: TaskOrigin.CAMPAIGN });
  for (const part of [CampaignPhaseRow, CampaignParticipantRow, CampaignMovementRow])
    await tx.delete(part, ofCampaign);
  await removeFromIndex(tx, campaignSearch.scopes[0]!, [row.code]);
  try {
    await tx.delete(CampaignRow, row.id);
  } catch (error) {
    if (!STILL_NAMED.test((error as { code?: string }).code ?? "")) throw error;
    throw new ApiError(
      "CONFLICT",
      "Còn khen thưởng, chỉ tiêu hoặc phong trào thuộc về nó / awards, targets or movements still belong to it.",
    );
  }
}
