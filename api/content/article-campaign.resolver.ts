import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { campaignByCode } from "../campaigns/campaign.queries";
import { Campaign } from "../campaigns/campaign.type";
import { inOrder, places, type Batch, type RequestContext } from "../platform/request";
import { Article } from "./article.type";

/** The codes of the campaigns that articles belong to, by row id. */
const campaignCodes: Batch<number, string | null> = async (db, ids) => {
  const rows = (await db.query(`SELECT id, campaign_code FROM article WHERE id IN (${places(ids)})`, [
    ...ids,
  ])) as {
    id: number;
    campaign_code: string | null;
  }[];
  return inOrder(ids, rows, (row) => row.id).map((row) => row?.campaign_code ?? null);
};

@Resolver(() => Article)
export class ArticleCampaignResolver {
  @FieldResolver(() => Campaign, {
    nullable: true,
    description:
      "The campaign it belongs to; null where the editor chose none, or one that is not recorded (yet).",
  })
  async campaign(@Root() article: Article, @Ctx() request: RequestContext): Promise<Campaign | null> {
    const code = await request.load(campaignCodes, article.rowId);
    return code === null ? null : request.load(campaignByCode, code.normalize("NFC"));
  }
}
