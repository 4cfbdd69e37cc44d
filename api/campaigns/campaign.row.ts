import type { DatePrecision } from "../platform/date-precision";
import { fromOf, lastDayOf, type Day } from "../platform/days";
import { encodeId } from "../platform/ids";
import { Campaign } from "./campaign.type";

/** A campaign as read from the database. */
export interface CampaignRead {
  id: number;
  code: string;
  union_id: number;
  kind_code: string;
  name_vi: string;
  name_en: string | null;
  motto_vi: string | null;
  motto_en: string | null;
  year: number;
  launched_on: Day | null;
  valid_from: Day;
  from_precision: DatePrecision;
  valid_to: Day;
  to_precision: DatePrecision;
  source_id: number | null;
}

export const CAMPAIGN_COLUMNS = `c.id, c.code, c.union_id, c.kind_code, c.name_vi, c.name_en, c.motto_vi, c.motto_en, c.year, c.launched_on,
  c.valid_from, c.from_precision, c.valid_to, c.to_precision, c.source_id`;

/** Stored days as a reader sees them: an open end is null, and so is its precision. */
export function shownDays(
  row: Pick<CampaignRead, "valid_from" | "from_precision" | "valid_to" | "to_precision">,
) {
  const [from, to] = [fromOf(row.valid_from), lastDayOf(row.valid_to)];
  return {
    from,
    fromPrecision: from === null ? null : row.from_precision,
    to,
    toPrecision: to === null ? null : row.to_precision,
  };
}

export function toCampaign(row: CampaignRead): Campaign {
  return Object.assign(new Campaign(), {
    id: encodeId("Campaign", row.code),
    rowId: row.id,
    unionId: row.union_id,
    kindCode: row.kind_code,
    sourceId: row.source_id,
    names: { nameVi: row.name_vi, nameEn: row.name_en, mottoVi: row.motto_vi, mottoEn: row.motto_en },
    code: row.code,
    year: row.year,
    launchedOn: row.launched_on,
    ...shownDays(row),
  });
}
