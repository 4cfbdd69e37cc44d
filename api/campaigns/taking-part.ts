import type { WriteDb } from "../platform/database";
import { badInput } from "../platform/errors";
import type { UnionRow } from "../unions/union.entity";

/**
 * Refuses what a union says of itself in a campaign that is not its own: it launched the campaign, takes part in it, or
 * ever stood below who launched it. Otherwise anybody could write on another union's campaign, and keep it from being
 * withdrawn.
 */
export async function checkTakesPart(
  tx: WriteDb,
  campaign: { readonly id: number } | { readonly code: string },
  union: UnionRow,
): Promise<void> {
  const [column, value] = "id" in campaign ? ["id", campaign.id] : ["code", campaign.code];
  const found = (await tx.query(
    `SELECT c.id FROM campaign c WHERE c.${column} = ? AND (c.union_id = ?
        OR EXISTS (SELECT 1 FROM campaign_participant p WHERE p.campaign_id = c.id AND p.union_id = ?)
        OR EXISTS (SELECT 1 FROM ancestry a WHERE a.ancestor_id = c.union_id AND a.descendant_id = ?))`,
    [value, union.id, union.id, union.id],
  )) as unknown[];
  if (found.length === 0) {
    throw badInput(
      "campaign",
      "campaign: công đoàn không tham gia đợt thi đua này / the union does not take part in this campaign.",
    );
  }
}
