import { grouped, places } from "../platform/request";
import type { SearchSource } from "../platform/search-index";

/** A campaign is found by its names and its code, then by its mottos and movements. */
export const campaignSearch: SearchSource = {
  table: "campaign",
  scopes: ["campaign"],
  async entries(db, ids) {
    const rows = (await db.query(
      `SELECT id, code, name_vi, name_en, motto_vi, motto_en FROM campaign WHERE id IN (${places(ids)}) ORDER BY id`,
      [...ids],
    )) as {
      id: number;
      code: string;
      name_vi: string;
      name_en: string | null;
      motto_vi: string | null;
      motto_en: string | null;
    }[];
    const movements = (await db.query(
      `SELECT campaign_id, name_vi FROM campaign_movement WHERE campaign_id IN (${places(ids)}) ORDER BY campaign_id, position`,
      [...ids],
    )) as { campaign_id: number; name_vi: string }[];
    const own = grouped(
      rows.map((row) => row.id),
      movements,
      (movement) => movement.campaign_id,
    );
    return rows.map((row, at) => ({
      scope: "campaign",
      key: row.code,
      titles: [row.name_vi, row.name_en, row.code],
      text: [row.motto_vi, row.motto_en, ...own[at]!.map((movement) => movement.name_vi)]
        .filter(Boolean)
        .join(" "),
    }));
  },
};
