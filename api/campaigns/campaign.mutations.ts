import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { perform } from "../identity/perform";
import { Role } from "../platform/actor";
import type { WriteDb } from "../platform/database";
import { encodeId, keyOfId } from "../platform/ids";
import type { RequestContext } from "../platform/request";
import { WithdrawnPayload } from "../record/inputs";
import { gone, written } from "../record/reading";
import { correctedSource, recordSource, type SourceInput } from "../sources/source.inputs";
import { UnionRow } from "../unions/union.entity";
import type { CampaignDraft } from "./campaign.draft";
import { CampaignRow } from "./campaign.entity";
import {
  CampaignPayload,
  CorrectCampaignInput,
  LaunchCampaignInput,
  WithdrawCampaignInput,
  type CampaignDetailInput,
} from "./campaign.inputs";
import { campaignByCode } from "./campaign.queries";
import { auditedCampaign, correctCampaign, launchCampaign, withdrawCampaign } from "./campaign.service";

const sourceIdOf = async (tx: WriteDb, source: SourceInput | null | undefined): Promise<number | null> =>
  source ? recordSource(tx, source) : null;

/** The input with the sources of its parts recorded. */
async function draftOf(tx: WriteDb, input: CampaignDetailInput): Promise<CampaignDraft> {
  const withSources = async <P extends { source?: SourceInput | null }>(
    parts: readonly P[] | null | undefined,
  ) => {
    if (!parts) return undefined;
    const drafts: (P & { sourceId: number | null })[] = [];
    for (const part of parts) drafts.push({ ...part, sourceId: await sourceIdOf(tx, part.source) });
    return drafts;
  };
  return { ...input, phases: await withSources(input.phases), contents: await withSources(input.contents) };
}

/** Finds the union that launched a campaign; one that is gone is sought in the caller's own union, in vain. */
const launcherOf = (request: RequestContext, code: string) => async (tx: WriteDb) => {
  const campaign = await tx.findOneBy(CampaignRow, { code });
  const union = campaign && (await tx.findOneBy(UnionRow, { id: campaign.unionId }));
  return union?.code ?? request.actor!.unionCode;
};

async function found(tx: WriteDb, code: string, owner: UnionRow): Promise<CampaignRow> {
  const campaign = await tx.findOneBy(CampaignRow, { code, unionId: owner.id });
  if (!campaign) throw gone();
  return campaign;
}

@Resolver()
export class CampaignMutations {
  @Mutation(() => CampaignPayload, {
    description:
      "Launches a campaign of a union within the caller's reach. Least role: REPORTER. CONFLICT: a code that is taken. BAD_USER_INPUT: a phase outside its campaign, a day on which the union did not exist, an unknown kind, a participant that is not below.",
  })
  async launchCampaign(
    @Arg("input", () => LaunchCampaignInput, { description: "The campaign." }) input: LaunchCampaignInput,
    @Ctx() request: RequestContext,
  ): Promise<CampaignPayload> {
    const { launchedBy, idempotencyKey } = input;
    const verb = {
      mutation: "launchCampaign",
      role: Role.REPORTER,
      union: launchedBy,
      input,
      idempotencyKey,
    };
    const key = await perform(request, verb, async (tx, union, log) => {
      const sourceId = await sourceIdOf(tx, input.source);
      const row = await launchCampaign(tx, union, input.code, await draftOf(tx, input), sourceId);
      await log.changed({
        kind: "Campaign",
        key: row.code,
        code: row.code,
        before: null,
        after: await auditedCampaign(tx, row),
      });
      return row.code;
    });
    return { campaign: await written(request, campaignByCode, key) };
  }

  @Mutation(() => CampaignPayload, {
    description:
      "Changes what the input gives of a campaign, by the same rules; a list takes the place of the one before.",
  })
  async correctCampaign(
    @Arg("input", () => CorrectCampaignInput, { description: "The campaign and what changes." })
    input: CorrectCampaignInput,
    @Ctx() request: RequestContext,
  ): Promise<CampaignPayload> {
    const code = keyOfId(input.campaignId, "Campaign", "campaignId");
    const { idempotencyKey } = input;
    const verb = {
      mutation: "correctCampaign",
      role: Role.REPORTER,
      union: launcherOf(request, code),
      input,
      idempotencyKey,
    };
    const key = await perform(request, verb, async (tx, union, log) => {
      const row = await found(tx, code, union);
      const before = await auditedCampaign(tx, row);
      const sourceId = await correctedSource(tx, input.source);
      const corrected = await correctCampaign(tx, union, row, await draftOf(tx, input), sourceId);
      await log.changed({
        kind: "Campaign",
        key: code,
        code,
        before,
        after: await auditedCampaign(tx, corrected),
      });
      return code;
    });
    return { campaign: await written(request, campaignByCode, key) };
  }

  @Mutation(() => WithdrawnPayload, {
    description:
      "Withdraws a campaign with its phases and contents. CONFLICT: an award, a target or a movement still belongs to it.",
  })
  async withdrawCampaign(
    @Arg("input", () => WithdrawCampaignInput, { description: "The campaign and why." })
    input: WithdrawCampaignInput,
    @Ctx() request: RequestContext,
  ): Promise<WithdrawnPayload> {
    const code = keyOfId(input.campaignId, "Campaign", "campaignId");
    const { idempotencyKey } = input;
    const verb = {
      mutation: "withdrawCampaign",
      role: Role.REPORTER,
      union: launcherOf(request, code),
      input,
      idempotencyKey,
    };
    await perform(request, verb, async (tx, union, log) => {
      const row = await found(tx, code, union);
      const before = await auditedCampaign(tx, row);
      await withdrawCampaign(tx, row);
      await log.changed({ kind: "Campaign", key: code, code, before, after: null });
      return code;
    });
    return { withdrawnId: encodeId("Campaign", code) };
  }
}
