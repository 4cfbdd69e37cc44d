import type { ForwardPageArgs, Connection } from "../platform/page";
import { readPage, toConnection } from "../platform/page";
import { grouped, inOrder, places, type Batch, type RequestContext } from "../platform/request";
import { holding, termsOf } from "../platform/search-index";
import { cleanCode, cleanCodes, cleanText } from "../platform/text";
import { codeItem } from "../indicators/code-list.queries";
import { badInput } from "../platform/errors";
import { namedUnion } from "../unions/union.queries";
import { CAMPAIGN_COLUMNS, toCampaign, type CampaignRead } from "./campaign.row";
import type { Campaign, CampaignFilter } from "./campaign.type";

/** Campaigns by internal id. */
export const campaignById: Batch<number, Campaign | null> = async (db, ids) => {
  const rows = (await db.query(`SELECT ${CAMPAIGN_COLUMNS} FROM campaign c WHERE c.id IN (${places(ids)})`, [
    ...ids,
  ])) as CampaignRead[];
  return inOrder(ids, rows, (row) => row.id).map((row) => row && toCampaign(row));
};

/** Campaigns by code; null for a code that none has. */
export const campaignByCode: Batch<string, Campaign | null> = async (db, codes) => {
  const rows = (await db.query(
    `SELECT ${CAMPAIGN_COLUMNS} FROM campaign c WHERE c.code IN (${places(codes)})`,
    [...codes],
  )) as CampaignRead[];
  return inOrder(codes, rows, (row) => row.code).map((row) => row && toCampaign(row));
};

export function campaignNode(request: RequestContext, key: string): Promise<Campaign | null> {
  return request.load(campaignByCode, key);
}

/** The campaigns that unions launched or take part in, the latest year first. */
export const campaignsOfUnion: Batch<number, Campaign[]> = async (db, unionIds) => {
  const rows = (await db.query(
    `SELECT x.owner_id, ${CAMPAIGN_COLUMNS} FROM (
        SELECT union_id AS owner_id, id AS campaign_id FROM campaign WHERE union_id IN (${places(unionIds)})
        UNION SELECT union_id, campaign_id FROM campaign_participant WHERE union_id IN (${places(unionIds)})
      ) x JOIN campaign c ON c.id = x.campaign_id ORDER BY x.owner_id, c.year DESC, c.code`,
    [...unionIds, ...unionIds],
  )) as (CampaignRead & { owner_id: number })[];
  return grouped(unionIds, rows, (row) => row.owner_id).map((some) => some.map(toCampaign));
};

interface Conditions {
  readonly sql: string;
  readonly parameters: readonly (string | number)[];
  readonly canonical: unknown;
}

async function conditionsOf(request: RequestContext, filter: CampaignFilter): Promise<Conditions> {
  const clauses = ["1 = 1"];
  const parameters: (string | number)[] = [];
  const add = (sql: string, ...values: (string | number)[]): void => {
    clauses.push(sql);
    parameters.push(...values);
  };
  if (typeof filter.year === "number") add("c.year = ?", filter.year);
  if (typeof filter.union === "string") {
    const { rowId } = await namedUnion(request, filter.union, null, "filter.union");
    add(
      "c.id IN (SELECT own.id FROM campaign own WHERE own.union_id = ? UNION SELECT p.campaign_id FROM campaign_participant p WHERE p.union_id = ?)",
      rowId,
      rowId,
    );
  }
  const kinds = [...new Set((filter.kinds ?? []).map((code) => cleanCode(code, "filter.kinds")))].sort();
  if (kinds.length > 0) {
    const items = await Promise.all(
      kinds.map((code) => request.load(codeItem, { list: "campaign_kind", code })),
    );
    if (items.includes(null))
      throw badInput("filter.kinds", "filter.kinds: không có mã này / there is no such code.");
    add(`c.kind_code IN (${places(kinds)})`, ...kinds);
  }
  const codes = cleanCodes(filter.codes, "filter.codes");
  if (codes.length > 0) add(`c.code IN (${places(codes)})`, ...codes);
  const text = cleanText(filter.text ?? "", "filter.text");
  const words = [...new Set(termsOf(text))].sort();
  if (text !== "" && words.length === 0) add("1 = 0");
  for (const word of words) {
    const { sql, values } = holding("campaign", word);
    add(`c.code IN (${sql})`, ...values);
  }
  return { sql: clauses.join(" AND "), parameters, canonical: [clauses, parameters] };
}

const LATEST_FIRST = { columns: ["c.year", "c.code"], descending: true } as const;

/** The campaigns that a filter selects, the latest year first, a page at a time. */
export async function listCampaigns(
  request: RequestContext,
  filter: CampaignFilter,
  args: ForwardPageArgs,
): Promise<Connection<Campaign>> {
  const { sql, parameters, canonical } = await conditionsOf(request, filter);
  const page = readPage(args, LATEST_FIRST, ["campaigns", canonical]);
  const rows = (await (
    await request.db()
  ).query(
    `SELECT ${CAMPAIGN_COLUMNS} FROM campaign c WHERE ${sql} AND ${page.where} ORDER BY ${page.orderBy} LIMIT ${page.limit}`,
    [...parameters, ...page.parameters],
  )) as CampaignRead[];
  return toConnection(
    page,
    rows,
    (row) => [row.year, row.code],
    toCampaign,
    async () => {
      const [count] = (await (
        await request.db()
      ).query(`SELECT COUNT(*) AS total FROM campaign c WHERE ${sql}`, [...parameters])) as {
        total: number | string;
      }[];
      return Number(count!.total);
    },
  );
}
