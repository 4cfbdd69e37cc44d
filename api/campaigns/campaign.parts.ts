import { In } from "typeorm";
import { ResolutionTaskRow } from "../congresses/congress.entity";
import { TaskOrigin } from "../congresses/congress.enums";
import type { WriteDb } from "../platform/database";
import { badInput } from "../platform/errors";
import { places } from "../platform/request";
import { cleanCode } from "../platform/text";
import { optionalText, textOf } from "../record/rules";
import { UnionRow } from "../unions/union.entity";
import type { ContentDraft, PhaseDraft } from "./campaign.draft";
import {
  CampaignMovementRow,
  CampaignParticipantRow,
  CampaignPhaseRow,
  type CampaignRow,
} from "./campaign.entity";
import { checkPhases, spanOf } from "./campaign.rules";

const MOST_PARTS = 200;
const MOST_PARTICIPANTS = 5000;

function notTooMany(list: readonly unknown[], field: string, most: number): void {
  if (list.length > most) throw badInput(field, `${field}: tối đa ${most} / at most ${most}.`);
}

/** The phases of a campaign in place of those before. */
export async function replacePhases(
  tx: WriteDb,
  campaign: CampaignRow,
  drafts: readonly PhaseDraft[],
): Promise<void> {
  notTooMany(drafts, "phases", MOST_PARTS);
  const rows = drafts.map((draft, index): CampaignPhaseRow => {
    const field = `phases.${index}`;
    return {
      campaignId: campaign.id,
      ordinal: index + 1,
      nameVi: textOf(draft.name, `${field}.name`, 300),
      nameEn: optionalText(draft.nameEn, `${field}.nameEn`, 300) ?? null,
      ...spanOf(draft, null, `${field}.to`),
      sourceId: draft.sourceId ?? null,
    };
  });
  checkPhases(campaign, rows);
  await tx.delete(CampaignPhaseRow, { campaignId: campaign.id });
  if (rows.length > 0) await tx.insert(CampaignPhaseRow, rows);
}

/** The unions that take part, in place of those before: the union that launches the campaign, or unions that ever stood below it. */
export async function replaceParticipants(
  tx: WriteDb,
  campaign: CampaignRow,
  given: readonly string[],
): Promise<void> {
  notTooMany(given, "participants", MOST_PARTICIPANTS);
  const codes = [...new Set(given.map((code) => cleanCode(code, "participants")))];
  const unions = await tx.findBy(UnionRow, { code: In(codes) });
  if (unions.length < codes.length) {
    throw badInput(
      "participants",
      "participants: có mã không phải của công đoàn nào / one of these codes is no union's.",
    );
  }
  if (unions.length > 0) {
    const below = (await tx.query(
      `SELECT DISTINCT descendant_id FROM ancestry WHERE ancestor_id = ? AND descendant_id IN (${places(unions)})`,
      [campaign.unionId, ...unions.map((union) => union.id)],
    )) as unknown[];
    if (below.length < unions.length) {
      throw badInput(
        "participants",
        "participants: chỉ gồm công đoàn phát động và các công đoàn cấp dưới / only the union that launches it and unions below it.",
      );
    }
  }
  await tx.delete(CampaignParticipantRow, { campaignId: campaign.id });
  for (const { id } of unions)
    await tx.insert(CampaignParticipantRow, { campaignId: campaign.id, unionId: id });
}

/** The movements of a campaign in place of those before, each once. */
export async function replaceMovements(
  tx: WriteDb,
  campaign: CampaignRow,
  given: readonly string[],
): Promise<void> {
  notTooMany(given, "movements", MOST_PARTS);
  const names = [...new Set(given.map((name) => textOf(name, "movements", 300)))];
  await tx.delete(CampaignMovementRow, { campaignId: campaign.id });
  for (const [position, nameVi] of names.entries()) {
    await tx.insert(CampaignMovementRow, { campaignId: campaign.id, position, nameVi });
  }
}

/** What a campaign asks for in place of what it asked before: tasks of the union that launches it or of a participant. */
export async function replaceContents(
  tx: WriteDb,
  campaign: CampaignRow,
  drafts: readonly ContentDraft[],
): Promise<void> {
  notTooMany(drafts, "contents", MOST_PARTS);
  const codes = [
    ...new Set(drafts.flatMap(({ union }) => (union ? cleanCode(union, "contents.union") : []))),
  ];
  const unions = await tx.findBy(UnionRow, { code: In(codes) });
  const taking = new Set(
    (await tx.findBy(CampaignParticipantRow, { campaignId: campaign.id }))
      .map((row) => row.unionId)
      .concat(campaign.unionId),
  );
  if (unions.length < codes.length || unions.some((union) => !taking.has(union.id))) {
    throw badInput(
      "contents.union",
      "contents.union: không tham gia phong trào / does not take part in the campaign.",
    );
  }
  await tx.delete(ResolutionTaskRow, { campaignCode: campaign.code, origin: TaskOrigin.CAMPAIGN });
  for (const [index, draft] of drafts.entries()) {
    const code = draft.union ? cleanCode(draft.union, "contents.union") : null;
    await tx.insert(ResolutionTaskRow, {
      unionId: unions.find((union) => union.code === code)?.id ?? campaign.unionId,
      origin: TaskOrigin.CAMPAIGN,
      congressId: null,
      campaignCode: campaign.code,
      ordinal: index + 1,
      textVi: textOf(draft.text, `contents.${index}.text`, 2000),
      textEn: optionalText(draft.textEn, `contents.${index}.textEn`, 2000) ?? null,
      year: campaign.year,
      issuedById: null,
      sourceId: draft.sourceId ?? null,
    });
  }
}

/** Whoever has a task in a campaign takes part in it. */
export async function checkContents(tx: WriteDb, campaign: CampaignRow): Promise<void> {
  const left = (await tx.query(
    `SELECT t.id FROM resolution_task t WHERE t.campaign_code = ? AND t.union_id <> ?
        AND NOT EXISTS (SELECT 1 FROM campaign_participant p WHERE p.campaign_id = ? AND p.union_id = t.union_id)`,
    [campaign.code, campaign.unionId, campaign.id],
  )) as unknown[];
  if (left.length > 0) {
    throw badInput(
      "participants",
      "participants: còn nội dung giao cho công đoàn không tham gia / some contents are those of a union that would not take part.",
    );
  }
}
