import { places } from "../platform/request";
import type { SearchSource } from "../platform/search-index";

/** People who hold or held a post in a union are found by their names; an erased name is not. */
export const personSearch: SearchSource = {
  table: "person",
  scopes: ["person"],
  async entries(db, ids) {
    const rows = (await db.query(
      `SELECT p.code, p.name FROM person p WHERE p.erased_at IS NULL AND p.id IN (${places(ids)})
          AND EXISTS (SELECT 1 FROM mandate m WHERE m.person_id = p.id) ORDER BY p.id`,
      [...ids],
    )) as { code: string; name: string }[];
    return rows.map(({ code, name }) => ({ scope: "person", key: code, titles: [name], text: null }));
  },
};
