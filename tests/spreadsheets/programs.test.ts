import { Role } from "../../api/platform/actor";
import { eachDatabase, startApp, type App } from "../support/app";
import { everyRow } from "../support/rows";
import { cellOf, packed, partsOf, template, typed, upload } from "./template";

const UNION = "cdcs-sct-ben-tre";
const SHEETS = /^xl\/worksheets\/sheet\d\.xml$/;

type Parts = Map<string, string>;

/** Every text of the sheets in one list of shared ones, in runs and with a reading, as Excel and WPS keep them. */
function sharing(parts: Parts): void {
  const texts: string[] = [];
  for (const [name, xml] of parts) {
    if (!SHEETS.test(name)) continue;
    const shared = xml.replace(
      /<c ([^>]*?) ?t="inlineStr"><is><t[^>]*>(.*?)<\/t><\/is><\/c>/gs,
      (_, attributes: string, text: string) => {
        const half = text.startsWith("&") ? 0 : 1;
        texts.push(
          `<si><r><t xml:space="preserve">${text.slice(0, half)}</t></r><r><rPr><b/></rPr><t xml:space="preserve">${text.slice(half)}</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>`,
        );
        return `<c ${attributes} t="s"><v>${texts.length - 1}</v></c>`;
      },
    );
    expect(shared).not.toContain("inlineStr");
    parts.set(name, shared);
  }
  parts.set(
    "xl/sharedStrings.xml",
    `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${texts.join("")}</sst>`,
  );
  related(parts, (xml) =>
    xml.replace(
      "</Relationships>",
      '<Relationship Id="rIdT" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    ),
  );
}

const RELATED = "xl/_rels/workbook.xml.rels";
function related(parts: Parts, change: (xml: string) => string): void {
  parts.set(RELATED, change(parts.get(RELATED)!));
}

/** Every element of the sheets under a prefix, as some libraries write it. */
function prefixed(parts: Parts): void {
  for (const [name, xml] of parts)
    if (SHEETS.test(name))
      parts.set(name, xml.replace(/<(\/?)(?=[a-z])/gi, "<$1x:").replace('xmlns="', 'xmlns:x="'));
}

/** Other names for the parts, and addresses from the root of the file. */
function moved(parts: Parts): void {
  for (const [name, xml] of [...parts]) {
    if (!SHEETS.test(name)) continue;
    parts.delete(name);
    parts.set(name.replace("worksheets/sheet", "worksheets/Bang-"), xml);
  }
  related(parts, (xml) => xml.replace(/Target="worksheets\/sheet/g, 'Target="/xl/worksheets/Bang-'));
}

/** The formats of numbers as LibreOffice writes them out, and marks in between that mean nothing to a reader. */
function chatty(parts: Parts): void {
  const styles = parts.get("xl/styles.xml")!;
  const count = (styles.split("<cellXfs")[1]!.match(/<xf /g) ?? []).length;
  const own =
    '<numFmt numFmtId="164" formatCode="General"/><numFmt numFmtId="165" formatCode="[$-42A]#,##0;[RED]\\-#,##0"/>';
  parts.set(
    "xl/styles.xml",
    styles
      .replace("<fonts", `<numFmts count="2">${own}</numFmts><fonts`)
      .replace("</cellXfs>", `<xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>`),
  );
  const sheet = parts.get("xl/worksheets/sheet1.xml")!;
  parts.set(
    "xl/worksheets/sheet1.xml",
    sheet
      .replace(/(<c r="E\d+") s="\d+"(?=><v>)/g, `$1 s="${count + 1}"`)
      .replace(
        /<row r="(\d+)"/g,
        '<!-- x --><row r="$1" spans="1:9" x14ac:dyDescent="0.25" xmlns:x14ac="urn:x"',
      )
      .replace("</sheetData>", '<row r="400"><c r="A400" s="1"/><c r="E400" t="s"/></row></sheetData>'),
  );
}

/** Rows in another order, by the officer's own sorting; figures as computed by formulas. */
function computed(parts: Parts): void {
  const sheet = parts.get("xl/worksheets/sheet1.xml")!;
  parts.set(
    "xl/worksheets/sheet1.xml",
    sheet.replace(/(<c r="E\d+"[^>]*>)<v>(\d+)<\/v>/g, "$1<f>SUM(1,$2)-1</f><v>$2.0</v>"),
  );
}

eachDatabase((kind) => {
  let app: App;
  let token: string;
  beforeAll(async () => {
    app = await startApp(kind, { demo: true });
    token = await app.token(UNION, Role.REPORTER);
  });
  afterAll(() => app?.close());

  test.each<[string, readonly ((parts: Parts) => void)[]]>([
    ["shares its texts", [sharing]],
    ["writes prefixes", [prefixed]],
    ["moves the parts", [moved]],
    ["says more of formats", [chatty]],
    ["computes the figures", [computed]],
    ["does all of it", [sharing, chatty, computed, prefixed, moved]],
  ])("a program that %s is read all the same", async (_, changes) => {
    const empty = await template(app, UNION, "2022", token);
    const at = (indicator: string, column = "E") => cellOf(empty, indicator, column);
    const filled = await typed(empty, {
      [await at("members")]: 1234,
      [await at("members", "F")]: "khoảng",
      [await at("members", "H")]: "đếm & ghi",
      [await at("charity_contributions_vnd")]: 5_500_000,
    });
    const parts = await partsOf(filled);
    for (const change of changes) change(parts);
    const before = await everyRow(app);
    const { status, body } = await upload(
      app,
      token,
      await packed(new Map([...parts].reverse())),
      "?dryRun=true",
    );
    expect([status, body.errors]).toEqual([200, undefined]);
    const plain = await upload(app, token, filled, "?dryRun=true");
    expect(body).toEqual(plain.body);
    expect(body.changedValues).toContainEqual({
      ...{ indicator: "members", cell: await at("members") },
      before: { value: null, qualifier: null, statedTotal: null, note: null },
      after: { value: 1234, qualifier: "ABOUT", statedTotal: null, note: "đếm & ghi" },
    });
    expect(await everyRow(app)).toEqual(before);
  });
});
