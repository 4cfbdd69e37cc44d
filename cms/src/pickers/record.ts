import { ApiAway } from "./ask-api";
import { campaignsByCode, searchCampaigns } from "./campaigns";
import { congressesByCode, searchCongresses } from "./congresses";
import type { Finds, Kind, Picked } from "./picked";
import { searchUnions, unionsByCode } from "./unions";

const SEARCH: Record<Kind, (text: string) => Promise<Finds>> = {
  union: searchUnions,
  campaign: searchCampaigns,
  congress: searchCongresses,
};

const BY_CODE: Record<Kind, (codes: string[]) => Promise<Picked[]>> = {
  union: unionsByCode,
  campaign: campaignsByCode,
  congress: congressesByCode,
};

/** Something answers at the API's address and says what the API never says: for staff that is the same as away. */
async function orAway<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof ApiAway ? error : new ApiAway("an answer of another form");
  }
}

/** The first things of a kind that hold every word of a text. ApiAway where the API doesn't answer. */
export const search = (kind: Kind, text: string): Promise<Finds> => orAway(SEARCH[kind](text));

/** Of some codes those that the record has, by code. ApiAway where the API doesn't answer. */
export async function lookUp(kind: Kind, codes: string[]): Promise<Map<string, Picked>> {
  const found = codes.length > 0 ? await orAway(BY_CODE[kind](codes)) : [];
  return new Map(found.map((picked) => [picked.code, picked]));
}
