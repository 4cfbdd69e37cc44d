import Sqlite from "better-sqlite3";
import { onEachDatabase, sql } from "./databases";
import { allPublished, headOf, published } from "./feed-reader";
import { startCms, type RunningCms } from "./running-cms";

jest.setTimeout(180_000);

/** Strapi's own notes to itself, which any start may rewrite: when to count uploads, that a notice was shown. */
const bookkeeping = new Set(["plugin_upload_metrics", "plugin_upload_media_library_default_notice"]);

/** One row as text: keys sorted, JSON inside read, without the moment a token was last used. */
function rowText(row: unknown): string {
  return JSON.stringify(row, (key, value) => {
    if (key === "last_used_at") return null;
    const read =
      key === "value" && typeof value === "string" && value.startsWith("{") ? JSON.parse(value) : value;
    if (!read || typeof read !== "object" || Array.isArray(read)) return read;
    return Object.fromEntries(Object.entries(read).sort(([left], [right]) => (left < right ? -1 : 1)));
  });
}

/** Every row of every table but the sessions. */
function dump(cms: RunningCms): Record<string, string[]> {
  const database = new Sqlite(cms.databaseUrl.slice("sqlite:".length), { readonly: true });
  const tables = database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    .pluck()
    .all();
  const rows = (tables as string[])
    .filter((table) => !table.startsWith("sqlite_") && table !== "strapi_sessions")
    .map((table) => {
      const all = database.prepare(`SELECT * FROM "${table}"`).all() as { key?: string }[];
      return [
        table,
        all
          .filter(({ key }) => !bookkeeping.has(key ?? ""))
          .map(rowText)
          .sort(),
      ] as const;
    });
  database.close();
  return Object.fromEntries(rows);
}

onEachDatabase((database) => {
  let cms: RunningCms;

  beforeAll(async () => {
    cms = await startCms({ database, env: { CMS_SEED_DEMO: "true" } });
  });
  afterAll(() => cms?.stop());

  it("loads the demonstration published, in Vietnamese and English, with pictures and their descriptions", async () => {
    const items = await allPublished(cms);
    const articles = items.filter(({ type, locale }) => type === "article" && locale === "vi");
    expect(articles).toHaveLength(5);
    expect(items.filter(({ type }) => type === "congress-document").length).toBeGreaterThanOrEqual(1);
    expect(
      items.filter(({ type, locale }) => type === "article" && locale === "en").length,
    ).toBeGreaterThanOrEqual(2);
    for (const { type, documentId, locale } of items) {
      const form = await published(cms, type, documentId, locale);
      expect(form.title && form.slug && form.body).toBeTruthy();
      if (type === "article")
        expect(form.cover).toMatchObject({ alt: expect.any(String), width: expect.any(Number) });
    }
  });

  it("changes nothing when it starts again", async () => {
    const items = await allPublished(cms);
    const head = await headOf(cms);
    const before = database === "sqlite" ? dump(cms) : null;
    await cms.restart();
    if (before) expect(dump(cms)).toEqual(before);
    expect(await headOf(cms)).toBe(head);
    expect(await allPublished(cms)).toEqual(items);
  });

  it("carries over what an earlier version wrote in blocks: drafts and published texts of every language, once", async () => {
    const blocks = (words: string) =>
      JSON.stringify([
        { type: "heading", level: 2, children: [{ type: "text", text: words }] },
        {
          type: "list",
          format: "unordered",
          children: [{ type: "list-item", children: [{ type: "text", text: "Mục", bold: true }] }],
        },
      ]);
    const rows = await sql(
      cms,
      "SELECT id, document_id, locale, published_at, updated_at FROM articles ORDER BY id",
    );
    const [{ id: untouched }] = rows;
    const texts = new Map<number, string>();
    for (const { id, document_id, locale, published_at } of rows.slice(1)) {
      texts.set(id, `${document_id} ${locale} ${published_at ? "đã đăng" : "nháp"}`);
      await sql(cms, `UPDATE articles SET body = '${blocks(texts.get(id)!)}' WHERE id = ${id}`);
    }
    await sql(cms, "DELETE FROM content_published_slugs");
    const stored = async () =>
      (await sql(cms, "SELECT id, body, updated_at FROM articles ORDER BY id")).map((row) => ({
        ...row,
        body: typeof row.body === "string" ? JSON.parse(row.body) : row.body,
      }));
    const [first] = await stored();
    const head = await headOf(cms);
    await cms.restart();
    const now = await stored();
    expect(now[0]).toEqual({ ...first, id: untouched });
    for (const [index, { id, body, updated_at }] of now.slice(1).entries()) {
      expect(updated_at).toEqual(rows[index + 1].updated_at);
      expect(body).toEqual({
        type: "doc",
        content: [
          { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: texts.get(id) }] },
          {
            type: "bulletList",
            content: [
              {
                type: "listItem",
                content: [
                  { type: "paragraph", content: [{ type: "text", text: "Mục", marks: [{ type: "bold" }] }] },
                ],
              },
            ],
          },
        ],
      });
    }
    for (const { document_id, locale, published_at } of rows.slice(1))
      if (published_at) {
        const form = await published(cms, "article", document_id, locale);
        expect(form.body).toBe(
          `<h2>${document_id} ${locale} đã đăng</h2><ul><li><strong>Mục</strong></li></ul>`,
        );
        expect(form.formerSlugs).toEqual([]);
      }
    expect((await headOf(cms)) - head).toBe(rows.slice(1).filter((row) => row.published_at).length);
    expect(
      await sql(cms, "SELECT type, document_id, locale, slug FROM content_published_slugs"),
    ).toHaveLength((await allPublished(cms)).length);
    await cms.restart();
    expect(await stored()).toEqual(now);
  });

  it("keeps an administrator's changes to a role, to the languages and to the password setting", async () => {
    const [{ id }] = await sql(cms, "SELECT id FROM admin_roles WHERE code = 'content-writer'");
    await sql(cms, `UPDATE admin_roles SET description = 'Do người đổi' WHERE id = ${id}`);
    await sql(cms, "DELETE FROM i18n_locale WHERE code = 'en'");
    await cms.restart({ CMS_ADMIN_PASSWORD: "Mat-khau-Khac-2026" });
    expect(await sql(cms, "SELECT description FROM admin_roles WHERE code = 'content-writer'")).toEqual([
      { description: "Do người đổi" },
    ]);
    expect(await sql(cms, "SELECT code FROM i18n_locale")).toEqual([{ code: "vi" }]);
    await expect(cms.login(cms.adminEmail, "Mat-khau-Khac-2026")).rejects.toThrow("400");
  });

  it("takes a new feed token and forgets the old one", async () => {
    const old = cms.token;
    const renewed = "mot-ma-thong-bao-moi-du-dai-0123456789-abcdef";
    await cms.restart({ CMS_FEED_TOKEN: renewed });
    expect((await cms.feed("events", { token: renewed })).status).toBe(200);
    expect((await cms.feed("events", { token: old })).status).toBe(401);
    const tokens = await sql(cms, "SELECT name, type, encrypted_key FROM strapi_api_tokens");
    expect(tokens).toEqual([{ name: "content-feed", type: "custom", encrypted_key: null }]);
  });
});
