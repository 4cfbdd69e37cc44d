import type { ReadDb } from "../../api/platform/database";

/** Everything the replica says, without internal ids and tombstones: equal for replicas of the same publications. */
export async function replicaDump(db: ReadDb): Promise<unknown> {
  const rows: Record<string, unknown[]> = {};
  for (const table of ["article", "congress_document"]) {
    const found = (await db.query(
      `SELECT * FROM ${table} WHERE removed_at IS NULL ORDER BY document_id, locale`,
    )) as Record<string, unknown>[];
    rows[table] = [];
    for (const { id, ...row } of found) {
      const unions =
        table === "article"
          ? await db.query(
              "SELECT position, union_code FROM article_union WHERE article_id = ? ORDER BY position",
              [id],
            )
          : null;
      rows[table].push({ ...row, unions: unions && JSON.parse(JSON.stringify(unions)) });
    }
  }
  rows.content_former_slug = await db.query(
    "SELECT type, document_id, locale, slug FROM content_former_slug ORDER BY type, document_id, locale, slug",
  );
  rows.search_posting = await db.query(
    "SELECT scope, term, size, entry_key, in_title FROM search_posting WHERE scope <> 'union' ORDER BY scope, term, size, entry_key",
  );
  return rows;
}

/** Everything that tombstones still hold besides who went and when. */
export async function leftInTombstones(db: ReadDb): Promise<unknown[]> {
  const left: unknown[] = [];
  for (const table of ["article", "congress_document"]) {
    const rows = (await db.query(`SELECT * FROM ${table} WHERE removed_at IS NOT NULL`)) as Record<
      string,
      unknown
    >[];
    for (const { id: _id, document_id: _document, locale: _locale, removed_at: _removed, ...rest } of rows) {
      left.push(...Object.values(rest).filter((value) => value !== null));
    }
  }
  for (const [table, type] of [
    ["article", "article"],
    ["congress_document", "congress-document"],
  ]) {
    left.push(
      ...(await db.query(
        `SELECT p.term FROM search_posting p JOIN ${table} d ON d.document_id = p.entry_key AND d.removed_at IS NOT NULL
          AND p.scope = CASE d.locale WHEN 'vi' THEN '${type}.vi' ELSE '${type}.en' END`,
      )),
    );
  }
  left.push(
    ...(await db.query(
      "SELECT au.union_code FROM article_union au JOIN article d ON d.id = au.article_id WHERE d.removed_at IS NOT NULL",
    )),
  );
  return left;
}
