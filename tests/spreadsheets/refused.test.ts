import { deflateRawSync } from "node:zlib";
import { Role } from "../../api/platform/actor";
import { eachDatabase, startApp, type App } from "../support/app";
import { everyRow } from "../support/rows";
import { cellOf, packed, partsOf, template, typed, upload, type Typed, XLSX } from "./template";

const UNION = "cdcs-sct-ben-tre";

/** A zip archive whose one large part says that it is small. */
function lyingBomb(good: Buffer, honest: boolean): Buffer {
  const data = deflateRawSync(Buffer.alloc(60 * 1024 ** 2, 0x20), { level: 9 });
  const name = Buffer.from("xl/sharedStrings.xml");
  const said = honest ? 60 * 1024 ** 2 : 1000;
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(data.length, 18);
  local.writeUInt32LE(said, 22);
  local.writeUInt16LE(name.length, 26);
  const end = good.length - 22;
  const [entries, size, start] = [
    good.readUInt16LE(end + 10),
    good.readUInt32LE(end + 12),
    good.readUInt32LE(end + 16),
  ];
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(20, 6);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(data.length, 20);
  central.writeUInt32LE(said, 24);
  central.writeUInt16LE(name.length, 28);
  central.writeUInt32LE(start, 42);
  const body = Buffer.concat([good.subarray(0, start), local, name, data]);
  const directory = Buffer.concat([good.subarray(start, start + size), central, name]);
  const tail = Buffer.from(good.subarray(end));
  tail.writeUInt16LE(entries + 1, 8);
  tail.writeUInt16LE(entries + 1, 10);
  tail.writeUInt32LE(directory.length, 12);
  tail.writeUInt32LE(body.length, 16);
  return Buffer.concat([body, directory, tail]);
}

async function withPart(
  file: Buffer,
  name: string,
  part: string | ((text: string) => string),
): Promise<Buffer> {
  const parts = await partsOf(file);
  parts.set(name, typeof part === "string" ? part : part(parts.get(name)!));
  return packed(parts);
}

const withSheet = (file: Buffer, change: (xml: string) => string): Promise<Buffer> =>
  withPart(file, "xl/worksheets/sheet1.xml", change);

/** A workbook whose first sheet is not what its sum says. */
function wrongSum(good: Buffer): Buffer {
  const bytes = Buffer.from(good);
  const name = bytes.lastIndexOf("xl/worksheets/sheet1.xml");
  expect(bytes.readUInt32LE(name - 46)).toBe(0x02014b50);
  bytes.writeUInt8(bytes.readUInt8(name - 46 + 16) ^ 1, name - 46 + 16);
  return bytes;
}

const RELATED = "xl/_rels/workbook.xml.rels";
const COMPOUND = Buffer.from("d0cf11e0a1b11ae1", "hex");

