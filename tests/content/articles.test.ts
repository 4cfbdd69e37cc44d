import { httpFeed, type Feed } from "../../api/content/feed";
import type { ReplicaContext } from "../../api/content/replica";
import { catchUp } from "../../api/content/sync";
import { recordUnion } from "../../api/unions/union.service";
import { UnionKind } from "../../api/unions/union.enums";
import { rebuildAncestry } from "../../api/unions/ancestry";
import { createLog } from "../../api/platform/log";
import { encodeId } from "../../api/platform/ids";
import { eachDatabase, startApp, type App } from "../support/app";
import { article, congressDocument, FeedServer } from "./feed-server";

const log = createLog("silent");

eachDatabase((kind) => {
  let app: App;
  let feed: Feed;
  let context: ReplicaContext;
  const server = new FeedServer();

  beforeAll(async () => {
    const cms = await server.listen();
    app = await startApp(kind, {
      env: { CMS_URL: cms.url, CMS_PUBLIC_URL: "https://cms.example", CMS_FEED_TOKEN: cms.feedToken },
    });
    feed = httpFeed(cms, new AbortController().signal);
    context = { database: app.database, clock: app.clock, ownOrigins: [cms.url] };
    await union("ldld-ben-tre");
    for (let n = 0; n < 50; n += 1) await union(`cdcs-${n}`);
  });
  afterAll(async () => {
    await server.close();
    await app.close();
  });
  beforeEach(async () => {
    server.reset();
    for (const table of ["article_union", "article", "congress_document", "content_former_slug"])
      await app.database.source.query(`DELETE FROM ${table}`);
    await app.database.source.query("UPDATE feed_position SET seq = 0, turn = 0");
  });

  async function union(code: string): Promise<void> {
    await app.database.write(async (tx) => {
      const id = await recordUnion(tx, {
        code,
        versions: [{ nameVi: `Công đoàn ${code}`, kind: UnionKind.GRASSROOTS_UNION }],
      });
      await rebuildAncestry(tx, [id]);
    });
  }
  const read = () => catchUp(context, feed, log);
  const one = async <T = any>(query: string): Promise<T> => {
    const { data, errors } = await app.ask(`{ ${query} }`);
    expect(errors).toBeUndefined();
    return data;
  };
  const slugs = async (query: string): Promise<string[]> =>
    (await one(`list: ${query} { nodes { slug } }`)).list.nodes.map((node: { slug: string }) => node.slug);

  test("an article is shown as it was published, with addresses a browser can load", async () => {
    server.publish(
      article("a", {
        slug: "dai-hoi",
        title: "Đại hội Công đoàn",
        category: "emulation",
        body: `<h2>Mở đầu</h2><p>Nghị quyết</p><img src="/uploads/b.png" alt="b">`,
        byline: "Ban Tuyên giáo",
        sourceName: "Báo Lao Động",
        unionCodes: ["chua-ghi", "ldld-ben-tre"],
        cover: { url: "/uploads/a.png", alt: "Hội trường", caption: "Chú thích", width: 1200, height: 630 },
        gallery: [{ url: "https://anh.example/c.jpg", alt: null, caption: null, width: null, height: null }],
      }),
    );
    server.publish(article("a", { locale: "en", slug: "congress", title: "The congress" }));
    await read();
    const { article: shown } = await one(`article(slug: "dai-hoi") {
      id slug locale title excerpt category { code label } body { html text } cover { url alt caption width height } gallery { url alt width }
      byline sourceName dateline publishedAt updatedAt unions { id code name } unresolvedUnions translations { slug locale } newer { slug } older { slug } }`);
    expect(shown).toEqual({
      id: encodeId("Article", "a.vi"),
      slug: "dai-hoi",
      locale: "VI",
      title: "Đại hội Công đoàn",
      excerpt: "Tóm tắt",
      category: { code: "emulation", label: "Thi đua – khen thưởng" },
      body: {
        html: `<h2>Mở đầu</h2><p>Nghị quyết</p><img src="https://cms.example/uploads/b.png" alt="b" />`,
        text: "Mở đầu\n\nNghị quyết",
      },
      cover: {
        url: "https://cms.example/uploads/a.png",
        alt: "Hội trường",
        caption: "Chú thích",
        width: 1200,
        height: 630,
      },
      gallery: [{ url: "https://anh.example/c.jpg", alt: null, width: null }],
      byline: "Ban Tuyên giáo",
      sourceName: "Báo Lao Động",
      dateline: "2021-12-20",
      publishedAt: "2026-01-05T02:00:00.000Z",
      updatedAt: "2026-01-05T02:00:00.000Z",
      unions: [
        { id: encodeId("Union", "ldld-ben-tre"), code: "ldld-ben-tre", name: "Công đoàn ldld-ben-tre" },
      ],
      unresolvedUnions: ["chua-ghi"],
      translations: [{ slug: "congress", locale: "EN" }],
      newer: [],
      older: [],
    });
    expect(await one(`node(id: "${shown.id}") { id ... on Article { title } }`)).toEqual({
      node: { id: shown.id, title: "Đại hội Công đoàn" },
    });
  });

  test("a page of articles with many pictures takes its true size of the memory", async () => {
    const bytesOf = async (code: string, pictures: number): Promise<number> => {
      const picture = { url: "https://anh.example/c.jpg", alt: "Hội trường", caption: "Chú thích" };
      const gallery = Array.from({ length: pictures }, () => ({ ...picture, width: 1200, height: 630 }));
      server.publish(article(`p-${pictures}`, { unionCodes: [code], gallery }));
      await read();
      const query = `union(code: "${code}") { articles { nodes { slug } } }`;
      await one(`union(code: "${code}") { code }`);
      const before = app.database.memory.size.bytes;
      expect((await one(query)).union.articles.nodes).toHaveLength(1);
      return app.database.memory.size.bytes - before;
    };
    const [plain, full] = [await bytesOf("cdcs-1", 0), await bytesOf("cdcs-2", 100)];
    // Measured: an article without pictures takes about 1 kB, one with thirty about 15 kB.
    expect(plain).toBeGreaterThan(1000);
    expect(full - plain).toBeGreaterThan(100 * 400);
  });

  test("content never falls back to another language", async () => {
    server.publish(article("a"));
    await read();
    expect(
      await one(`a: article(slug: "bai-a", locale: EN) { slug } b: articles(locale: EN) { totalCount nodes { slug } }
      c: node(id: "${encodeId("Article", "a.en")}") { id } d: union(code: "ldld-ben-tre") { articles(locale: EN) { totalCount } }`),
    ).toEqual({
      a: null,
      b: { totalCount: 0, nodes: [] },
      c: null,
      d: { articles: { totalCount: 0 } },
    });
  });

  test("an unknown union is kept and resolves by itself once it is recorded", async () => {
    const code = "cdcs-moi-" + kind;
    server.publish(article("a", { unionCodes: [code] }));
    await read();
    expect(await one(`articles { nodes { unions { code } unresolvedUnions } }`)).toEqual({
      articles: { nodes: [{ unions: [], unresolvedUnions: [code] }] },
    });
    await union(code);
    expect(
      await one(`articles { nodes { unions { code } unresolvedUnions } }
      union(code: "${code}") { articles { totalCount nodes { slug } } }`),
    ).toEqual({
      articles: { nodes: [{ unions: [{ code }], unresolvedUnions: [] }] },
      union: { articles: { totalCount: 1, nodes: [{ slug: "bai-a" }] } },
    });
  });

  test("the order is the dateline, else the day of first publication in Việt Nam, then the instant, then the id", async () => {
    server.publish(article("a", { dateline: "2021-12-20" }));
    server.publish(article("b", { dateline: null, firstPublishedAt: "2026-01-04T16:59:59.000Z" }));
    server.publish(article("c", { dateline: null, firstPublishedAt: "2026-01-04T17:00:00.000Z" }));
    server.publish(article("d", { dateline: "2026-01-05", firstPublishedAt: "2026-01-04T17:00:00.000Z" }));
    server.publish(article("e", { dateline: "2026-01-04", firstPublishedAt: "2026-02-01T00:00:00.000Z" }));
    await read();
    const order = ["bai-d", "bai-c", "bai-e", "bai-b", "bai-a"];
    expect(await slugs("articles")).toEqual(order);
    const paged: string[] = [];
    for (let after: string | null = null; ; ) {
      const { articles }: any = await one(
        `articles(first: 2${after ? `, after: "${after}"` : ""}) { nodes { slug } totalCount pageInfo { hasNextPage endCursor } }`,
      );
      paged.push(...articles.nodes.map((node: { slug: string }) => node.slug));
      expect(articles.totalCount).toBe(5);
      if (!articles.pageInfo.hasNextPage) break;
      after = articles.pageInfo.endCursor;
    }
    expect(paged).toEqual(order);
    const { article: middle } = await one(
      `article(slug: "bai-e") { newer { slug } older { slug } next: newer(first: 1) { slug } before: older(first: 1) { slug } }`,
    );
    expect(middle).toEqual({
      newer: [{ slug: "bai-d" }, { slug: "bai-c" }],
      older: [{ slug: "bai-b" }, { slug: "bai-a" }],
      next: [{ slug: "bai-c" }],
      before: [{ slug: "bai-b" }],
    });
    expect(await slugs(`articles(filter: { from: "2026-01-04", to: "2026-01-04" })`)).toEqual([
      "bai-e",
      "bai-b",
    ]);
  });

  test("filters: words in any order without accents, categories, union, campaign, days", async () => {
    server.publish(
      article("a", {
        title: "Thi đua – khen thưởng",
        category: "emulation",
        campaignCode: "thang-cong-nhan",
      }),
    );
    server.publish(
      article("b", { title: "100% đoàn viên", body: "<p>Đường dây nóng</p>", unionCodes: ["ldld-ben-tre"] }),
    );
    await read();
    expect(await slugs(`articles(filter: { text: "THUONG thi dua" })`)).toEqual(["bai-a"]);
    expect(await slugs(`articles(filter: { text: "${"đường dây".normalize("NFD")}" })`)).toEqual(["bai-b"]);
    expect(
      await slugs(
        `articles(filter: { text: "duong day", categories: ["union_news"], union: "ldld-ben-tre" })`,
      ),
    ).toEqual(["bai-b"]);
    expect(await slugs(`articles(filter: { text: "%" })`)).toEqual([]);
    expect(await slugs(`articles(filter: { text: "__" })`)).toEqual([]);
    expect(await slugs(`articles(filter: { text: "" })`)).toHaveLength(2);
    expect(await slugs(`articles(filter: { categories: ["emulation", "union_news"] })`)).toHaveLength(2);
    expect(await slugs(`articles(filter: { campaign: "thang-cong-nhan" })`)).toEqual(["bai-a"]);
    expect(await slugs(`articles(filter: { campaign: "khong-co" })`)).toEqual([]);
    expect(await slugs(`articles(filter: { from: "2021-12-21" })`)).toEqual([]);
    expect(await slugs(`articles(filter: { to: "2021-12-19" })`)).toEqual([]);
  });

  test.each([
    [`articles(filter: { categories: ["khong-co"] }) { totalCount }`, "filter.categories"],
    [`articles(filter: { union: "khong-co" }) { totalCount }`, "filter.union"],
    [`articles(filter: { text: "a\\u0000" }) { totalCount }`, "filter.text"],
    [`articles(first: 0) { totalCount }`, "first"],
    [`articles(first: 101) { totalCount }`, "first"],
    [`congressDocuments(filter: { kinds: ["khong-co"] }) { totalCount }`, "filter.kinds"],
    [`congressDocuments(filter: { union: "khong-co" }) { totalCount }`, "filter.union"],
    [
      `congressDocuments(filter: { congressId: "${encodeId("Union", "tld")}" }) { totalCount }`,
      "filter.congressId",
    ],
    [`congressDocuments(filter: { congressId: "x" }) { totalCount }`, "filter.congressId"],
    [`article(slug: "\\u0000") { id }`, "slug"],
  ])("%s is BAD_USER_INPUT and names the field", async (query, field) => {
    const { errors, status } = await app.ask(`{ ${query} }`);
    expect([status, errors?.[0]?.extensions]).toMatchObject([400, { code: "BAD_USER_INPUT", field }]);
  });

  test("a cursor of another list is refused, and a bad page of one union spoils no other", async () => {
    for (const id of ["a", "b"]) server.publish(article(id, { unionCodes: ["ldld-ben-tre", "cdcs-1"] }));
    await read();
    const { articles } = await one(`articles(first: 1) { pageInfo { endCursor } }`);
    const after = articles.pageInfo.endCursor;
    for (const list of [
      "articles(locale: EN, after: $after)",
      `articles(filter: { text: "a" }, after: $after)`,
      "congressDocuments(after: $after)",
    ]) {
      const { errors } = await app.ask(`query ($after: String) { ${list} { totalCount } }`, { after });
      expect(errors?.[0]?.extensions.code).toBe("CURSOR_INVALID");
    }
    const { data, errors } =
      await app.ask(`{ a: union(code: "ldld-ben-tre") { articles(first: 0) { totalCount } }
      b: union(code: "cdcs-1") { articles(first: 1) { nodes { slug } pageInfo { endCursor hasNextPage } } } }`);
    expect(errors).toHaveLength(1);
    expect(data).toMatchObject({ a: null, b: { articles: { nodes: [{ slug: "bai-b" }] } } });
    const { b } = await one(
      `b: union(code: "cdcs-1") { articles(first: 1) { totalCount nodes { slug } pageInfo { endCursor hasNextPage } } }`,
    );
    expect(b.articles).toMatchObject({
      totalCount: 2,
      nodes: [{ slug: "bai-b" }],
      pageInfo: { hasNextPage: true },
    });
    const { c } = await one(
      `c: union(code: "cdcs-1") { articles(first: 1, after: "${b.articles.pageInfo.endCursor}") { nodes { slug } pageInfo { hasNextPage } } }`,
    );
    expect(c.articles).toEqual({ nodes: [{ slug: "bai-a" }], pageInfo: { hasNextPage: false } });
  });

  test("congress documents", async () => {
    const files = [{ url: "/uploads/nq.pdf", name: "nq.pdf", mime: "application/pdf", sizeBytes: 1234 }];
    server.publish(
      congressDocument("d", {
        title: "Nghị quyết Đại hội",
        summary: "Tóm tắt",
        unionCode: "ldld-ben-tre",
        congressKey: "dh-1",
        files,
      }),
    );
    server.publish(
      congressDocument("e", {
        kind: "political_report",
        issuedOn: null,
        body: "<p>Báo cáo</p>",
        unionCode: "khong-co",
      }),
    );
    await read();
    expect(await slugs("congressDocuments")).toEqual(["van-kien-e", "van-kien-d"]);
    const { congressDocument: shown } = await one(`congressDocument(slug: "van-kien-d") {
      id slug locale title kind { code } number issuedOn summary body { html } files { url name mime sizeBytes } union { code } publishedAt updatedAt }`);
    expect(shown).toEqual({
      id: encodeId("CongressDocument", "d.vi"),
      slug: "van-kien-d",
      locale: "VI",
      title: "Nghị quyết Đại hội",
      kind: { code: "resolution" },
      number: "01/NQ-CĐ",
      issuedOn: "2023-08-18",
      summary: "Tóm tắt",
      body: null,
      files: [{ ...files[0], url: "https://cms.example/uploads/nq.pdf" }],
      union: { code: "ldld-ben-tre" },
      publishedAt: "2026-01-05T02:00:00.000Z",
      updatedAt: "2026-01-05T02:00:00.000Z",
    });
    expect(
      await one(
        `node(id: "${shown.id}") { ... on CongressDocument { title } } e: congressDocument(slug: "van-kien-e") { union { code } body { text } }`,
      ),
    ).toEqual({
      node: { title: "Nghị quyết Đại hội" },
      e: { union: null, body: { text: "Báo cáo" } },
    });
    expect(await slugs(`congressDocuments(filter: { kinds: ["resolution"] })`)).toEqual(["van-kien-d"]);
    expect(await slugs(`congressDocuments(filter: { union: "ldld-ben-tre", text: "nghi quyet" })`)).toEqual([
      "van-kien-d",
    ]);
    expect(
      await slugs(`congressDocuments(filter: { congressId: "${encodeId("Congress", "dh-1")}" })`),
    ).toEqual(["van-kien-d"]);
  });

  test("what is withdrawn is nowhere", async () => {
    server.publish(article("a", { unionCodes: ["ldld-ben-tre"] }));
    await read();
    server.withdraw(article("a"));
    await read();
    expect(
      await one(`a: article(slug: "bai-a") { id } b: articles { totalCount nodes { id } } c: articles(filter: { text: "bai" }) { totalCount }
      d: node(id: "${encodeId("Article", "a.vi")}") { id } e: union(code: "ldld-ben-tre") { articles { totalCount nodes { id } } }`),
    ).toEqual({
      a: null,
      b: { totalCount: 0, nodes: [] },
      c: { totalCount: 0 },
      d: null,
      e: { articles: { totalCount: 0, nodes: [] } },
    });
  });

  test("an article tells its video and its files, with addresses a browser can load", async () => {
    const attachments = [
      { url: "/uploads/ke-hoach.pdf", name: "Kế hoạch.pdf", mime: "application/pdf", sizeBytes: 12_345 },
      { url: "https://congdoan.test/b.docx", name: "b.docx", mime: "application/msword", sizeBytes: 1 },
    ];
    server.publish(article("a", { videoUrl: "https://video.test/xem?v=1", attachments }));
    server.publish(article("b"));
    await read();
    const fields = "videoUrl attachments { url name mime sizeBytes }";
    expect(
      await one(`a: article(slug: "bai-a") { ${fields} } b: article(slug: "bai-b") { ${fields} }`),
    ).toEqual({
      a: {
        videoUrl: "https://video.test/xem?v=1",
        attachments: [{ ...attachments[0], url: "https://cms.example/uploads/ke-hoach.pdf" }, attachments[1]],
      },
      b: { videoUrl: null, attachments: [] },
    });
  });

  describe("former slugs", () => {
    const both = (slug: string, locale = "VI") =>
      one(`a: article(slug: "${slug}", locale: ${locale}) { title slug formerSlugs }
        d: congressDocument(slug: "${slug}", locale: ${locale}) { title slug formerSlugs }`);

    test("find the document under its present slug, in their own language and type alone", async () => {
      server.publish(article("a", { slug: "moi", formerSlugs: ["cu-1", "cu-2"] }));
      server.publish(article("a", { locale: "en", slug: "new" }));
      server.publish(congressDocument("d", { slug: "nghi-quyet", formerSlugs: ["du-thao"] }));
      await read();
      const a = { title: "Bài a", slug: "moi", formerSlugs: ["cu-1", "cu-2"] };
      const d = { title: "Văn kiện d", slug: "nghi-quyet", formerSlugs: ["du-thao"] };
      for (const slug of ["moi", "cu-1", "cu-2"]) expect(await both(slug)).toEqual({ a, d: null });
      for (const slug of ["nghi-quyet", "du-thao"]) expect(await both(slug)).toEqual({ a: null, d });
      expect(await both("cu-1", "EN")).toEqual({ a: null, d: null });
      expect(await both("new", "EN")).toMatchObject({ a: { slug: "new", formerSlugs: [] } });
    });

    test("stand behind the present slug of another document, and end with the document", async () => {
      server.publish(article("a", { slug: "moi", formerSlugs: ["cu"] }));
      server.publish(article("b", { slug: "cu" }));
      await read();
      expect(await both("cu")).toMatchObject({ a: { title: "Bài b" } });
      server.publish(article("b", { slug: "khac" }));
      await read();
      expect(await both("cu")).toMatchObject({ a: { title: "Bài a" } });
      server.publish(article("a", { slug: "cu", formerSlugs: ["moi"] }));
      await read();
      expect(await both("moi")).toMatchObject({ a: { slug: "cu", formerSlugs: ["moi"] } });
      server.withdraw({ type: "article", documentId: "a", locale: "vi" });
      await read();
      expect(await both("moi")).toEqual({ a: null, d: null });
      expect(await app.database.source.query("SELECT * FROM content_former_slug")).toEqual([]);
    });
  });

  describe("statements", () => {
    const publish = async (count: number): Promise<void> => {
      for (let n = 0; n < count; n += 1) {
        const unionCodes = [`cdcs-${n}`, "ldld-ben-tre"];
        const cover = { url: `/uploads/${n}.png`, alt: "", caption: null, width: 1, height: 1 };
        server.publish(
          article(`n${n}`, { unionCodes, cover, firstPublishedAt: new Date(1.7e12 + n * 1e6).toISOString() }),
        );
        server.publish(article(`n${n}`, { locale: "en", slug: `post-${n}` }));
        server.publish(congressDocument(`n${n}`, { unionCode: `cdcs-${n}`, body: "<p>a</p>" }));
      }
      await read();
    };
    const list = `articles(first: 50) { nodes { title cover { url } unions { name } unresolvedUnions category { label } translations { slug } } }`;
    const texts = `articles(first: 50) { totalCount nodes { body { text } newer { slug } older { slug } } }`;
    const documents = `congressDocuments(first: 50) { nodes { title kind { label } union { name } body { html } files { url } } }`;
    const moved = `articles(first: 50) { nodes { videoUrl attachments { url } formerSlugs } } congressDocuments(first: 50) { nodes { formerSlugs } }`;
    const unions = `articles(first: 50) { nodes { unions { code articles(first: 3) { totalCount nodes { slug } } } } }`;

    test.each([1, 50])("of the lists, at %i rows", async (count) => {
      await publish(count);
      const counted: Record<string, number> = {};
      for (const [name, query] of Object.entries({ list, texts, documents, moved, unions })) {
        counted[name] = (await app.statements(() => one(query))).length;
      }
      // list: articles, categories, codes of unions, unions, languages · texts: articles, count, bodies, newer, older · documents: documents, kinds, unions, bodies
      // moved: articles, their former slugs, documents, their former slugs
      // unions: articles, codes of unions, unions, pages, counts
      expect(counted).toEqual({ list: 5, texts: 5, documents: 4, moved: 4, unions: 5 });
    });

    test("fifty articles each know their neighbours", async () => {
      await publish(50);
      const { articles } = await one(
        `articles(first: 50) { nodes { slug newer(first: 2) { slug } older(first: 2) { slug } } }`,
      );
      const order = articles.nodes.map((node: { slug: string }) => node.slug);
      articles.nodes.forEach((node: { newer: { slug: string }[]; older: { slug: string }[] }, at: number) => {
        expect(node.newer.map(({ slug }) => slug)).toEqual(order.slice(Math.max(0, at - 2), at));
        expect(node.older.map(({ slug }) => slug)).toEqual(order.slice(at + 1, at + 3));
      });
    });
  });
});
