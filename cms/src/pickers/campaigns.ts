import { askApi, askForCodes } from "./ask-api";
import { FIRST, type Finds, type Picked } from "./picked";
import { pathsOf, UNION_FIELDS, type UnionSeen } from "./unions";

interface CampaignSeen {
  code: string;
  name: string;
  year: number;
  to: string | null;
  launchedBy: UnionSeen;
}

type List = { nodes: CampaignSeen[]; totalCount: number };

const FIELDS = `code name year to launchedBy { ${UNION_FIELDS} }`;

async function picked(campaigns: CampaignSeen[]): Promise<Picked[]> {
  const paths = await pathsOf(campaigns.map(({ launchedBy }) => launchedBy));
  return campaigns.map(({ code, name, year, launchedBy }) => ({
    code,
    name,
    path: [...(paths.get(launchedBy.code) ?? []), launchedBy.shortName ?? launchedBy.name],
    province: launchedBy.province?.name ?? null,
    note: `năm ${year}`,
    ended: false,
  }));
}

/** The campaigns that hold every word of a text, or the beginning of one, the latest first. */
export async function searchCampaigns(text: string): Promise<Finds> {
  const { campaigns } = await askApi<{ campaigns: List }>(
    `query SearchCampaigns($text: String!) { campaigns(first: ${FIRST}, filter: { text: $text }) { totalCount nodes { ${FIELDS} } } }`,
    { text },
  );
  return { total: campaigns.totalCount, hits: await picked(campaigns.nodes) };
}

/** Of some codes those that campaigns have. */
export async function campaignsByCode(codes: string[]): Promise<Picked[]> {
  return picked(await askForCodes<CampaignSeen>("campaigns", FIELDS, codes));
}