eachDatabase((kind) => {
  let app: App;
  let token: string;
  let file: Buffer;
  beforeAll(async () => {
    app = await startApp(kind, { demo: true });
    token = await app.token(UNION, Role.REPORTER);
    file = await template(app, UNION, "2022", token);
  });
  afterAll(() => app?.close());

  /** Refused with one sentence, and nothing is written. */
  async function refused(
    bytes: Buffer | FormData,
    query = "",
    type?: string,
  ): Promise<{ message: string; extensions: any }> {
    const before = await everyRow(app);
    const { status, body } = await upload(app, token, bytes, query, type);
    expect(status).toBe(400);
    expect(body.errors).toHaveLength(1);
    const [{ message, extensions }] = body.errors;
    expect(extensions).toMatchObject({ code: "BAD_USER_INPUT" });
    expect(message).toMatch(/^.+ \/ .+\.$/su);
    expect(await everyRow(app)).toEqual(before);
    return { message, extensions };
  }

  const at = (indicator: string, column = "E") => cellOf(file, indicator, column);

  test.each<[string, (good: Buffer) => Buffer | Promise<Buffer>, RegExp]>([
    ["a CSV named .xlsx", () => Buffer.from("Mã,Giá trị\nmembers,54\n"), /không phải tệp \.xlsx/],
    ["an empty body", () => Buffer.alloc(0), /không phải tệp \.xlsx/],
    ["an old .xls", () => Buffer.concat([COMPOUND, Buffer.alloc(600)]), /\.xls cũ/],
    [
      "an encrypted workbook",
      () => Buffer.concat([COMPOUND, Buffer.alloc(600), Buffer.from("EncryptedPackage", "utf16le")]),
      /mật khẩu/,
    ],
    ["a workbook with macros", (good) => withPart(good, "xl/vbaProject.bin", "code"), /macro/],
    [
      "a workbook whose macros were taken out",
      (good) =>
        withPart(good, "[Content_Types].xml", (text) =>
          text.replace(
            /application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet\.main\+xml/,
            "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
          ),
        ),
      /macro/,
    ],
    [
      "links to other files",
      (good) => withPart(good, "xl/externalLinks/externalLink1.xml", "<a/>"),
      /liên kết/,
    ],
    ["a bomb that says so", (good) => lyingBomb(good, true), /bung ra/],
    ["a bomb that lies", (good) => lyingBomb(good, false), /bung ra/],
    ["any other archive", () => packed(new Map([["readme.txt", "hello"]])), /không phải tệp \.xlsx/],
    ["half a workbook", (good) => good.subarray(0, good.length / 2), /hỏng/],
    [
      "a DOCTYPE",
      (good) =>
        withPart(good, "xl/workbook.xml", (text) =>
          text.replace("?>", '?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'),
        ),
      /DOCTYPE/,
    ],
    [
      "broken XML",
      (good) => withPart(good, "xl/worksheets/sheet1.xml", (text) => text.replace("</row>", "")),
      /XML/,
    ],
    [
      "XML that nests without end",
      (good) =>
        withPart(good, "xl/styles.xml", (text) => text.replace("<fonts", `${"<a>".repeat(200)}<fonts`)),
      /lồng quá sâu/,
    ],
    [
      "a tag of countless attributes",
      (good) =>
        withPart(good, "xl/styles.xml", (text) =>
          text.replace(
            "<fonts",
            `<x ${Array.from({ length: 400 }, (_, at) => `a${at}=""`).join(" ")}/><fonts`,
          ),
        ),
      /lồng quá sâu/,
    ],
    [
      "a cell twice",
      (good) => withSheet(good, (xml) => xml.replace(/(<c r="A4"[^>]*>.*?<\/c>)/, "$1$1")),
      /ô đặt sai chỗ/,
    ],
    [
      "a row twice",
      (good) => withSheet(good, (xml) => xml.replace(/(<row r="4".*?<\/row>)/, "$1$1")),
      /ô đặt sai chỗ/,
    ],
    [
      "a hundred thousand cells",
      (good) =>
        withSheet(good, (xml) =>
          xml.replace(
            "</sheetData>",
            Array.from(
              { length: 10 },
              (_, at) =>
                `<row r="${1000 + at}">${Array.from({ length: 10_000 }, (_cell, column) => `<c><v>${(column * 7919 + at) % 9973}</v></c>`).join("")}</row>`,
            ).join("") + "</sheetData>",
          ),
        ),
      /quá nhiều/,
    ],
    [
      "a shared text that is not there",
      (good) => withSheet(good, (xml) => xml.replace(/(<c r="E\d+"[^>]*?)\/>/, '$1 t="s"><v>7</v></c>')),
      /ô đặt sai chỗ/,
    ],
    ["a digit that flipped on the way", wrongSum, /hỏng/],
    [
      "a part that is not there",
      (good) => withPart(good, RELATED, (text) => text.replace("sheet1.xml", "sheet9.xml")),
      /hỏng/,
    ],
    [
      "a template of another version",
      (good) => withPart(good, "xl/worksheets/sheet4.xml", (text) => text.replace(">1<", ">0.9<")),
      /phiên bản 0\.9.*phiên bản 1/,
    ],
    [
      "a workbook of somebody else's",
      (good) => withPart(good, "xl/worksheets/sheet4.xml", (text) => text.replace(">template<", ">x<")),
      /không phải mẫu/,
    ],
  ])("%s", async (_, make, says) => {
    let bytes = await make(file);
    if (says.source === "bung ra" && (await partsOf(file)).size > 0) {
      // The bomb stands where every reader looks: the shared texts of the workbook.
      const related = await withPart(file, RELATED, (text) =>
        text.replace(
          "</Relationships>",
          '<Relationship Id="rId99" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        ),
      );
      bytes = await make(related);
    }
    expect((await refused(bytes)).message).toMatch(says);
  });

  test("a file larger than 2 MB", async () => {
    expect((await refused(Buffer.concat([file, Buffer.alloc(2 * 1024 ** 2)]))).message).toMatch(
      /lớn quá 2 MB/,
    );
    expect((await refused(Buffer.alloc(3 * 1024 ** 2))).message).toMatch(/lớn quá 2 MB/);
    const form = new FormData();
    form.append("file", new Blob([new Uint8Array(3 * 1024 ** 2)]), "b.xlsx");
    expect((await refused(form)).message).toMatch(/lớn quá 2 MB/);
    expect((await refused(new FormData())).message).toMatch(/không kèm tệp|không đọc được/i);
  });

  test("a content type that is none of a workbook", async () => {
    expect((await refused(file, "", "application/vnd.ms-excel.sheet.macroEnabled.12")).message).toMatch(
      /macro/,
    );
    await refused(Buffer.from("{}"), "", "application/json");
    await refused(Buffer.from("x"), "", "text/plain");
  });

  test("another period's or union's file is refused by name", async () => {
    expect((await refused(file, "?period=2021")).message).toMatch(/kỳ 2022, không phải kỳ 2021/);
    expect((await refused(file, "?union=tld")).message).toMatch(
      new RegExp(`công đoàn ${UNION}, không phải tld`),
    );
    await refused(file, "?period=nonsense");
    await refused(file, "?dryRun=perhaps");
    await refused(file, "?period=2022&period=2022");
    const relabelled = await typed(file, { A4: `Mẫu báo cáo phiên bản 1 · công đoàn ${UNION} · kỳ 2023` });
    expect((await refused(relabelled)).message).toMatch(/^Ô A4 /);
    expect((await refused(await typed(file, { E6: "Số liệu" }))).message).toMatch(/^Ô E6 phải là “Giá trị”/);
  });

  test.each<[string, string, string, Typed, RegExp]>([
    [
      "a formula error",
      "members",
      "E",
      { attributes: ' t="e"', inside: "<f>A1/0</f><v>#DIV/0!</v>" },
      /công thức lỗi #DIV\/0!/,
    ],
    [
      "a lost reference",
      "members",
      "G",
      { attributes: ' t="e"', inside: "<f>#REF!</f><v>#REF!</v>" },
      /công thức lỗi #REF!/,
    ],
    ["a formula nobody computed", "members", "E", { inside: "<f>1+1</f>" }, /chưa được tính/],
    ["text", "members", "E", "năm mươi tư", /“năm mươi tư” là chữ/],
    ["a number typed as text", "members", "E", "54", /“54” là chữ/],
    ["a truth value", "members", "E", { attributes: ' t="b"', inside: "<v>1</v>" }, /là chữ/],
    ["decimals", "members", "E", 54.5, /54\.5 không phải số nguyên/],
    ["a number below 0", "members", "E", -1, /-1 là số âm/],
    ["a number too large", "members", "E", { inside: "<v>1E20</v>" }, /quá lớn/],
    ["a percentage", "members", "E", { attributes: ' s="77"', inside: "<v>1</v>" }, /đơn vị khác/],
    ["triệu in the text", "charity_contributions_vnd", "E", "5 triệu", /“5 triệu” không ghi bằng đồng/],
    [
      "triệu in the format",
      "charity_contributions_vnd",
      "E",
      { attributes: ' s="78"', inside: "<v>5</v>" },
      /đơn vị khác/,
    ],
    [
      "a scaled format",
      "charity_contributions_vnd",
      "E",
      { attributes: ' s="79"', inside: "<v>5000000</v>" },
      /đơn vị khác/,
    ],
    ["an amount in triệu", "charity_contributions_vnd", "E", 5, /5 đồng, năm trước là 5\.000\.000 đồng/],
    ["an amount too small for money", "tet_welfare_vnd", "E", 12, /nhỏ bất thường/],
    ["another unit", "charity_contributions_vnd", "C", "triệu đồng", /đơn vị phải là “đồng”/],
    ["another word for how it is meant", "members", "F", "chắc là", /chỉ nhận bằng đúng/],
    ["a remark without a number", "members_women", "H", "chưa rõ", /ghi chú nhưng không có số/],
    ["an unknown indicator", "members", "A", "thanh_vien", /không có chỉ tiêu thanh_vien/],
    ["an indicator of the system", "members", "A", "grassroots_unions", /hệ thống tự tính/],
    ["an indicator twice", "members", "A", "workers", /chỉ tiêu workers đã có ở ô A\d+/],
  ])("%s names the cell", async (_, indicator, column, value, says) => {
    const ref = await at(indicator, column);
    const styled = await withPart(file, "xl/styles.xml", (text) => {
      const formats = ['"triệu" #,##0', "#,##0,,"].map(
        (code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${code.replace(/"/g, "&quot;")}"/>`,
      );
      const count = (text.split("<cellXfs")[1]!.match(/<xf /g) ?? []).length;
      const filler = Array.from({ length: 77 - count }, () => '<xf numFmtId="0"/>').join("");
      const xfs = ["9", "200", "201"].map((id) => `<xf numFmtId="${id}"/>`).join("");
      return text
        .replace("<fonts", `<numFmts count="2">${formats.join("")}</numFmts><fonts`)
        .replace("</cellXfs>", `${filler}${xfs}</cellXfs>`);
    });
    const { message, extensions } = await refused(await typed(styled, { [ref]: value }));
    expect(message).toMatch(says);
    expect(message).toMatch(new RegExp(`^Ô ${ref}: .* / cell ${ref}: `));
    expect(extensions.cell).toBe(ref);
    expect(extensions.problems[0]).toEqual({ cell: ref, message });
  });

  test("every wrong cell is listed", async () => {
    const [a, b] = [await at("members"), await at("workers")];
    const { extensions } = await refused(await typed(file, { [a]: "x", [b]: -1 }));
    expect(extensions.problems.map((one: any) => one.cell).sort()).toEqual([a, b].sort());
  });

  test("an amount that looks wrong passes once it is explained", async () => {
    const cell = await at("charity_contributions_vnd");
    const bytes = await typed(file, { [cell]: 5 });
    const rows = [
      ...(await partsOf(bytes))
        .get("xl/worksheets/sheet3.xml")!
        .matchAll(/<c r="A(\d+)"[^>]*><is><t[^>]*>money_unit_slip</g),
    ];
    const explained = await typed(
      bytes,
      { [`E${rows[0]![1]}`]: "Chỉ quyên góp tượng trưng" },
      "explanations",
    );
    expect((await upload(app, token, explained, "?dryRun=true")).status).toBe(200);
  });

  test("a report that cannot be written is a CONFLICT, and nothing is written", async () => {
    const approved = await template(app, UNION, "2021", token);
    const before = await everyRow(app);
    const { status, body } = await upload(app, token, await typed(approved, { [await at("members")]: 55 }));
    expect([status, body.errors[0].extensions.code]).toEqual([409, "CONFLICT"]);
    expect(await everyRow(app)).toEqual(before);
    expect((await upload(app, token, file, "", XLSX)).status).toBe(200);
  });
});
