import { gzipSync } from "node:zlib";
import { Role } from "../../api/platform/actor";
import { eachDatabase, startApp, type App } from "../support/app";
import { everyRow } from "../support/rows";
import { fieldsOf, Officer } from "./officer";
import { withoutReport } from "./without-report";

jest.setTimeout(120_000);

const UNION = "cdcs-sct-001";
const ABOVE = "cdvc-001";
const EVIL = `<script>alert("x")</script>`;

eachDatabase((kind) => {
  let app: App;
  let officer: Officer;
  let approver: Officer;

  beforeAll(async () => {
    app = await startApp(kind, { demo: true });
    officer = new Officer(app);
    approver = new Officer(app);
    await officer.signIn(UNION);
    await approver.signIn(ABOVE, Role.APPROVER);
  });
  afterAll(() => app.close());

  const path = (period: string): string => `/bao-cao/ky/${period}`;
  const form = async (period: string) => fieldsOf(await officer.get(path(period)), path(period));
  const send = async (period: string, changes: Record<string, string>) =>
    officer.post(path(period), { ...(await form(period)), ...changes });
  const report = async (period: string): Promise<any> => {
    const { data } = await app.ask(
      `{ union(code: "${UNION}") { report(period: "${period}") { id status revision version returnReason
        values { indicator { code } value qualifier note } } } }`,
      {},
      { token: await app.token(UNION, Role.READER) },
    );
    return data.union.report;
  };
  const reviewPath = async (period: string): Promise<string> => `/bao-cao/duyet/${(await report(period)).id}`;
  /** Sends one of the forms at the end of a review. */
  const decide = async (period: string, viec: string, reason = "") => {
    const there = await reviewPath(period);
    const { csrf, revision } = fieldsOf(await approver.get(there), there);
    return approver.post(there, { csrf: csrf!, revision: revision!, viec, reason });
  };

  test("numbers are read as they are written here, and never guessed", async () => {
    const before = await everyRow(app);
    for (const text of [
      "1.5",
      "1,5",
      "1.23",
      "1,234",
      "12.34.567",
      "-3",
      "5 triệu",
      "1e3",
      "99999999999999999",
    ]) {
      const shown = await send("2023", { "v.members": text, "v.officers": "7", viec: "luu" });
      expect([text, shown.status]).toEqual([text, 400]);
      expect(shown.text).toContain("Còn 1 ô phải sửa, chưa có gì được lưu");
      expect(shown.html).toContain('<a href="#v.members">');
      expect(fieldsOf(shown, path("2023"))).toMatchObject({ "v.members": text, "v.officers": "7" });
    }
    expect(await everyRow(app)).toEqual(before);
    const saved = await send("2023", { "v.members": "1.234", "v.balance_vnd": "12 345 678", viec: "luu" });
    expect(saved.status).toBe(303);
    const { status, values } = await report("2023");
    expect(status).toBe("DRAFT");
    expect(values).toMatchObject([
      { indicator: { code: "members" }, value: 1234, qualifier: "EXACT" },
      { indicator: { code: "balance_vnd" }, value: 12345678 },
    ]);
    expect(await form("2023")).toMatchObject({ "v.members": "1.234", "v.balance_vnd": "12.345.678" });
  });

  test("a form that changes nothing writes nothing, however often it is sent", async () => {
    const fields = await form("2023");
    const before = await everyRow(app);
    for (let time = 0; time < 2; time += 1)
      expect((await officer.post(path("2023"), { ...fields, viec: "luu" })).status).toBe(303);
    expect(await everyRow(app)).toEqual(before);
  });

  test("whoever saves second sees what the first one saved, and keeps what was typed", async () => {
    const colleague = new Officer(app);
    await colleague.signIn(UNION);
    const fields = await form("2023");
    await colleague.post(path("2023"), {
      ...fields,
      ...(await colleaguesCsrf(colleague)),
      ...{ "v.members": "1300", "v.workers": "1.400", "v.balance_vnd": "" },
    });
    const before = await everyRow(app);
    const shown = await officer.post(path("2023"), { ...fields, "v.members": "1299", viec: "luu" });
    expect(shown.status).toBe(409);
    expect(shown.text).toContain("Báo cáo đã thay đổi trong lúc anh, chị nhập");
    expect(shown.text).toContain("Số đang lưu: 1.300");
    expect(await everyRow(app)).toEqual(before);
    const again = fieldsOf(shown, path("2023"));
    // What only the colleague touched is theirs: saving again takes nothing away from them.
    expect(again).toMatchObject({ "v.members": "1299", revision: "2" });
    expect(again).toMatchObject({ "v.workers": "1.400", "v.balance_vnd": "" });
    expect((await officer.post(path("2023"), { ...again, viec: "luu" })).status).toBe(303);
    const said = (await report("2023")).values.map(({ indicator, value }: any) => [indicator.code, value]);
    expect(Object.fromEntries(said)).toEqual({ members: 1299, workers: 1400 });
  });
  const colleaguesCsrf = async (colleague: Officer) => {
    const { csrf } = fieldsOf(await colleague.get(path("2023")), path("2023"));
    return { csrf: csrf!, viec: "luu" };
  };

  test("a figure that breaks a rule is saved and not handed in; the page says where it stands", async () => {
    const shown = await send("2021", { "v.members": "40", "v.members_women": "41", viec: "nop" });
    expect(shown.status).toBe(400);
    expect(shown.text).toContain("Đã lưu, nhưng chưa nộp được");
    expect(shown.html).toContain('<a href="#v.members_women">');
    expect((await report("2021")).status).toBe("DRAFT");
    const checked = await officer.post(`${path("2021")}/kiem-tra`, {
      ...fieldsOf(shown, path("2021")),
      "v.members_women": "39",
    });
    expect(checked.status).toBe(200);
    expect(JSON.parse(checked.html).messages).toEqual({});
    const handed = await officer.post(path("2021"), {
      ...fieldsOf(shown, path("2021")),
      ...{ "v.members_women": "20", viec: "nop" },
    });
    expect(handed.headers.get("location")).toBe(`${path("2021")}?da-nop=1`);
    expect((await report("2021")).status).toBe("SUBMITTED");
  });

  test("what people type is never part of the page's own marks", async () => {
    await send("2019", { "v.members": "40", "n.members": EVIL, viec: "luu" });
    await app.database.source.query(
      "UPDATE union_version SET name_vi = ? WHERE union_id = (SELECT id FROM trade_union WHERE code = ?)",
      [EVIL, UNION],
    );
    const { id } = await report("2019");
    for (const shown of [
      await officer.get("/bao-cao"),
      await officer.get(path("2019")),
      await approver.get("/bao-cao/bang/2019"),
      await approver.get(`/bao-cao/duyet/${id}`),
      await send("2019", { "v.members": EVIL, viec: "luu" }),
    ]) {
      expect(shown.status).toBeLessThan(500);
      expect(shown.html).not.toContain(EVIL);
      expect(shown.html).not.toContain("<script>");
    }
    const fields = { ...(await form("2019")), "v.members": EVIL };
    const checked = await officer.post(`${path("2019")}/kiem-tra`, fields);
    expect(checked.headers.get("content-type")).toMatch(/^application\/json/);
    expect(JSON.parse(checked.html).messages.members[0].text).toContain(EVIL);
    expect(JSON.parse(checked.html).results).not.toContain("<script>");
  });

  test("returned with a remark, handed in again, approved, amended, as forms say it", async () => {
    expect((await decide("2021", "tra-lai", "Thiếu số cán bộ")).status).toBe(303);
    expect((await officer.get(path("2021"))).text).toContain("Thiếu số cán bộ");
    expect((await send("2021", { "v.officers": "5", viec: "nop" })).status).toBe(303);
    expect((await decide("2021", "duyet")).headers.get("location")).toMatch(/\?xong=duyet$/);
    const there = `${await reviewPath("2021")}/bo-sung`;
    const fields = fieldsOf(await approver.get(there), there);
    const amended = await approver.post(there, { ...fields, "v.members": "41", reason: "Đếm lại" });
    expect(amended.headers.get("location")).toMatch(/\?xong=bo-sung$/);
    const shown = await approver.get(await reviewPath("2021"));
    expect(shown.text).toContain("đã sửa");
    expect(await report("2021")).toMatchObject({ status: "APPROVED", version: 2 });
    expect((await officer.get(path("2021"))).html).not.toContain('name="v.members"');
  });

  test("a decision on what has moved on decides nothing, says so, and keeps the reason", async () => {
    await send("2018", { "v.members": "30", viec: "nop" });
    const there = await reviewPath("2018");
    const { csrf } = fieldsOf(await approver.get(there), there);
    const before = await everyRow(app);
    const stale = { csrf: csrf!, revision: "1", viec: "tra-lai", reason: "Chưa đủ" };
    const shown = await approver.post(there, stale);
    expect(shown.status).toBe(409);
    expect(shown.text).toContain("Báo cáo đã thay đổi, chưa có gì được ghi");
    const html = shown.html.slice(shown.html.lastIndexOf("<form ", shown.html.indexOf('value="tra-lai"')));
    expect(fieldsOf({ ...shown, html }, there)).toMatchObject({ reason: "Chưa đủ", revision: "2" });
    expect(await everyRow(app)).toEqual(before);
  });

  test("exempt and back", async () => {
    expect((await decide("2017", "mien", "Mới thành lập")).status).toBe(303);
    expect((await report("2017")).status).toBe("EXEMPT");
    expect((await decide("2017", "bo-mien", "Ghi nhầm")).status).toBe(303);
    expect((await report("2017")).status).toBe("DUE");
  });

  test("the union's own officers decide nothing, and a sibling finds nothing", async () => {
    const there = await reviewPath("2018");
    const chair = new Officer(app);
    await chair.signIn(UNION, Role.APPROVER);
    expect((await chair.get(there)).html).not.toContain('value="duyet"');
    const sibling = new Officer(app);
    await sibling.signIn("cdvc-ben-tre", Role.APPROVER);
    expect((await sibling.get(there)).status).toBe(404);
    const reader = new Officer(app);
    await reader.signIn(UNION, Role.READER);
    expect((await reader.get(path("2016"))).html).not.toContain('name="v.members"');
  });

  test("the template goes out and comes back into the draft; another period's file is refused", async () => {
    const template = async (period: string): Promise<Blob> => {
      const answer = await fetch(`${app.url}${path(period)}/mau.xlsx`, {
        headers: { cookie: officer.cookie! },
      });
      expect(answer.headers.get("content-disposition")).toContain(`bao-cao-${UNION}-${period}.xlsx`);
      return answer.blob();
    };
    const upload = async (period: string, file: Blob, csrf: string): Promise<Response> => {
      const body = new FormData();
      body.set("csrf", csrf);
      body.set("tep", file, "bao-cao.xlsx");
      const headers = { cookie: officer.cookie!, origin: app.url, "sec-fetch-site": "same-origin" };
      return fetch(`${app.url}${path(period)}/tep`, { method: "POST", headers, body, redirect: "manual" });
    };
    const { csrf } = await form("2014");
    const before = await everyRow(app);
    const other = await upload("2014", await template("2013"), csrf!);
    expect(other.status).toBe(400);
    expect(await other.text()).toContain("Tệp là mẫu của kỳ 2013, không phải kỳ 2014");
    expect((await upload("2014", await template("2014"), "x")).status).toBe(401);
    const same = await upload("2014", await template("2014"), csrf!);
    expect(same.headers.get("location")).toBe(`${path("2014")}?da-nhan=0`);
    expect(await everyRow(app)).toEqual(before);
  });

  test("what the record proposes is taken over with one press, and not saved by it", async () => {
    await withoutReport(app);
    const there = new Officer(app);
    const shown = await there.signIn("cdcs-sct-ben-tre", Role.REPORTER, path("2021"));
    expect(shown.text).toContain("Đề xuất từ hồ sơ: 4");
    const before = await everyRow(app);
    const fields = { ...fieldsOf(shown, path("2021")), "v.members": "54", viec: "nhan:inspections" };
    const taken = await there.post(path("2021"), fields);
    expect(fieldsOf(taken, path("2021"))).toMatchObject({ "v.inspections": "4", "v.members": "54" });
    expect(await everyRow(app)).toEqual(before);
  });

  test("a page is light enough for a slow line", async () => {
    const { html } = await officer.get(path("2015"));
    const files = [...html.matchAll(/(?:href|src)="(\/bao-cao\/tep\/[^"]+)"/g)].map(([, url]) => url!);
    let bytes = 0;
    for (const url of [path("2015"), ...files]) {
      const answer = await fetch(app.url + url, {
        headers: { cookie: officer.cookie!, "accept-encoding": "gzip" },
      });
      expect(answer.headers.get("content-encoding")).toBe("gzip");
      bytes += gzipSync(Buffer.from(await answer.arrayBuffer())).length;
    }
    expect(bytes).toBeLessThan(60_000);
  });
});
