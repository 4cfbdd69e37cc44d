import Sqlite from "better-sqlite3";
import { randomBytes } from "node:crypto";
import type { BenchCms } from "./cms";

const TYPE = "/content-manager/collection-types/api::article.article";

const text = (words: string) => [{ type: "text", text: words }];
/** Some 4,000 characters, as a short report has them. */
const body = Array.from({ length: 12 }, (_, n) => ({
  type: "paragraph",
  children: text(`Đoạn ${n + 1}. ${"Công đoàn cơ sở tổ chức hội nghị sơ kết sáu tháng đầu năm. ".repeat(6)}`),
}));

/** Writes an article in the panel, as a draft; answers with its document id. */
export async function writeArticle(cms: BenchCms, title: string): Promise<string> {
  const { data } = await cms.panel<{ data: { documentId: string } }>("POST", `${TYPE}?locale=vi`, {
    ...{ locale: "vi", title, slug: title.toLowerCase().replaceAll(" ", "-"), category: "union_news", body },
    ...{ excerpt: "Tóm tắt của bài.", byline: "Ban biên tập", dateline: "2026-03-01" },
  });
  return data.documentId;
}

export async function publishArticle(cms: BenchCms, documentId: string): Promise<void> {
  await cms.panel("POST", `${TYPE}/${documentId}/actions/publish?locale=vi`, { locale: "vi" });
}

/** Makes `count` articles of one that is published, in the database of a CMS that is stopped. */
export function multiply(cms: BenchCms, documentId: string, count: number): void {
  const database = new Sqlite(cms.databaseFile);
  const columns = (table: string): string[] =>
    (database.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
  const insert = (table: string, row: Record<string, unknown>): number => {
    const names = Object.keys(row);
    const places = names.map(() => "?").join(", ");
    const { lastInsertRowid } = database
      .prepare(`INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(", ")}) VALUES (${places})`)
      .run(...names.map((name) => row[name]));
    return Number(lastInsertRowid);
  };
  const rows = database.prepare("SELECT * FROM articles WHERE document_id = ?").all(documentId) as Record<
    string,
    unknown
  >[];
  const parts = columns("articles_cmps").includes("entity_id")
    ? (database.prepare("SELECT * FROM articles_cmps").all() as Record<string, unknown>[])
    : [];
  database.transaction(() => {
    for (let n = 0; n < count; n += 1) {
      const id = randomBytes(12).toString("hex");
      for (const { id: from, ...row } of rows) {
        const to = insert("articles", {
          ...row,
          document_id: id,
          slug: `${String(row.slug)}-${n}`,
          title: `Bài ${n}`,
        });
        for (const { id: _, ...part } of parts.filter(({ entity_id }) => entity_id === from))
          insert("articles_cmps", { ...part, entity_id: to });
      }
    }
  })();
  database.close();
}
