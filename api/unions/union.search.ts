import type { ReadDb } from "../platform/database";
import { grouped, places } from "../platform/request";
import type { SearchEntry, SearchSource } from "../platform/search-index";

interface NamesRow {
  union_id: number;
  code: string;
  other_names: string;
  name_vi: string;
  name_en: string | null;
  short_name_vi: string | null;
  short_name_en: string | null;
}

/** A union is found by every name it bears or calls itself by and by its code; by the names it gave up too, after the others. */
export const unionSearch: SearchSource = {
  table: "trade_union",
  scopes: ["union"],
  async entries(db: ReadDb, ids: readonly number[]): Promise<SearchEntry[]> {
    const rows = (await db.query(
      `SELECT v.union_id, u.code, u.other_names, v.name_vi, v.name_en, v.short_name_vi, v.short_name_en
         FROM union_version v JOIN trade_union u ON u.id = v.union_id WHERE v.union_id IN (${places(ids)})
        ORDER BY v.union_id, v.valid_from DESC`,
      [...ids],
    )) as NamesRow[];
    const names = (row: NamesRow) => [row.name_vi, row.short_name_vi, row.name_en, row.short_name_en];
    return grouped(ids, rows, (row) => row.union_id).flatMap(([last, ...earlier]) =>
      last
        ? {
            scope: "union",
            key: last.code,
            titles: [...names(last), ...(JSON.parse(last.other_names) as string[]), last.code],
            text: earlier.flatMap(names).filter(Boolean).join(" "),
          }
        : [],
    );
  },
};
