import { mkdtempSync, readFileSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Role } from "../../api/platform/actor";
import { createLog } from "../../api/platform/log";
import { checkData } from "../../api/rollup/check";
import { checkSearchIndex } from "../../api/search/check";
import { importCommand } from "../../api/spreadsheets/import.command";
import { writeWorkbook } from "../../api/spreadsheets/workbook.write";
import { eachDatabase, startApp, type App } from "../support/app";
import { auditAfter, everyRow, lastAuditId } from "../support/rows";
import { cellOf, template, typed } from "./template";

const UNIONS =
  "Mã;Tên;Loại hình;Cấp trên;Trực thuộc từ;Tỉnh, thành phố;Đơn vị sử dụng lao động;Khu vực;Ngày thành lập";

eachDatabase((kind) => {
  let app: App;
  let folder: string;
  beforeEach(async () => {
    app = await startApp(kind, { demo: true });
    folder = mkdtempSync(join(tmpdir(), "import-"));
  });
  afterEach(async () => {
    await app?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const put = (name: string, content: string | Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };

  async function run(...args: string[]): Promise<{ code: number; said: string[]; wrong: string[] }> {
    const said: string[] = [];
    const wrong: string[] = [];
    const { database, clock } = app;
    const parts = {
      ...{ database, clock, log: createLog("silent") },
      say: (line: string) => void said.push(line),
      complain: (line: string) => void wrong.push(line),
    };
    return { code: await importCommand(parts, args), said, wrong };
  }

  const differences = () =>
    app.database.read(async (db) => [...(await checkData(db)), ...(await checkSearchIndex(db))], {
      limited: false,
    });

  test("3,000 unions, children before their parents; the second run changes nothing", async () => {
    const rows = Array.from({ length: 2988 }, (_, index) =>
      [
        ...[`cs-${index}`, `Công đoàn cơ sở số ${index}`, index % 2 ? "Công đoàn cơ sở" : "GRASSROOTS_UNION"],
        ...[`xa-${index % 11}`, index % 2 ? "01/08/2025" : "2025-08-01", "Cần Thơ"],
        ...[`Công ty ${index % 100}`, "Doanh nghiệp ngoài nhà nước", "01/08/2025"],
      ].join(";"),
    );
    const above = Array.from(
      { length: 11 },
      (_, index) => `xa-${index};Công đoàn phường ${index};COMMUNE_UNION;tinh;;;;;01/07/2025`,
    );
    const path = put(
      "unions.csv",
      `\ufeff${[UNIONS, ...rows, ...above, "tinh;Liên đoàn lao động tỉnh thử;PROVINCIAL_FEDERATION;tld;;;;;01/01/2020", ""].join("\r\n")}`,
    );
    const before = await everyRow(app);
    const tried = await run("unions", path, "--dry-run");
    expect([tried.code, tried.wrong]).toEqual([0, []]);
    expect(tried.said.at(-1)).toMatch(/^3000 dòng mới, 0 dòng đã có, 0 dòng bị từ chối .* chạy thử/);
    expect(await everyRow(app)).toEqual(before);
    const since = await lastAuditId(app);
    const first = await run("unions", path);
    expect(first).toEqual({
      code: 0,
      wrong: [],
      said: ["3000 dòng mới, 0 dòng đã có, 0 dòng bị từ chối / 3000 new rows, 0 already there, 0 refused."],
    });
    const { data } = await app.ask(
      `{ union(code: "cs-7") { name kind foundedOn province { name } employer { name sector } ancestors { code }
          affiliations { from } }
        search(text: "cong doan co so so 2987", first: 1) { nodes { ... on Union { code } } } }`,
    );
    expect(data?.union).toEqual({
      ...{ name: "Công đoàn cơ sở số 7", kind: "GRASSROOTS_UNION", foundedOn: "2025-08-01" },
      province: { name: "Cần Thơ" },
      employer: { name: "Công ty 7", sector: "NON_STATE_ENTERPRISE" },
      ancestors: [{ code: "tld" }, { code: "tinh" }, { code: "xa-7" }],
      affiliations: [{ from: "2025-08-01" }],
    });
    expect(data.search.nodes).toEqual([{ code: "cs-2987" }]);
    const below: unknown[] = await app.database.source.query(
      `SELECT descendant_id FROM ancestry WHERE relation = 'ADMINISTRATIVE' AND depth > 0
        AND ancestor_id = (SELECT id FROM trade_union WHERE code = 'tinh')`,
    );
    expect(below).toHaveLength(2999);
    const audit = await auditAfter(app, since);
    expect(audit).toHaveLength(3000);
    expect(
      new Set(audit.map((row) => `${row.actor_union} ${row.mutation} ${row.kind} ${row.outcome}`)),
    ).toEqual(new Set(["command line import unions Union DONE"]));
    const log = await app.database.source.query(
      "SELECT node_key FROM change_log WHERE kind = 'Union' AND node_key LIKE 'cs-%'",
    );
    expect(log).toHaveLength(2988);
    const after = await everyRow(app);
    expect(after.employer!.length - before.employer!.length).toBe(100);
    expect((await run("unions", path)).said).toEqual([
      "0 dòng mới, 3000 dòng đã có, 0 dòng bị từ chối / 0 new rows, 3000 already there, 0 refused.",
    ]);
    expect(await everyRow(app)).toEqual(after);
    expect(await differences()).toEqual([]);
  }, 300_000);

  test("one bad row takes everything back; --skip-bad-rows keeps them with their reasons", async () => {
    const path = put(
      "unions.csv",
      [
        "code,name,kind,parent,from,province,employer,sector,foundedOn,endedOn",
        "new-1,Công đoàn Một,GRASSROOTS_UNION,tld,,,,,2020-01-01,",
        'new-1,"Công đoàn, lặp",GRASSROOTS_UNION,tld,,,,,2020-01-01,',
        "new-2,Công đoàn Hai,GRASSROOTS_UNION,khong-co,,,,,,",
        "new-3,Công đoàn Ba,GRASSROOTS_UNION,new-2,,,,,,",
        "new-4,Công đoàn Bốn,KHAC LA,tld,,,,,,",
        "new-5,Công đoàn Năm,GRASSROOTS_UNION,new-6,,,,,,",
        "new-6,Công đoàn Sáu,GRASSROOTS_UNION,new-5,,,,,,",
        "new-7,Công đoàn Bảy,GRASSROOTS_UNION,tld,,Gotham,,,,",
        "new-8,Công đoàn Tám,GRASSROOTS_UNION,tld,,,,,31/02/2020,",
        "tld,Tên khác,CONFEDERATION,,,,,,,",
        ",Công đoàn không mã,GRASSROOTS_UNION,tld,,,,,,",
        "=HYPERLINK(1),Công thức,GRASSROOTS_UNION,tld,,,,,,",
        "new-9,Công đoàn Chín,GRASSROOTS_UNION,new-1,2019-01-01,,,,2020-01-01,",
        "new-10,Công đoàn Mười,GRASSROOTS_UNION,new-1,,,,,2021-01-01,2020-01-01",
        "new-11,Công đoàn Mười một,GRASSROOTS_UNION,new-5,,,,,,",
        "",
      ].join("\n"),
    );
    const before = await everyRow(app);
    const strict = await run("unions", path);
    expect(strict.code).toBe(1);
    expect(strict.said.at(-1)).toMatch(/^1 dòng mới, 0 dòng đã có, 14 dòng bị từ chối .* không ghi dòng nào/);
    const rows = strict.wrong.map((line) => Number(/^Dòng (\d+): /.exec(line)![1]));
    expect(rows).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
    const says = [
      ...[
        /trùng với dòng 2/,
        /không có công đoàn khong-co/,
        /new-2 ở dòng 4 bị từ chối/,
        /“KHAC LA”/,
        /vòng tròn/,
        /vòng tròn/,
      ],
      ...[
        /“Gotham”/,
        /không phải ngày có thật/,
        /nội dung khác/,
        /code: không được để trống/,
        /chỉ gồm chữ, số/,
      ],
      ...[/cùng tồn tại/, /ngày kết thúc phải sau/, /new-5 ở dòng 7 bị từ chối/],
    ];
    says.forEach((pattern, index) => expect(strict.wrong[index]).toMatch(pattern));
    for (const line of strict.wrong) expect(line).toMatch(/ \/ .*\.$/);
    expect(await everyRow(app)).toEqual(before);
    const loose = await run("unions", path, "--skip-bad-rows");
    expect(loose.code).toBe(0);
    const kept = readFileSync(`${path}.refused.csv`, "utf8");
    expect(kept.startsWith("\ufeffcode,name,kind")).toBe(true);
    expect(kept.split("\n")).toHaveLength(16);
    expect(kept).toContain("'=HYPERLINK(1),");
    expect(kept).toMatch(/new-2,Công đoàn Hai,.*không có công đoàn khong-co/);
    const { data } = await app.ask('{ a: union(code: "new-1") { code } b: union(code: "new-2") { code } }');
    expect(data).toEqual({ a: { code: "new-1" }, b: null });
    const again = await run("unions", `${path}.refused.csv`);
    expect(again.wrong).toHaveLength(14);
    expect(await differences()).toEqual([]);
  });

  test("officers: one person of a name, posts once, committees by kind; an erased name stays erased", async () => {
    const path = put(
      "officers.csv",
      [
        "Công đoàn\tHọ và tên\tChức vụ\tTừ ngày\tĐến ngày\tBan",
        "cdcs-sct-ben-tre\tNgười Thử Một\tChủ tịch\t01/01/2020\t31/12/2020\t",
        "cdcs-sct-ben-tre\tNgười Thử Một\tEXECUTIVE_MEMBER\t2020-01-01\t\t",
        "cdcs-sct-ben-tre\tNgười Thử Hai\tPhó Chủ tịch\t01/01/2020\t\t",
        "khong-co\tNgười Thử Ba\tChủ tịch\t01/01/2020\t\t",
        "cdcs-sct-ben-tre\tNgười Thử Bốn\tChủ tịch\t\t\t",
        "cdcs-sct-ben-tre\tNgười Thử Năm\tChủ tịch\t01/01/2020\t\tBan Nghệ thuật",
        "",
      ].join("\n"),
    );
    const before = await everyRow(app);
    const strict = await run("officers", path);
    expect([strict.code, strict.wrong.map((line) => line.slice(0, 7))]).toEqual([
      1,
      ["Dòng 5:", "Dòng 6:", "Dòng 7:"],
    ]);
    expect(await everyRow(app)).toEqual(before);
    const since = await lastAuditId(app);
    expect((await run("officers", path, "--skip-bad-rows")).code).toBe(0);
    const after = await everyRow(app);
    expect(after.person!.length - before.person!.length).toBe(2);
    expect(after.mandate!.length - before.mandate!.length).toBe(3);
    const audit = await auditAfter(app, since);
    expect(audit.map((row) => [row.mutation, row.kind, row.union_code])).toEqual(
      Array.from({ length: 3 }, () => ["import officers", "Mandate", "cdcs-sct-ben-tre"]),
    );
    expect(JSON.stringify(audit)).not.toContain("Người Thử");
    const { data } = await app.ask(
      '{ search(text: "nguoi thu mot", first: 5) { nodes { ... on Person { id name } } } }',
    );
    expect(data.search.nodes).toHaveLength(1);
    expect((await run("officers", path, "--skip-bad-rows")).said.at(-1)).toMatch(/^0 dòng mới, 3 dòng đã có/);
    expect(await everyRow(app)).toEqual(after);
    const erase = await app.ask(
      "mutation ($input: ErasePersonInput!) { erasePerson(input: $input) { person { name } } }",
      { input: { personId: data.search.nodes[0].id, reason: "đề nghị" } },
      { token: await app.token("tld", Role.ADMIN) },
    );
    expect(erase.errors).toBeUndefined();
    const erased = await everyRow(app);
    expect((await run("officers", path, "--skip-bad-rows")).said.at(-1)).toMatch(/^0 dòng mới, 3 dòng đã có/);
    expect(await everyRow(app)).toEqual(erased);
    expect(await differences()).toEqual([]);
  });

  test("awards, from an .xlsx file", async () => {
    const table = [
      ["Công đoàn", "Danh hiệu", "Đối tượng", "Năm", "Số lượng", "Cấp tặng", "Công đoàn tặng"],
      ["cdcs-sct-ben-tre", "Lao động tiên tiến", "Cá nhân", 2020, 40, "Sở Công Thương", null],
      ["cdcs-sct-ben-tre", "advanced_worker", "Cá nhân", 2019, 38, null, "ldld-ben-tre"],
      ["cdcs-sct-ben-tre", "Danh hiệu lạ", "Cá nhân", 2020, 1, null, null],
      ["cdcs-sct-ben-tre", "advanced_worker", "Cá nhân", 2018, -1, null, null],
    ];
    const cells = table.flatMap((row, at) =>
      row.map((value, column) => ({ column: column + 1, row: at + 1, value, style: "plain" as const })),
    );
    const path = put("awards.xlsx", await writeWorkbook([{ name: "Khen thưởng", widths: [20], cells }], {}));
    const before = await everyRow(app);
    const strict = await run("awards", path);
    expect([strict.code, strict.wrong.map((line) => line.slice(0, 7))]).toEqual([1, ["Dòng 4:", "Dòng 5:"]]);
    expect(await everyRow(app)).toEqual(before);
    expect((await run("awards", path, "--skip-bad-rows")).code).toBe(0);
    const { data } =
      await app.ask(`{ union(code: "cdcs-sct-ben-tre") { awards(year: 2020, first: 10) { nodes {
      title { code } subject stage year count issuer } } } }`);
    expect(data.union.awards.nodes).toEqual([
      {
        title: { code: "advanced_worker" },
        subject: "INDIVIDUAL",
        stage: "AWARDED",
        year: 2020,
        count: 40,
        issuer: "Sở Công Thương",
      },
    ]);
    const after = await everyRow(app);
    expect(after.award!.length - before.award!.length).toBe(2);
    expect((await run("awards", path, "--skip-bad-rows")).said.at(-1)).toMatch(/^0 dòng mới, 2 dòng đã có/);
    expect(await everyRow(app)).toEqual(after);
  });

  test("a report, with a token in a file", async () => {
    const token = await app.token("cdcs-sct-ben-tre", Role.REPORTER);
    const file = await template(app, "cdcs-sct-ben-tre", "2022", token);
    const cell = await cellOf(file, "members", "E");
    const path = put("report.xlsx", await typed(file, { [cell]: 55 }));
    const secret = put("token", `${token}\n`);
    const before = await everyRow(app);
    const tried = await run("report", path, "--token-file", secret, "--dry-run");
    expect([tried.code, tried.said.includes(`${cell} members: – → 55`)]).toEqual([0, true]);
    const bad = await run(
      "report",
      put("bad.xlsx", await typed(file, { [cell]: "x" })),
      "--token-file",
      secret,
    );
    expect([bad.code, bad.wrong]).toEqual([1, [expect.stringMatching(new RegExp(`^Ô ${cell}: “x” là chữ`))]]);
    expect(await everyRow(app)).toEqual(before);
    expect((await run("report", path, "--token-file", secret)).said.at(-1)).toMatch(
      /cdcs-sct-ben-tre 2022: \d+ số thay đổi .*DRAFT/,
    );
    expect((await everyRow(app)).report!.length).toBe(before.report!.length + 1);
  });

  test.each([
    ["an unknown column", "code,name,kind,colour\n", /“colour”/],
    ["a missing column", "code,name\nx,y\n", /Thiếu cột “Loại hình”/],
    ["a column twice", "code,Mã,name,kind\n", /hai lần/],
    ["no rows", "\n", /không có dòng nào/],
    ["not UTF-8", Buffer.from([0x63, 0xe0, 0x0a]), /UTF-8/],
    ["an old .xls", Buffer.from("d0cf11e0a1b11ae1ffff", "hex"), /\.xls cũ/],
  ])("a table is refused for %s", async (_, content, says) => {
    const before = await everyRow(app);
    await expect(run("unions", put("t.csv", content))).rejects.toThrow(says);
    expect(await everyRow(app)).toEqual(before);
  });

  test("a cell under no heading refuses its row: an unquoted comma moves all that follows", async () => {
    const path = put(
      "unions.csv",
      [
        "code,name,kind,parent",
        "new-1,Công đoàn cơ sở Công ty A, B,GRASSROOTS_UNION,tld",
        "new-2,Công đoàn Hai,GRASSROOTS_UNION,tld,,,",
        "",
      ].join("\n"),
    );
    const before = await everyRow(app);
    const strict = await run("unions", path);
    expect([strict.code, strict.wrong]).toEqual([
      1,
      ["Dòng 2: “tld” ở ô thứ 5 không thuộc cột nào / cell 5 stands under no heading."],
    ]);
    expect(await everyRow(app)).toEqual(before);
    expect((await run("unions", path, "--skip-bad-rows")).code).toBe(0);
    const kept = readFileSync(`${path}.refused.csv`, "utf8").split("\n");
    expect(kept[0]).toBe("\ufeffcode,name,kind,parent,,Lý do từ chối");
    expect(kept[1]).toMatch(/^new-1,Công đoàn cơ sở Công ty A,B,GRASSROOTS_UNION,tld,“tld” ở ô thứ 5/);
  });

  test("without what it needs it says how it is used", async () => {
    const { code, said } = await run("unions");
    expect([code, said.some((line) => line.includes("Ngày thành lập / foundedOn"))]).toEqual([64, true]);
    expect((await run("report", put("x.xlsx", ""))).code).toBe(64);
    expect((await run("unions", put("x.csv", ""), "--dryrun")).code).toBe(64);
    await expect(run("unions", join(folder, "none.csv"))).rejects.toThrow(/Không có tệp/);
    await expect(run("unions", folder)).rejects.toThrow(/Không có tệp/);
    await expect(run("report", put("x.xlsx", ""), "--token-file", join(folder, "none"))).rejects.toThrow(
      /Không có tệp .*none/,
    );
    expect(existsSync(join(folder, "none.csv.refused.csv"))).toBe(false);
  });
});
