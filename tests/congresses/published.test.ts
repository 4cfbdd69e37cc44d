import { ArticleRow, CongressDocumentRow } from "../../api/content/replica.entity";
import { encodeId } from "../../api/platform/ids";
import { eachDatabase, startApp, type App } from "../support/app";

const CODE = "cdcs-sct-001-iv";

eachDatabase((kind) => {
  describe("what is published about a congress", () => {
    let app: App;
    beforeAll(async () => {
      app = await startApp(kind, { demo: true });
      const published = (name: string, locale: string, sortDay: string, congressKey: string | null) => ({
        documentId: name,
        locale,
        sourceHash: "0",
        slug: name,
        title: name,
        sortDay,
        firstPublishedAt: "2024-01-01T00:00:00.000Z",
        updatedAt: "2024-01-01T00:00:00.000Z",
        searchText: name,
        congressKey,
      });
      await app.database.write(async (tx) => {
        await tx.insert(CongressDocumentRow, [
          { ...published("nghi-quyet", "vi", "2023-02-22", CODE), kind: "resolution" },
          { ...published("bao-cao", "vi", "2023-02-23", CODE), kind: "resolution" },
          { ...published("resolution", "en", "2023-02-22", CODE), kind: "resolution" },
          { ...published("khac", "vi", "2023-02-22", "nowhere"), kind: "resolution" },
        ]);
        await tx.insert(ArticleRow, [
          published("bai-viet", "vi", "2023-02-22", CODE),
          published("bai-khac", "vi", "2023-02-22", null),
        ]);
      });
    });
    afterAll(() => app?.close());

    test("a congress has its documents in one language, newest first", async () => {
      const { data, errors } = await app.ask(
        `query ($id: ID!) { congress(id: $id) { vi: documents { title } en: documents(locale: EN) { title congress { id } } } }`,
        { id: encodeId("Congress", CODE) },
      );
      expect(errors).toBeUndefined();
      expect(data.congress).toEqual({
        vi: [{ title: "bao-cao" }, { title: "nghi-quyet" }],
        en: [{ title: "resolution", congress: { id: encodeId("Congress", CODE) } }],
      });
    });

    test("an article and a document name their congress; a code that none has is null", async () => {
      const { data } = await app.ask(`{
        article(slug: "bai-viet") { congress { code heldOn } }
        other: article(slug: "bai-khac") { congress { code } }
        document: congressDocument(slug: "nghi-quyet") { congress { code } }
        unknown: congressDocument(slug: "khac") { congress { code } }
      }`);
      expect(data).toEqual({
        article: { congress: { code: CODE, heldOn: "2023-02-22" } },
        other: { congress: null },
        document: { congress: { code: CODE } },
        unknown: { congress: null },
      });
    });
  });
});
