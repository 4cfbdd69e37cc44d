import { onEachDatabase, sql } from "./databases";
import { published } from "./feed-reader";
import { articleData, openPanel, PIXEL, type Panel } from "./panel";
import { startCms, type RunningCms } from "./running-cms";

jest.setTimeout(180_000);

const REFERENCES = "components_shared_union_references";

onEachDatabase((database) => {
  let cms: RunningCms;
  let panel: Panel;

  beforeAll(async () => {
    cms = await startCms({ database });
    panel = await openPanel(cms);
  });
  afterAll(() => cms?.stop());

  const draft = async (id: string, locale: string) =>
    (
      await panel.request(
        "GET",
        `/content-manager/collection-types/api::article.article/${id}?locale=${locale}`,
      )
    ).body.data.unionCodes;

  /** Puts the codes back where they were: parts of an article, in an order of their own. */
  async function asBefore(): Promise<void> {
    const rows = await sql(
      cms,
      "SELECT id, union_codes FROM articles WHERE union_codes IS NOT NULL ORDER BY id DESC",
    );
    let part = 0;
    for (const { id, union_codes } of rows) {
      const codes: string[] = typeof union_codes === "string" ? JSON.parse(union_codes) : union_codes;
      for (const [at, code] of [...codes.entries()].toReversed()) {
        part += 1;
        await sql(cms, `INSERT INTO ${REFERENCES} (id, code) VALUES (${part}, '${code}')`);
        await sql(
          cms,
          `INSERT INTO articles_cmps (entity_id, cmp_id, component_type, field, ${database === "sqlite" ? '"order"' : "`order`"})
            VALUES (${id}, ${part}, 'shared.union-reference', 'unionCodes', ${at + 1})`,
        );
      }
    }
    await sql(cms, "DELETE FROM strapi_migrations WHERE name LIKE '%union-codes-as-a-list%'");
  }

  it("brings the unions of every draft and published version, in both languages, over in their order", async () => {
    const cover = {
      file: (await panel.upload("bia.png", "image/png", PIXEL)).body[0].id,
      alt: "Bìa",
      caption: "Chú thích",
    };
    const id = await panel.create(
      "article",
      articleData("Cũ", { cover, unionCodes: ["z-cuoi", "a-dau", "m-giua"] }),
    );
    await panel.publish("article", id);
    await panel.update("article", id, articleData("Old", { cover }), "en");
    await panel.publish("article", id, "en");
    await panel.update("article", id, { unionCodes: ["chi-ban-nhap", "z-cuoi"] });
    const none = await panel.create("article", articleData("Không có"));
    const forms = async () =>
      Promise.all(["vi", "en"].map((locale) => published(cms, "article", id, locale)));
    const before = await forms();
    const drafts = [await draft(id, "vi"), await draft(id, "en")];
    expect(before[0].unionCodes).toEqual(["z-cuoi", "a-dau", "m-giua"]);
    expect(drafts[0]).toEqual(["chi-ban-nhap", "z-cuoi"]);

    await sql(cms, `CREATE TABLE ${REFERENCES} (id INTEGER PRIMARY KEY, code VARCHAR(255))`);
    await asBefore();
    await sql(cms, "ALTER TABLE articles DROP COLUMN union_codes");
    await cms.restart();
    panel = await openPanel(cms);
    expect(await forms()).toEqual(before);
    expect([await draft(id, "vi"), await draft(id, "en"), await draft(none, "vi")]).toEqual([
      ...drafts,
      null,
    ]);
    expect(await sql(cms, "SELECT * FROM articles_cmps WHERE field = 'unionCodes'")).toEqual([]);
    expect(before[0].cover.alt).toBe("Bìa");

    // Interrupted when the column was there and half of the lists were written.
    await sql(cms, `DELETE FROM ${REFERENCES}`);
    await asBefore();
    await sql(cms, "UPDATE articles SET union_codes = NULL WHERE published_at IS NULL");
    await cms.restart();
    panel = await openPanel(cms);
    expect(await forms()).toEqual(before);
    expect([await draft(id, "vi"), await draft(id, "en")]).toEqual(drafts);
  });
});
