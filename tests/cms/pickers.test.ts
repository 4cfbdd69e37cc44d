import { setTimeout as sleep } from "node:timers/promises";
import { UnionKind } from "../../api/unions/union.enums";
import { startApp, type App } from "../support/app";
import { record } from "../unions/record";
import { onEachDatabase, refuseInserts, sql } from "./databases";
import { eventsAfter, headOf, published } from "./feed-reader";
import { Gate, type Way } from "./gate";
import { member } from "./members";
import { articleData, openPanel, type ContentType, type Panel } from "./panel";
import { startCms, type RunningCms } from "./running-cms";

jest.setTimeout(240_000);

const ARTICLE = "api::article.article";

let app: App;
let gate: Gate;
let apiUrl: string;

beforeAll(async () => {
  app = await startApp("sqlite", { demo: true });
  const cs = { kind: UnionKind.GRASSROOTS_UNION, under: "ldld-ben-tre", province: "ben-tre" };
  await record(
    app,
    { ...cs, code: "cs-het-2025", name: "CĐCS Sở Xây dựng tỉnh Bến Tre", endedOn: "2025-07-01" },
    { ...cs, code: "cs-sap-co", name: "CĐCS Sở Xây dựng mới", foundedOn: "2030-01-01" },
    ...Array.from({ length: 45 }, (_, n) => ({
      ...cs,
      code: `cs-thuong-${n}`,
      name: `CĐCS Công ty Thương mại số ${n}`,
    })),
  );
  gate = new Gate(() => app.url);
  apiUrl = await gate.listen();
});
afterAll(async () => {
  await gate?.close();
  await app?.close();
});
beforeEach(() => {
  gate.way = "open";
});

