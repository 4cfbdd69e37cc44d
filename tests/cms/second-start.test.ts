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
