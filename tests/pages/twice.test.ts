import { Role } from "../../api/platform/actor";
import { eachDatabase, startApp, type App } from "../support/app";
import { auditAfter, everyRow, lastAuditId } from "../support/rows";
import { fieldsOf, Officer, type Shown } from "./officer";

jest.setTimeout(120_000);

const UNION = "cdcs-sct-001";
const ABOVE = "cdvc-001";

/** A form that is sent twice, by an impatient hand or a line that came back, does what it says once. */
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

  const form = async (period: string, changes: Record<string, string>) => ({
    ...fieldsOf(await officer.get(`/bao-cao/ky/${period}`), `/bao-cao/ky/${period}`),
    ...changes,
  });
  const report = async (period: string) => {
    const { data } = await app.ask(
      `{ union(code: "${UNION}") { report(period: "${period}") { id status revision version returnReason } } }`,
      {},
      { token: await app.token(UNION, Role.READER) },
    );
    return data.union.report;
  };
  /** The form of one decision, as the page shows it. */
  const decision = async (there: string, verb: string): Promise<Record<string, string>> => {
    const shown = await approver.get(there);
    const html = shown.html.slice(shown.html.lastIndexOf("<form ", shown.html.indexOf(`value="${verb}"`)));
    return fieldsOf({ ...shown, html }, there);
  };
  const led = (shown: Shown): (string | number | null)[] => [shown.status, shown.headers.get("location")];

  test("handed in twice at once", async () => {
    const there = "/bao-cao/ky/2023";
    const fields = await form("2023", { "v.members": "40", viec: "nop" });
    const since = await lastAuditId(app);
    const both = await Promise.all([officer.post(there, fields), officer.post(there, fields)]);
    expect(both.map(led)).toEqual(Array(2).fill([303, `${there}?da-nop=1`]));
    expect(await report("2023")).toMatchObject({ status: "SUBMITTED", revision: 2 });
    const done = (await auditAfter(app, since)).filter(({ outcome }) => outcome === "DONE");
    expect(done.map(({ mutation }) => mutation)).toEqual(["saveReport", "submitReport"]);
  });

  test.each([
    ["tra-lai", "RETURNED", "Thiếu số cán bộ"],
    ["duyet", "APPROVED", ""],
  ])("%s pressed twice", async (viec, status, reason) => {
    const before = await report("2023");
    if (before.status === "RETURNED")
      await officer.post("/bao-cao/ky/2023", await form("2023", { viec: "nop" }));
    const there = `/bao-cao/duyet/${before.id}`;
    const fields = { ...(await decision(there, viec)), reason };
    expect(led(await approver.post(there, fields))).toEqual([303, `${there}?xong=${viec}`]);
    const after = await everyRow(app, "officer_session");
    expect(led(await approver.post(there, fields))).toEqual([303, `${there}?xong=${viec}`]);
    expect(await everyRow(app, "officer_session")).toEqual(after);
    expect((await report("2023")).status).toBe(status);
    const late = await approver.post(there, { ...fields, khoa: "" });
    expect([late.status, late.text.includes("chưa có gì được ghi")]).toEqual([409, true]);
  });

  test("amended twice by one form; what an amendment can't change is not asked for", async () => {
    const there = `/bao-cao/duyet/${(await report("2023")).id}/bo-sung`;
    const fields = fieldsOf(await approver.get(there), there);
    expect(fields).not.toHaveProperty("dataCutoff");
    const typed = { ...fields, "v.members": "41", reason: "Đếm lại\r\nlần hai" };
    const done = [303, `${there.replace("/bo-sung", "")}?xong=bo-sung`];
    expect(led(await approver.post(there, typed))).toEqual(done);
    const after = await everyRow(app, "officer_session", "audit_entry");
    expect(led(await approver.post(there, typed))).toEqual(done);
    expect(await everyRow(app, "officer_session", "audit_entry")).toEqual(after);
    expect((await report("2023")).version).toBe(2);
    const other = await approver.post(there, { ...typed, "v.members": "42" });
    expect([other.status, other.text.includes("Báo cáo đã thay đổi")]).toEqual([409, true]);
  });
});
