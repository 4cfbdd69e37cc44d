import type { ContentDraft, PhaseDraft, CampaignDraft } from "../campaigns/campaign.draft";
import { CampaignRow, MovementRow } from "../campaigns/campaign.entity";
import { campaignIdOf, launchCampaign } from "../campaigns/campaign.service";
import type { WriteDb } from "../platform/database";
import record from "./campaigns.json";
import { sourceOf, unionWithCode, type DemoFact, type DemoSource } from "./facts";
import type { DemoSources } from "./sources";

type Sourced<P> = Omit<P, "sourceId"> & { source: DemoSource };

interface DemoCampaign extends Omit<CampaignDraft, "phases" | "contents"> {
  code: string;
  launchedBy: string;
  phases: Sourced<PhaseDraft>[];
  contents: Sourced<ContentDraft>[];
  source: DemoSource;
}

interface DemoMovement extends DemoFact {
  name: string;
  nameEn: string | null;
  campaign: string | null;
}

async function withSourceIds<P extends { source: DemoSource }>(
  sources: DemoSources,
  parts: readonly P[],
): Promise<(Omit<P, "source"> & { sourceId: number })[]> {
  const drafts: (Omit<P, "source"> & { sourceId: number })[] = [];
  for (const { source, ...part } of parts)
    drafts.push({ ...part, sourceId: await sourceOf(sources, source) });
  return drafts;
}

/** Records the campaigns and movements that are not there yet; returns how many. */
export async function loadCampaigns(tx: WriteDb, sources: DemoSources): Promise<number> {
  let recorded = 0;
  for (const {
    code,
    launchedBy,
    source,
    phases,
    contents,
    ...campaign
  } of record.campaigns as DemoCampaign[]) {
    if (await tx.findOneBy(CampaignRow, { code })) continue;
    const draft = {
      ...campaign,
      phases: await withSourceIds(sources, phases),
      contents: await withSourceIds(sources, contents),
    };
    await launchCampaign(
      tx,
      await unionWithCode(tx, launchedBy),
      code,
      draft,
      await sourceOf(sources, source),
    );
    recorded += 1;
  }
  for (const { union: code, name, nameEn, campaign, source } of record.movements as DemoMovement[]) {
    const { id: unionId } = await unionWithCode(tx, code);
    if (await tx.findOneBy(MovementRow, { unionId, nameVi: name })) continue;
    const campaignId = await campaignIdOf(tx, campaign, "campaign");
    const sourceId = await sourceOf(sources, source);
    await tx.insert(MovementRow, { unionId, campaignId, nameVi: name, nameEn, sourceId });
    recorded += 1;
  }
  return recorded;
}
