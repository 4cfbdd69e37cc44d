import { Role } from "../../api/platform/actor";
import { eachDatabase, startApp, type App } from "../support/app";
import { auditAfter, everyRow, lastAuditId } from "../support/rows";
import { cellOf, cellsOf, download, packed, partsOf, template, typed, upload, XLSX } from "./template";

const UNION = "cdcs-sct-ben-tre";
const SAVE = "mutation ($input: SaveReportInput!) { saveReport(input: $input) { report { revision } } }";
const REPORT = `{ union(code: "${UNION}") { report(period: "2022") { status revision values {
  indicator { code } value qualifier statedTotal note } } } }`;

eachDatabase((kind) => {
  let app: App;
  let token: string;
  beforeEach(async () => {
    app = await startApp(kind, { demo: true });
    token = await app.token(UNION, Role.REPORTER);
  });
  afterEach(() => app?.close());

  const report = async () => (await app.ask(REPORT, {}, { token })).data.union.report;
  const save = (values: object[]) =>
    app.ask(SAVE, { input: { union: UNION, period: "2022", values } }, { token });

  test("a template says whose it is, shows last year, and carries its stamp", async () => {
    const response = await download(app, UNION, "2022", token);
    expect(response.headers.get("content-type")).toBe(XLSX);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("content-disposition")).toBe(
      `attachment; filename="bao-cao-${UNION}-2022.xlsx"; filename*=UTF-8''bao-cao-${UNION}-2022.xlsx`,
    );
    const file = Buffer.from(await response.arrayBuffer());
    const sheet = await cellsOf(file, "Báo cáo");
    expect(sheet.get("A1")!.value).toBe("Báo cáo kỳ 2022 của Công đoàn cơ sở Sở Công Thương tỉnh Bến Tre");
    expect(sheet.get("A4")!.value).toBe(`Mẫu báo cáo phiên bản 1 · công đoàn ${UNION} · kỳ 2022`);
    expect(
      ["A6", "B6", "C6", "D6", "E6", "F6", "G6", "H6", "I6"].map((ref) => sheet.get(ref)!.value),
    ).toEqual([
      ...[
        "Mã",
        "Chỉ tiêu",
        "Đơn vị",
        "Cùng kỳ năm trước",
        "Giá trị",
        "Tính chất",
        "Tổng cả hệ thống",
        "Ghi chú",
      ],
      "Đề xuất từ hồ sơ",
    ]);
    const members = await cellOf(file, "members", "D");
    expect(sheet.get(members)!.value).toBe("54");
    expect(sheet.get(await cellOf(file, "charity_contributions_vnd", "C"))!.value).toBe("đồng");
    const codes = [...sheet.values()]
      .filter((cell) => cell.column === 1 && cell.row > 6)
      .map((cell) => cell.value);
    const { data } = await app.ask("{ indicators { code aggregation } }");
    const stated = data.indicators.filter((one: any) => !["COUNT", "RATIO"].includes(one.aggregation));
    expect(codes.sort()).toEqual(stated.map((one: any) => one.code).sort());
    const guide = await cellsOf(file, "Hướng dẫn");
    expect([...guide.values()].some((cell) => cell.value.includes("5 triệu đồng ghi là 5000000"))).toBe(true);
    expect(
      Object.fromEntries([...(await cellsOf(file, "_hub"))].map(([ref, cell]) => [ref, cell.value])),
    ).toEqual({
      ...{ A1: "template", B1: "1", A2: "union", B2: UNION, A3: "period", B3: "2022" },
    });
    expect((await partsOf(file)).get("docProps/custom.xml")).toContain(`<vt:lpwstr>${UNION}</vt:lpwstr>`);
  });

  test("its cells check what is typed: whole numbers, the rules that can be checked there, and its other cells are locked", async () => {
    const file = await template(app, UNION, "2022", token);
    const xml = (await partsOf(file)).get("xl/worksheets/sheet1.xml")!;
    const [women, members] = [await cellOf(file, "members_women", "E"), await cellOf(file, "members", "E")];
    const [fw, fm] = [women, members].map((cell) => cell.replace("E", "F"));
    const validation = new RegExp(`<dataValidation [^>]* sqref="${women}"><formula1>(.*?)</formula1>`).exec(
      xml,
    )!;
    expect(validation[1]).toBe(
      `AND(ISNUMBER(${women}),${women}&gt;=0,${women}=INT(${women}),OR(NOT(AND(COUNT(${women},${members})=2,SUBSTITUTE(${fw}&amp;${fm},&quot;bằng đúng&quot;,&quot;&quot;)=&quot;&quot;)),${women}&lt;=${members}))`,
    );
    expect(validation[0]).toContain("Nữ đoàn viên nhiều hơn tổng số đoàn viên.");
    expect(validation[0]).toContain("Số nữ trong tổng số đoàn viên vào ngày cuối kỳ.");
    expect(xml).toContain('<sheetProtection sheet="1"');
    expect(xml).toContain('<pane xSplit="2" ySplit="6" topLeftCell="C7"');
    for (const [, formula] of xml.matchAll(/<formula1>(.*?)<\/formula1>/g)) {
      const plain = formula!.replace(/&(quot|amp|lt|gt);/g, "x");
      expect(plain.length).toBeLessThanOrEqual(255);
    }
  });

  test("what is filled in comes back exactly, in one write; the same file again writes nothing", async () => {
    await save([
      { indicator: "workers", value: 60, note: "=1+1 không phải công thức" },
      { indicator: "officers", value: 7, qualifier: "AT_LEAST", statedTotal: 9 },
    ]);
    const empty = await template(app, UNION, "2022", token);
    const at = (indicator: string, column: string) => cellOf(empty, indicator, column);
    const sheet = await cellsOf(empty, "Báo cáo");
    expect(sheet.get(await at("workers", "E"))).toMatchObject({ kind: "number", value: "60" });
    expect(sheet.get(await at("workers", "H"))).toMatchObject({
      kind: "text",
      value: "=1+1 không phải công thức",
    });
    expect((await partsOf(empty)).get("xl/worksheets/sheet1.xml")).not.toContain("<f>=1+1");
    expect(sheet.get(await at("officers", "F"))!.value).toBe("ít nhất");
    expect(sheet.get(await at("officers", "G"))!.value).toBe("9");
    const proposed = await at("union_groups", "E");
    expect(sheet.get(proposed)!.value).toBe("3");
    expect(sheet.get(await at("union_groups", "I"))!.value).toMatch(/^Đề xuất: /);
    const filled = await typed(empty, {
      [await at("workers", "E")]: null,
      [await at("workers", "H")]: null,
      [await at("members", "E")]: { inside: "<f>50+5</f><v>55</v>" },
      [await at("members_women", "E")]: 29,
      [await at("members_women", "H")]: "Ghi chú & <dấu>",
      [await at("charity_contributions_vnd", "E")]: 5_000_000,
      [await at("charity_contributions_vnd", "F")]: "nhiều hơn",
      [await at("members_start", "E")]: null,
      [await at("inspections", "G")]: 12,
    });
    const withReason = await typed(filled, { E14: "Có người đã nghỉ hưu" }, "explanations");
    const before = await everyRow(app);
    const tried = await upload(app, token, withReason, "?dryRun=true");
    expect(tried.status).toBe(200);
    expect(await everyRow(app)).toEqual(before);
    const since = await lastAuditId(app);
    const { status, body } = await upload(app, token, withReason);
    expect(status).toBe(200);
    expect({ ...body, dryRun: true, report: tried.body.report }).toEqual(tried.body);
    expect(body.report).toEqual({
      ...{
        id: expect.any(String),
        union: UNION,
        period: "2022",
        status: "DRAFT",
        revision: 2,
        version: 0,
        isLate: true,
      },
    });
    expect(body.changedValues.map((one: any) => [one.indicator, one.before.value, one.after.value])).toEqual([
      ["union_groups", null, 3],
      ["workers", 60, null],
      ["members", null, 55],
      ["members_women", null, 29],
      ["charity_contributions_vnd", null, 5_000_000],
      ["inspections", null, null],
    ]);
    expect(body.changedValues[2].cell).toBe(await at("members", "E"));
    expect((await auditAfter(app, since)).map((row) => [row.mutation, row.outcome])).toEqual([
      ["saveReport", "DONE"],
    ]);
    expect(await report()).toMatchObject({
      status: "DRAFT",
      values: [
        {
          indicator: { code: "union_groups" },
          value: 3,
          qualifier: "AT_LEAST",
          statedTotal: null,
          note: null,
        },
        { indicator: { code: "members" }, value: 55, qualifier: "EXACT", statedTotal: null, note: null },
        { indicator: { code: "members_women" }, value: 29, qualifier: "EXACT", note: "Ghi chú & <dấu>" },
        { indicator: { code: "officers" }, value: 7, qualifier: "AT_LEAST", statedTotal: 9 },
        { indicator: { code: "charity_contributions_vnd" }, value: 5_000_000, qualifier: "MORE_THAN" },
        { indicator: { code: "inspections" }, value: null, qualifier: null, statedTotal: 12 },
      ],
    });
    const saved = await everyRow(app);
    expect(saved.report_explanation).toHaveLength(1);
    const parts = await partsOf(await template(app, UNION, "2022", token));
    const reasons = parts.get("xl/worksheets/sheet3.xml")!;
    expect(reasons).toContain("Có người đã nghỉ hưu");
    parts.set("xl/worksheets/sheet3.xml", reasons.replace(/<row r="14".*?<\/row>/s, ""));
    const rowGone = await upload(app, token, await packed(parts), "?dryRun=true");
    expect([rowGone.status, rowGone.body.changedExplanations]).toEqual([200, []]);
    const again = await upload(app, token, withReason);
    expect(again.body).toMatchObject({ changedValues: [], changedExplanations: [], report: { revision: 2 } });
    expect(await everyRow(app)).toEqual(saved);
  });

  test("an old copy takes nothing away that was saved in the meantime", async () => {
    await save([{ indicator: "members", value: 50 }]);
    const old = await template(app, UNION, "2022", token);
    await save([
      { indicator: "members", value: 51 },
      { indicator: "workers", value: 70 },
    ]);
    const { body } = await upload(
      app,
      token,
      await typed(old, { [await cellOf(old, "members_women", "E")]: 20 }),
    );
    expect(body.changedValues.map((one: any) => one.indicator)).toContain("members_women");
    const values = new Map((await report()).values.map((one: any) => [one.indicator.code, one.value]));
    expect([values.get("members"), values.get("workers"), values.get("members_women")]).toEqual([51, 70, 20]);
  });

  test("a form takes the file as well", async () => {
    const form = new FormData();
    const file = await template(app, UNION, "2022", token);
    form.append(
      "file",
      new Blob([new Uint8Array(await typed(file, { [await cellOf(file, "members", "E")]: 55 }))]),
      "b.xlsx",
    );
    expect((await upload(app, token, form)).status).toBe(200);
    expect((await report()).values).toContainEqual(
      expect.objectContaining({ indicator: { code: "members" }, value: 55 }),
    );
  });

  test("whoever reaches the union gets its template; nobody else, and only the union itself hands it in", async () => {
    const above = await app.token("ldld-ben-tre", Role.REPORTER);
    const sibling = await app.token("ldld-dak-lak", Role.ADMIN);
    const reader = await app.token(UNION, Role.READER);
    expect((await download(app, UNION, "2022", above)).status).toBe(200);
    expect((await download(app, UNION, "2022", reader)).status).toBe(200);
    const refusals: [string | undefined, string, string, number, string][] = [
      [undefined, UNION, "2022", 401, "UNAUTHENTICATED"],
      [sibling, UNION, "2022", 403, "FORBIDDEN"],
      [token, "khong-co", "2022", 404, "NOT_FOUND"],
      [token, UNION, "20x2", 400, "BAD_USER_INPUT"],
      [token, "", "2022", 400, "BAD_USER_INPUT"],
    ];
    for (const [as, union, period, status, code] of refusals) {
      const response = await download(app, union, period, as);
      expect([response.status, (await response.json()).errors[0].extensions.code]).toEqual([status, code]);
    }
    const file = await template(app, UNION, "2022", token);
    const filled = await typed(file, { [await cellOf(file, "members", "E")]: 55 });
    const before = await everyRow(app, "audit", "api_token");
    for (const [as, status, code] of [
      [null, 401, "UNAUTHENTICATED"],
      [above, 403, "FORBIDDEN"],
      [sibling, 403, "FORBIDDEN"],
      [reader, 403, "FORBIDDEN"],
    ] as const) {
      const { status: answered, body } = await upload(app, as, filled);
      expect([answered, body.errors[0].extensions.code]).toEqual([status, code]);
    }
    expect(await everyRow(app, "audit", "api_token")).toEqual(before);
    expect((await upload(app, token, filled)).status).toBe(200);
  });
});
