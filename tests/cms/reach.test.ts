import { startApp, type App } from "../support/app";
import { onEachDatabase } from "./databases";
import { allPublished, published } from "./feed-reader";
import { assign, member, type Member } from "./members";
import { articleData, openPanel, PIXEL, type Panel, type PanelAnswer } from "./panel";
import { startCms, type RunningCms } from "./running-cms";
import { refused } from "./traces";

jest.setTimeout(240_000);

const ARTICLES = "/content-manager/collection-types/api::article.article";
const naming = (title: string, ...codes: string[]) => articleData(title, { unionCodes: codes });

onEachDatabase((database) => {
  let app: App;
  let cms: RunningCms;
  let admin: Panel;
  let chief: Member;
  let provincial: Member;
  let elsewhere: Member;
  let unassigned: Member;
  let writer: Member;

  const assigned = async (name: string, role: string, unions: string[]) => {
    const someone = await member(cms, admin, name, role);
    await assign(admin, someone.id, unions);
    return someone;
  };

  beforeAll(async () => {
    app = await startApp("sqlite", { demo: true });
    cms = await startCms({ database, env: { CMS_API_URL: app.url } });
    admin = await openPanel(cms);
    chief = await member(cms, admin, "toan-he-thong", "Biên tập viên toàn hệ thống");
    provincial = await assigned("ben-tre", "Biên tập viên", ["ldld-ben-tre"]);
    elsewhere = await assigned("dak-lak", "Biên tập viên", ["ldld-dak-lak"]);
    unassigned = await member(cms, admin, "chua-phan-cong", "Biên tập viên");
    writer = await assigned("nguoi-viet", "Người viết", ["cdcs-sct-ben-tre"]);
  });
  afterAll(async () => {
    await cms?.stop();
    await app?.close();
  });

  const titlesOf = async (who: Panel): Promise<string[]> => {
    const { body } = await who.request("GET", `${ARTICLES}?locale=vi&pageSize=100&sort=title:ASC`);
    expect(body.pagination.total).toBe(body.results.length);
    return body.results.map(({ title }: { title: string }) => title);
  };

  it("lists and opens what names an assigned union or one below it, and nothing else", async () => {
    const own = await chief.create("article", naming("Của tỉnh", "ldld-ben-tre"));
    const below = await chief.create("article", naming("Của cơ sở", "cdcs-sct-ben-tre"));
    const above = await chief.create("article", naming("Của Tổng Liên đoàn", "tld"));
    const both = await chief.create("article", naming("Của hai tỉnh", "ldld-dak-lak", "cdvc-ben-tre"));
    const nobody = await chief.create("article", naming("Chưa nêu công đoàn"));
    expect(await titlesOf(provincial)).toEqual(["Của cơ sở", "Của hai tỉnh", "Của tỉnh"]);
    expect(await titlesOf(elsewhere)).toEqual(["Của hai tỉnh"]);
    expect(await titlesOf(unassigned)).toEqual([]);
    expect(await titlesOf(chief)).toHaveLength(5);
    expect(await titlesOf(admin)).toHaveLength(5);

    const open = (who: Panel, id: string) => who.request("GET", `${ARTICLES}/${id}?locale=vi`);
    for (const id of [own, below, both]) expect((await open(provincial, id)).status).toBe(200);
    for (const id of [above, nobody]) {
      expect((await refused(cms, () => open(provincial, id))).code).toBe("OUT_OF_REACH");
      expect((await open(chief, id)).status).toBe(200);
    }
    const search = await provincial.request("GET", `${ARTICLES}?locale=vi&_q=${encodeURIComponent("Tổng")}`);
    expect(search.body).toMatchObject({ results: [], pagination: { total: 0 } });
    const relation = `/content-manager/relations/api::article.article/localizations`;
    for (const route of [
      relation,
      `${relation}?id=${own}`,
      `/content-manager/relations/api::article.article/${own}/localizations`,
    ])
      expect([route, (await provincial.request("GET", route)).status]).not.toEqual([route, 200]);
    const checked = await provincial.request("POST", `${ARTICLES}/actions/bulkFindForValidation`, {
      documentIds: [own, above],
      locale: "vi",
    });
    expect(JSON.stringify(checked.body)).not.toContain("Của Tổng Liên đoàn");
  });

  it("touches nothing beyond it, one by one or in bulk, in any language", async () => {
    const id = await chief.create("article", naming("Của Đắk Lắk", "ldld-dak-lak"));
    const mine = await chief.create("article", naming("Của Bến Tre", "ldld-ben-tre"));
    const live = await chief.create("article", naming("Của Đắk Lắk, trên trang", "ldld-dak-lak"));
    await chief.publish("article", live);
    const desk = `/editorial/documents/article/${id}/vi`;
    const attempts: [string, () => Promise<PanelAnswer>][] = [
      ["update", () => provincial.update("article", id, { title: "Chiếm" })],
      ["add a language", () => provincial.update("article", id, naming("Taken", "ldld-ben-tre"), "en")],
      ["add an own union", () => provincial.update("article", id, naming("Chiếm", "ldld-ben-tre"))],
      ["publish", () => provincial.act("article", id, "publish")],
      ["unpublish", () => provincial.act("article", live, "unpublish")],
      ["discard", () => provincial.act("article", live, "discard")],
      ["delete", () => provincial.remove("article", id)],
      ["clone", () => provincial.request("POST", `${ARTICLES}/clone/${id}?locale=vi`, naming("Chép"))],
      ["bulk publish", () => provincial.bulk("article", "bulkPublish", [mine, id])],
      ["bulk unpublish", () => provincial.bulk("article", "bulkUnpublish", [live])],
      ["bulk delete", () => provincial.bulk("article", "bulkDelete", [mine, id])],
      ["ask for review", () => provincial.request("POST", `${desk}/review`)],
      [
        "send back",
        () => provincial.request("POST", `${desk}/review/return`, { remark: "Chưa đạt yêu cầu." }),
      ],
      [
        "schedule",
        () => provincial.request("PUT", `${desk}/schedule`, { publishAt: "2090-01-01T00:00:00Z" }),
      ],
      ["state", () => provincial.request("GET", desk)],
    ];
    for (const [name, attempt] of attempts)
      expect([name, (await refused(cms, attempt)).code]).toEqual([name, "OUT_OF_REACH"]);
    expect(await published(cms, "article", id)).toBeNull();
    expect((await published(cms, "article", live)).title).toBe("Của Đắk Lắk, trên trang");

    expect((await elsewhere.update("article", id, { title: "Của Đắk Lắk, sửa" })).status).toBe(200);
    expect((await elsewhere.bulk("article", "bulkPublish", [id])).status).toBe(200);
    expect((await elsewhere.bulk("article", "bulkUnpublish", [id, live])).status).toBe(200);
    expect((await elsewhere.bulk("article", "bulkDelete", [id, live])).status).toBe(200);
    expect((await allPublished(cms)).map(({ documentId }) => documentId)).not.toContain(live);
  });

  it("tells of nothing beyond it through the media library, the start page or the trash", async () => {
    const { body } = await chief.upload("chung.png", "image/png", PIXEL);
    const cover = { file: body[0].id, alt: "Ảnh chung", caption: "Chú thích" };
    const data = (title: string) => ({ ...naming(title, "ldld-dak-lak"), cover, attachments: [body[0].id] });
    await chief.create("article", data("Canary sống"));
    await chief.remove("article", await chief.create("article", data("Canary đã xóa")));
    for (const route of [
      "/upload/files",
      `/upload/files/${body[0].id}`,
      ...["populate=related", "populate=*", "populate[related]=true", "populate[0]=related"].map(
        (query) => `/upload/files?${query}`,
      ),
      "/upload/files?filters[related][title][$contains]=Canary",
      "/upload/files?sort=related.title",
      `/upload/files?${encodeURIComponent("populate[related]")}=true`,
      "/content-manager/homepage/recent-documents?action=update",
      "/content-history/trash",
      "/editorial/tasks",
    ]) {
      const answer = await provincial.request("GET", route);
      expect([route, JSON.stringify(answer.body).includes("Canary")]).toEqual([route, false]);
      if (/related|\*/.test(decodeURIComponent(route))) expect([route, answer.status]).toEqual([route, 400]);
    }
    const trash = await elsewhere.request("GET", "/content-history/trash");
    expect(trash.body.deletions).toContainEqual(expect.objectContaining({ title: "Canary đã xóa" }));
    const { deletion } = trash.body.deletions.find(
      ({ title }: { title: string }) => title === "Canary đã xóa",
    );
    const restore = (who: Panel) => who.request("POST", `/content-history/trash/${deletion}/restore`);
    expect((await restore(provincial)).status).toBe(404);
    expect((await restore(elsewhere)).status).toBe(200);
  });

  it("saves nothing that would leave the reach of the one who saves", async () => {
    expect(
      (
        await refused(cms, () =>
          provincial.request("POST", `${ARTICLES}?locale=vi`, naming("Lạc", "ldld-dak-lak")),
        )
      ).code,
    ).toBe("LEAVES_REACH");
    expect(
      (
        await refused(cms, () =>
          provincial.request("POST", `${ARTICLES}/actions/publish?locale=vi`, naming("Lạc", "tld")),
        )
      ).code,
    ).toBe("LEAVES_REACH");
    const id = await provincial.create("article", naming("Chưa nêu"));
    expect(await titlesOf(provincial)).toContain("Chưa nêu");
    const move =
      (...codes: string[]) =>
      () =>
        provincial.update("article", id, naming("Dời", ...codes));
    expect((await refused(cms, move("ldld-dak-lak"))).code).toBe("LEAVES_REACH");
    expect((await move("ldld-dak-lak", " CDCS-SCT-BEN-TRE ")()).status).toBe(200);
    expect((await refused(cms, move("ldld-dak-lak"))).code).toBe("LEAVES_REACH");
    expect((await move()()).status).toBe(200);
    const foreign = await chief.create("article", naming("Của Bến Tre, chief viết", "ldld-ben-tre"));
    expect((await refused(cms, () => provincial.update("article", foreign, { unionCodes: [] }))).code).toBe(
      "LEAVES_REACH",
    );
    const paper = await provincial.create("congress-document", {
      title: "Nghị quyết",
      slug: `nghi-quyet-${Date.now()}`,
      kind: "resolution",
      unionCode: "cdvc-ben-tre",
    });
    expect((await provincial.act("congress-document", paper, "publish")).status).toBe(200);
    expect(
      (await refused(cms, () => provincial.update("congress-document", paper, { unionCode: "ldld-dak-lak" })))
        .code,
    ).toBe("LEAVES_REACH");
  });

  it("creates and publishes within it at one stroke", async () => {
    const answer = await provincial.request(
      "POST",
      `${ARTICLES}/actions/publish?locale=vi`,
      naming("Viết và đăng", "cdcs-sct-ben-tre"),
    );
    expect(answer.status).toBe(200);
    expect((await published(cms, "article", answer.body.data.documentId)).title).toBe("Viết và đăng");
    expect((await elsewhere.act("article", answer.body.data.documentId, "unpublish")).status).toBe(403);
  });

  it("leaves a writer with own texts about own unions, and an editor without unions with own texts", async () => {
    const id = await writer.create("article", naming("Tin cơ sở", "cdcs-sct-ben-tre"));
    expect(
      (
        await refused(cms, () =>
          writer.request("POST", `${ARTICLES}?locale=vi`, naming("Lạc", "ldld-ben-tre")),
        )
      ).code,
    ).toBe("LEAVES_REACH");
    expect((await writer.request("POST", `/editorial/documents/article/${id}/vi/review`)).status).toBe(200);
    const waiting = async (who: Panel) =>
      (await who.request("GET", "/editorial/tasks")).body.waiting.map(
        ({ title }: { title: string }) => title,
      );
    expect(await waiting(provincial)).toEqual(["Tin cơ sở"]);
    expect(await waiting(chief)).toEqual(["Tin cơ sở"]);
    expect(await waiting(elsewhere)).toEqual([]);
    expect(await waiting(unassigned)).toEqual([]);
    const other = await chief.create("article", naming("Cùng cơ sở, người khác viết", "cdcs-sct-ben-tre"));
    expect((await refused(cms, () => writer.update("article", other, { title: "Chiếm" }))).message).toMatch(
      /được/,
    );

    const own = await unassigned.create("article", naming("Bài riêng"));
    expect(await titlesOf(unassigned)).toEqual(["Bài riêng"]);
    expect(
      (await refused(cms, () => unassigned.update("article", own, naming("Bài riêng", "tld")))).code,
    ).toBe("LEAVES_REACH");
    const { body } = await unassigned.request("GET", "/editorial/tasks");
    expect(body.reach).toEqual({ everything: false, codes: [] });
  });

  it("holds what was last known while the API is away; unions assigned directly always work", async () => {
    const id = await chief.create("article", naming("API vắng", "cdcs-sct-ben-tre"));
    expect(await titlesOf(provincial)).toContain("API vắng");
    await cms.restart({ CMS_API_URL: "http://127.0.0.1:9/" });
    admin = await openPanel(cms);
    chief = { ...chief, ...(await openPanel(cms, chief.email, chief.password)) };
    provincial = { ...provincial, ...(await openPanel(cms, provincial.email, provincial.password)) };
    elsewhere = { ...elsewhere, ...(await openPanel(cms, elsewhere.email, elsewhere.password)) };
    expect(await titlesOf(provincial)).toContain("API vắng");
    expect((await provincial.update("article", id, { title: "API vắng, sửa" })).status).toBe(200);
    await assign(admin, elsewhere.id, ["cdcs-chua-biet"]);
    const late = await elsewhere.create("article", naming("Mã phân công thẳng", "cdcs-chua-biet"));
    expect((await elsewhere.act("article", late, "publish")).status).toBe(200);
    await cms.restart({ CMS_API_URL: app.url });
    admin = await openPanel(cms);
  });

  it("is assigned by administrators, to unions that exist", async () => {
    const put = (who: Panel, codes: unknown, user: number | string = elsewhere.id) =>
      who.request("PUT", `/editorial/assignments/${user}`, { codes });
    elsewhere = { ...elsewhere, ...(await openPanel(cms, elsewhere.email, elsewhere.password)) };
    const list = async () => (await admin.request("GET", "/editorial/assignments")).body.staff;
    const before = await list();
    for (const [codes, code] of [
      [["ldld-dak-lak", "khong-co-ma-nay"], "UNION_IS_UNKNOWN"],
      [["mã sai"], "CODE_IS_UNUSABLE"],
      [[5], "CODE_IS_UNUSABLE"],
      ["ldld-dak-lak", "CODE_IS_UNUSABLE"],
    ] as const)
      expect([codes, (await refused(cms, () => put(admin, codes), 400)).code]).toEqual([codes, code]);
    expect((await put(admin, ["tld"], 999_999)).status).toBe(404);
    expect((await refused(cms, () => put(elsewhere, ["tld"]))).code).toBe("MAY_NOT_ASSIGN");
    expect((await elsewhere.request("GET", "/editorial/assignments")).status).toBe(403);
    expect(await list()).toEqual(before);

    expect(await assign(admin, elsewhere.id, [" LDLD-Dak-Lak ", "ldld-dak-lak"])).toMatchObject({
      unions: [{ code: "ldld-dak-lak", name: expect.stringContaining("Đắk Lắk") }],
      unchecked: [],
      scope: "assigned",
    });
    const scopes = Object.fromEntries(
      (await list()).map((user: any) => [user.email.split("@")[0], user.scope]),
    );
    expect(scopes).toEqual({
      "quan-tri": "everything",
      "toan-he-thong": "everything",
      "ben-tre": "assigned",
      "dak-lak": "assigned",
      "chua-phan-cong": "own",
      "nguoi-viet": "assigned",
    });
  });
});
