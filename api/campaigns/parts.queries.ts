import type { Connection, ForwardPageArgs } from "../platform/page";
import { pageOfParent } from "../platform/page-of-parent";
import { grouped, places, type Batch, type RequestContext } from "../platform/request";
import { toUnion, UNION_COLUMNS, type UnionVersionRow } from "../unions/union.queries";
import type { Union } from "../unions/union.type";
import { shownDays, type CampaignRead } from "./campaign.row";
import { CampaignPhase, Movement, type Campaign } from "./campaign.type";

type PhaseRead = Pick<
  CampaignRead,
  "name_vi" | "name_en" | "valid_from" | "from_precision" | "valid_to" | "to_precision" | "source_id"
> & {
  campaign_id: number;
  ordinal: number;
};

/** The phases of campaigns, in order. */
export const phasesOf: Batch<number, CampaignPhase[]> = async (db, campaignIds) => {
  const rows = (await db.query(
    `SELECT * FROM campaign_phase WHERE campaign_id IN (${places(campaignIds)}) ORDER BY campaign_id, ordinal`,
    [...campaignIds],
  )) as PhaseRead[];
  return grouped(campaignIds, rows, (row) => row.campaign_id).map((some) =>
    some.map((row) =>
      Object.assign(new CampaignPhase(), {
        ordinal: row.ordinal,
        sourceId: row.source_id,
        names: { nameVi: row.name_vi, nameEn: row.name_en },
        ...shownDays(row),
      }),
    ),
  );
};

/** The names of the movements of campaigns, in order. */
export const movementsOfCampaign: Batch<number, string[]> = async (db, campaignIds) => {
  const rows = (await db.query(
    `SELECT campaign_id, name_vi FROM campaign_movement WHERE campaign_id IN (${places(campaignIds)}) ORDER BY campaign_id, position`,
    [...campaignIds],
  )) as { campaign_id: number; name_vi: string }[];
  return grouped(campaignIds, rows, (row) => row.campaign_id).map((some) => some.map((row) => row.name_vi));
};

interface MovementRead {
  union_id: number;
  campaign_id: number | null;
  name_vi: string;
  name_en: string | null;
  source_id: number | null;
}

/** The movements that unions take part in: those recorded of the union itself, then those of its campaigns that are not among them. */
export const movementsOfUnion: Batch<number, Movement[]> = async (db, unionIds) => {
  const rows = (await db.query(
    `SELECT m.union_id, m.campaign_id, m.name_vi, m.name_en, m.source_id, 0 AS part, m.id AS place
       FROM movement m WHERE m.union_id IN (${places(unionIds)})
     UNION ALL
     SELECT p.union_id, p.campaign_id, cm.name_vi, NULL, c.source_id, 1, cm.position
       FROM campaign_participant p JOIN campaign c ON c.id = p.campaign_id JOIN campaign_movement cm ON cm.campaign_id = c.id
      WHERE p.union_id IN (${places(unionIds)})
        AND NOT EXISTS (SELECT 1 FROM movement m WHERE m.union_id = p.union_id AND m.name_vi = cm.name_vi)
     ORDER BY union_id, part, campaign_id, place`,
    [...unionIds, ...unionIds],
  )) as MovementRead[];
  return grouped(unionIds, rows, (row) => row.union_id).map((some) => {
    const byName = new Map<string, MovementRead>();
    for (const row of some) if (!byName.has(row.name_vi)) byName.set(row.name_vi, row);
    return [...byName.values()].map((row) =>
      Object.assign(new Movement(), {
        campaignId: row.campaign_id,
        sourceId: row.source_id,
        names: { nameVi: row.name_vi, nameEn: row.name_en },
      }),
    );
  });
};

const BY_NAME = { columns: ["v.sort_key", "v.union_id"], descending: false } as const;

/** The unions that take part in a campaign, by name, a page at a time; each under its plain id. */
export function listParticipants(
  request: RequestContext,
  campaign: Campaign,
  args: ForwardPageArgs,
): Promise<Connection<Union>> {
  const { today } = request;
  const list = {
    columns: UNION_COLUMNS,
    from: `FROM campaign_participant p JOIN trade_union u ON u.id = p.union_id JOIN union_version v ON v.union_id = u.id
      WHERE (v.valid_from <= ? OR v.valid_from = u.valid_from) AND (? < v.valid_to OR v.valid_to = u.valid_to)`,
    parent: "p.campaign_id",
    parameters: [today, today],
  };
  return pageOfParent<UnionVersionRow, Union>(
    request,
    list,
    campaign.rowId,
    BY_NAME,
    args,
    "campaign.participants",
    (row) => [row.sort_key, row.id],
    (row) => toUnion(row, null, today),
  );
}
