import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";
import { sheetPart, type SheetPlan } from "./sheet.write";
import { stylesPart } from "./styles";
import { xmlText } from "./xml";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";
const SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Of every part the same instant: equal workbooks are equal bytes. */
const WRITTEN_AT = new Date(Date.UTC(2025, 0, 1));

function contentTypes(count: number): string {
  const override = (part: string, type: string): string =>
    `<Override PartName="${part}" ContentType="${type}"/>`;
  return [
    `${HEAD}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    override("/xl/workbook.xml", `${SHEETS}.sheet.main+xml`),
    override("/xl/styles.xml", `${SHEETS}.styles+xml`),
    override("/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml"),
    ...Array.from({ length: count }, (_, index) =>
      override(`/xl/worksheets/sheet${index + 1}.xml`, `${SHEETS}.worksheet+xml`),
    ),
    "</Types>",
  ].join("");
}

const relations = (rows: readonly (readonly [type: string, target: string])[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${rows
    .map(
      ([type, target], index) =>
        `<Relationship Id="rId${index + 1}" Type="${OFFICE}/relationships/${type}" Target="${target}"/>`,
    )
    .join("")}</Relationships>`;

function workbookPart(sheets: readonly SheetPlan[]): string {
  const rows = sheets.map(
    ({ name, hidden }, index) =>
      `<sheet name="${xmlText(name)}" sheetId="${index + 1}"${hidden ? ' state="veryHidden"' : ""} r:id="rId${index + 1}"/>`,
  );
  return (
    `${HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}/relationships">` +
    `<workbookProtection lockStructure="1"/><bookViews><workbookView activeTab="0"/></bookViews>` +
    `<sheets>${rows.join("")}</sheets><calcPr fullCalcOnLoad="1"/></workbook>`
  );
}

/** The properties of the document that a program shows under File, Properties, Custom. */
function properties(stamp: Readonly<Record<string, string>>): string {
  const rows = Object.entries(stamp).map(
    ([name, value], index) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${index + 2}" name="${xmlText(name)}"><vt:lpwstr>${xmlText(value)}</vt:lpwstr></property>`,
  );
  return `${HEAD}<Properties xmlns="${OFFICE}/custom-properties" xmlns:vt="${OFFICE}/docPropsVTypes">${rows.join("")}</Properties>`;
}

/** Writes a workbook: the bytes of an .xlsx file. `stamp` stands in its document properties. */
export async function writeWorkbook(
  sheets: readonly SheetPlan[],
  stamp: Readonly<Record<string, string>>,
): Promise<Buffer> {
  const zip = new ZipFile();
  const add = (name: string, text: string): void =>
    zip.addBuffer(Buffer.from(text, "utf8"), name, { mtime: WRITTEN_AT });
  add("[Content_Types].xml", contentTypes(sheets.length));
  add(
    "_rels/.rels",
    relations([
      ["officeDocument", "xl/workbook.xml"],
      ["custom-properties", "docProps/custom.xml"],
    ]),
  );
  add("docProps/custom.xml", properties(stamp));
  add("xl/workbook.xml", workbookPart(sheets));
  add(
    "xl/_rels/workbook.xml.rels",
    relations([
      ...sheets.map((_, index) => ["worksheet", `worksheets/sheet${index + 1}.xml`] as const),
      ["styles", "styles.xml"],
    ]),
  );
  add("xl/styles.xml", stylesPart());
  sheets.forEach((sheet, index) => add(`xl/worksheets/sheet${index + 1}.xml`, sheetPart(sheet, index === 0)));
  zip.end();
  return buffer(zip.outputStream);
}