onEachDatabase((database) => {
  let cms: RunningCms;
  let panel: Panel;

  beforeAll(async () => {
    cms = await startCms({ database, env: { CMS_API_URL: apiUrl } });
    panel = await openPanel(cms);
  });
  afterAll(() => cms?.stop());

  const ask = async (path: string, body: object) => {
    const answer = await panel.request("POST", `/pickers/${path}`, body);
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const search = (kind: string, text: string) => ask("search", { kind, text });
  const namesOf = (kind: string, codes: string[], documentId?: string) =>
    ask("names", { kind, codes, ...(documentId ? { uid: ARTICLE, documentId } : {}) });
  const draft = async (type: ContentType, id: string, locale = "vi") =>
    (
      await panel.request(
        "GET",
        `/content-manager/collection-types/api::${type}.${type}/${id}?locale=${locale}`,
      )
    ).body.data;
  /** Every row of an article and every mark, to see that nothing was written. */
  const everything = async () =>
    JSON.stringify([
      await sql(cms, "SELECT * FROM articles ORDER BY id"),
      await sql(cms, "SELECT * FROM congress_documents ORDER BY id"),
      await sql(cms, "SELECT * FROM content_unchecked_codes ORDER BY id"),
    ]);
  const waiting = async (who = panel): Promise<any[]> =>
    (await who.request("GET", "/pickers/unchecked")).body.documents;
  const until = async (holds: () => Promise<boolean>) => {
    for (const deadline = Date.now() + 90_000; Date.now() < deadline; await sleep(500))
      if (await holds()) return;
    throw new Error("It did not come to hold");
  };

  describe("a search", () => {
    it("finds unions without accents, those that say the words together first, each with its path", async () => {
      const { away, total, hits } = await search("union", "so cong thuong");
      expect(away).toBe(false);
      expect(total).toBeGreaterThan(45);
      expect(hits).toHaveLength(20);
      const codes = hits.map(({ code }: { code: string }) => code);
      expect(codes.slice(0, 4).toSorted()).toEqual(
        ["cdcs-sct-001", "cdcs-sct-ben-tre", "cdcs-sct-dak-lak"].concat(codes[3]).toSorted(),
      );
      expect(hits.find(({ code }: { code: string }) => code === "cdcs-sct-ben-tre")).toEqual({
        code: "cdcs-sct-ben-tre",
        name: "Công đoàn cơ sở Sở Công Thương tỉnh Bến Tre",
        path: ["Tổng LĐLĐVN", expect.stringContaining("Bến Tre"), expect.stringContaining("Bến Tre")],
        province: "Bến Tre",
        note: null,
        ended: false,
      });
    });

    it("marks what has ended and what is yet to be founded, with the path they had or will have", async () => {
      const found = (await search("union", "SỞ XÂY DỰNG")).hits;
      expect(found.map(({ code, note, ended }: any) => [code, note, ended])).toEqual([
        ["cs-sap-co", "chưa thành lập", false],
        ["cs-het-2025", "đã kết thúc 2025-07-01", true],
      ]);
      for (const hit of found) expect(hit.path).toEqual(["Tổng LĐLĐVN", expect.stringContaining("Bến Tre")]);
    });

    it("finds a union by its code, capitals and all, and nothing for nonsense", async () => {
      expect((await search("union", "CS-THUONG-7")).hits[0].code).toBe("cs-thuong-7");
      const pasted = `\u200Bso cong\u202A thuong\u0000 ${"x".repeat(150)}`;
      expect(await search("union", pasted)).toEqual({ away: false, total: 0, hits: [] });
      expect((await search("union", "\u200Bso cong\u202A thuong")).total).toBeGreaterThan(0);
      expect(await search("union", "★★★")).toEqual({ away: false, total: 0, hits: [] });
    });

    it("finds congresses by the name of their union, campaigns by their own", async () => {
      const congresses = await search("congress", "Đại hội lần thứ IV so cong thuong 001 nhiệm kỳ 2023–2028");
      expect(congresses.hits[0]).toMatchObject({
        code: "cdcs-sct-001-iv",
        name: expect.stringContaining("Đại hội lần thứ IV, "),
      });
      const { data } = await app.ask("{ campaigns(first: 1) { nodes { code name year } } }");
      const [campaign] = data.campaigns.nodes;
      const found = (await search("campaign", campaign.name)).hits;
      expect(found).toContainEqual(
        expect.objectContaining({ code: campaign.code, name: campaign.name, note: `năm ${campaign.year}` }),
      );
    });

    it("is for signed-in staff alone, and bounded", async () => {
      for (const path of ["search", "names"]) {
        const answer = await fetch(`${cms.url}/pickers/${path}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ kind: "union", text: "so", codes: ["tld"] }),
        });
        expect([path, answer.status]).toEqual([path, 401]);
      }
      expect((await fetch(`${cms.url}/pickers/unchecked`)).status).toBe(401);
      expect(
        (await fetch(`${cms.url}/pickers/unchecked`, { headers: { authorization: `Bearer ${cms.token}` } }))
          .status,
      ).toBe(401);
      for (const body of [
        { kind: "person", text: "a" },
        { kind: "union", text: "a".repeat(201) },
        { kind: "union" },
      ])
        expect((await panel.request("POST", "/pickers/search", body)).status).toBe(400);
      const codes = Array.from({ length: 201 }, (_, n) => `cs-${n}`);
      expect((await panel.request("POST", "/pickers/names", { kind: "union", codes })).status).toBe(400);
      const eager = await member(cms, panel, `ham-tim-${database}`, "Người viết");
      const statuses = await Promise.all(
        Array.from({ length: 61 }, async () => (await eager.request("GET", "/pickers/unchecked")).status),
      );
      expect(statuses.toSorted()).toEqual([...Array(60).fill(200), 429]);
      expect((await panel.request("GET", "/pickers/unchecked")).status).toBe(200);
    });
  });

  describe("saving", () => {
    it("keeps several unions in the editor's order, in every language, as readers get them", async () => {
      const chosen = ["tld", "cdcs-sct-001", "cs-het-2025"];
      const id = await panel.create("article", articleData("Ba công đoàn", { unionCodes: chosen }));
      expect((await draft("article", id)).unionCodes).toEqual(chosen);
      await panel.update("article", id, { unionCodes: chosen.toReversed() });
      expect((await draft("article", id)).unionCodes).toEqual(chosen.toReversed());
      await panel.publish("article", id);
      expect((await published(cms, "article", id)).unionCodes).toEqual(chosen.toReversed());
      await panel.update("article", id, articleData("Three unions"), "en");
      expect((await draft("article", id, "en")).unionCodes).toEqual(chosen.toReversed());
      expect(await sql(cms, "SELECT * FROM content_unchecked_codes")).toEqual([]);
    });

    it.each<[string, ContentType, object, string]>([
      ["Công đoàn liên quan", "article", { unionCodes: ["tld", "khong-co-ma-nay"] }, "khong-co-ma-nay"],
      ["Công đoàn liên quan", "article", { unionCodes: [{ code: "Hai Từ" }] }, "hai từ"],
      ["Phong trào", "article", { campaignCode: "khong-phong-trao" }, "khong-phong-trao"],
      ["Đại hội", "article", { congressKey: "khong-dai-hoi" }, "khong-dai-hoi"],
      ["Công đoàn", "congress-document", { unionCode: "khong-co-ma-nay" }, "khong-co-ma-nay"],
      ["Đại hội", "congress-document", { congressKey: "khong-dai-hoi" }, "khong-dai-hoi"],
    ])("refuses a new code that nothing has: %s of %s %j", async (label, type, wrong, code) => {
      const least = type === "article" ? articleData("Mã sai") : { title: "Mã sai", kind: "resolution" };
      const id = await panel.create(type, least);
      const [before, head] = [await everything(), await headOf(cms)];
      const updated = await panel.update(type, id, { ...wrong, title: "Sửa" });
      const created = await panel.request(
        "POST",
        `/content-manager/collection-types/api::${type}.${type}?locale=vi`,
        { ...least, ...wrong, slug: `${code}-x`.replace(/[^a-z-]/g, ""), locale: "vi" },
      );
      for (const { status, body } of [updated, created]) {
        expect(status).toBe(400);
        expect(body.error.message).toMatch(
          new RegExp(`^${label}: không có .* nào mang mã “${code}”, nên chưa lưu gì\\. / `),
        );
        expect(body.error.details.errors[0].path).toEqual([Object.keys(wrong)[0]]);
      }
      expect([await everything(), await headOf(cms)]).toEqual([before, head]);
    });

    it("refuses what is no list of codes", async () => {
      const before = await everything();
      for (const unionCodes of [{ code: "tld" }, "tld", 5, [["tld"]], [5]]) {
        const { status, body } = await panel.request(
          "POST",
          `/content-manager/collection-types/${ARTICLE}?locale=vi`,
          { ...articleData("Không phải danh sách", { unionCodes }), locale: "vi" },
        );
        expect([status, body.error?.message]).toEqual([
          400,
          expect.stringContaining("Công đoàn liên quan: không phải là danh sách mã"),
        ]);
      }
      expect(await everything()).toBe(before);
    });

    it("keeps codes that a draft, a published version or another language holds, whatever the API says of them", async () => {
      const id = await panel.create(
        "article",
        articleData("Mã cũ", { unionCodes: ["tld"], congressKey: "cdcs-sct-001-iv" }),
      );
      await panel.publish("article", id);
      await panel.update("article", id, articleData("Old codes"), "en");
      // The register forgets: what only the published version, and only the English draft, holds from now on.
      await sql(
        cms,
        `UPDATE articles SET union_codes = '["da-mat"]', congress_key = 'da-mat-dh' WHERE document_id = '${id}' AND published_at IS NOT NULL`,
      );
      await sql(
        cms,
        `UPDATE articles SET union_codes = '["chi-ban-anh"]' WHERE document_id = '${id}' AND locale = 'en'`,
      );
      const kept = { unionCodes: ["chi-ban-anh", "tld", "da-mat"], congressKey: "da-mat-dh" };
      expect((await panel.update("article", id, { ...kept, title: "Vẫn giữ" })).status).toBe(200);
      expect(await draft("article", id)).toMatchObject({ ...kept, title: "Vẫn giữ" });
      expect((await panel.act("article", id, "publish")).status).toBe(200);
      expect((await published(cms, "article", id)).unionCodes).toEqual(kept.unionCodes);
      const added = await panel.update("article", id, { unionCodes: [...kept.unionCodes, "moi-sai"] });
      expect([added.status, added.body.error.message]).toEqual([
        400,
        expect.stringContaining("mã “moi-sai”, nên"),
      ]);
      const copy = await panel.request(
        "POST",
        `/content-manager/collection-types/${ARTICLE}/clone/${id}?locale=vi`,
        {
          ...articleData("Bản chép", kept),
          locale: "vi",
        },
      );
      expect(copy.status).toBeLessThan(300);
      expect((await draft("article", copy.body.data.documentId)).unionCodes).toEqual(kept.unionCodes);
    });
  });

  describe("with the API away", () => {
    const ways: Way[] = ["closed", "slow", "garbage", "refusing", "another server", "errors"];

    const saved: { id: string; codes: string[]; wrong: string }[] = [];

    it.each(ways)("(%s) saving succeeds and is marked, and nobody is shown why", async (way) => {
      gate.way = way;
      const wrong = `sai-${way.replace(" ", "-")}`;
      const codes = ["cdcs-sct-001", wrong];
      const id = await panel.create("article", articleData(`Lúc ${way}`, { unionCodes: codes }));
      saved.push({ id, codes, wrong });
      expect((await draft("article", id)).unionCodes).toEqual(codes);
      const unchecked = codes.map((code) => ({ code, state: "UNCHECKED" }));
      expect(await namesOf("union", codes, id)).toEqual({ away: true, found: [], unchecked });
      expect(await search("union", "so cong thuong")).toEqual({ away: true, total: 0, hits: [] });
      expect((await waiting()).find(({ documentId }) => documentId === id)).toMatchObject({
        uid: ARTICLE,
        title: `Lúc ${way}`,
        codes: unchecked.map((code) => ({ kind: "union", ...code })),
      });
      gate.way = "open";
      expect((await search("union", "so cong thuong")).away).toBe(false);
      expect((await panel.update("article", id, { unionCodes: codes.toReversed() })).status).toBe(200);
    });

    it("once it is back, what was marked is checked: known codes are forgotten, unknown ones told", async () => {
      expect(saved).toHaveLength(ways.length);
      for (const { id, codes, wrong } of saved) {
        await until(async () => (await namesOf("union", codes, id)).unchecked.length === 1);
        expect((await namesOf("union", codes, id)).unchecked).toEqual([{ code: wrong, state: "UNKNOWN" }]);
        expect((await panel.update("article", id, { title: "Vẫn lưu được" })).status).toBe(200);
        expect((await waiting()).find(({ documentId }) => documentId === id).codes).toEqual([
          { kind: "union", code: wrong, state: "UNKNOWN" },
        ]);
        await panel.update("article", id, { unionCodes: ["cdcs-sct-001"] });
        expect((await waiting()).some(({ documentId }) => documentId === id)).toBe(false);
      }
    });

    it("a code that could not be one is refused all the same", async () => {
      gate.way = "closed";
      const id = await panel.create("article", articleData("Không thể là mã"));
      const answer = await panel.update("article", id, { unionCodes: ["hai từ"] });
      expect([answer.status, answer.body.error.message]).toEqual([400, expect.stringContaining("“hai từ”")]);
    });

    it("a writer is told of own documents alone", async () => {
      const writer = await member(cms, panel, `viet-${database}`, "Người viết");
      gate.way = "closed";
      const mine = await writer.create("article", articleData("Của tôi", { unionCodes: ["sai-cua-toi"] }));
      const others = await panel.create(
        "article",
        articleData("Của người khác", { unionCodes: ["sai-cua-nguoi"] }),
      );
      expect((await waiting(writer)).map(({ documentId }) => documentId)).toEqual([mine]);
      const { body } = await writer.request("POST", "/pickers/names", {
        ...{ kind: "union", codes: ["sai-cua-nguoi"], uid: ARTICLE, documentId: others },
      });
      expect(body).toEqual({ away: true, found: [], unchecked: [] });
      gate.way = "open";
      for (const id of [mine, others]) await panel.remove("article", id);
      expect((await waiting()).filter(({ documentId }) => [mine, others].includes(documentId))).toEqual([]);
      await until(
        async () =>
          (await sql(cms, "SELECT * FROM content_unchecked_codes WHERE code LIKE 'sai-cua-%'")).length === 0,
      );
    });

    it("a mark is written with its document or not at all", async () => {
      gate.way = "closed";
      const [before, head] = [await everything(), await headOf(cms)];
      const allow = await refuseInserts(cms, "content_unchecked_codes", "NEW.code = 'mot-ma'");
      const answer = await panel.request("POST", `/content-manager/collection-types/${ARTICLE}?locale=vi`, {
        ...articleData("Không lưu được", { unionCodes: ["mot-ma"] }),
        locale: "vi",
      });
      await allow();
      expect(answer.status).toBe(500);
      expect([await everything(), await eventsAfter(cms, head)]).toEqual([before, []]);
    });
  });
});
