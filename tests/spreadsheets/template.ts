import { ZipFile } from "yazl";
import { buffer } from "node:stream/consumers";
import { openArchive, type Archive } from "../../api/spreadsheets/archive";
import { readWorkbook } from "../../api/spreadsheets/workbook.read";
import type { Cell } from "../../api/spreadsheets/cells";
import type { App } from "../support/app";

/** The parts of a workbook, by name. */
export async function partsOf(bytes: Buffer): Promise<Map<string, string>> {
  const archive = await openArchive(bytes);
  const parts = new Map<string, string>();
  for (const name of archive.names) parts.set(name, await textOf(archive, name));
  archive.close();
  return parts;
}

async function textOf(archive: Archive, name: string): Promise<string> {
  let text = "";
  for await (const piece of archive.read(name)) text += piece;
  return text;
}

/** A zip archive of parts. */
export async function packed(parts: ReadonlyMap<string, string | Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, part] of parts) zip.addBuffer(Buffer.from(part), name);
  zip.end();
  return buffer(zip.outputStream);
}

/** The cells of a sheet, by name. */
export async function cellsOf(bytes: Buffer, sheet: string): Promise<Map<string, Cell>> {
  const archive = await openArchive(bytes);
  const cells = new Map<string, Cell>();
  for await (const row of (await readWorkbook(archive)).rows(sheet))
    for (const cell of row.cells) cells.set(cell.ref, cell);
  archive.close();
  return cells;
}

const SHEET_PART = { report: "xl/worksheets/sheet1.xml", explanations: "xl/worksheets/sheet3.xml" } as const;

/** What is typed into a cell: a number, a text, or the inside of the cell as a program stores it. */
export type Typed = number | string | null | { readonly attributes?: string; readonly inside: string };

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** A workbook with other things typed into cells of a sheet, as a spreadsheet program stores them. */
export async function typed(
  bytes: Buffer,
  cells: Readonly<Record<string, Typed>>,
  sheet: keyof typeof SHEET_PART = "report",
): Promise<Buffer> {
  const parts = await partsOf(bytes);
  let xml = parts.get(SHEET_PART[sheet])!;
  for (const [ref, value] of Object.entries(cells)) {
    const cell = new RegExp(`<c r="${ref}"( s="\\d+")?[^>]*?(/>|>.*?</c>)`);
    if (!cell.test(xml)) throw new Error(`the sheet has no cell ${ref}`);
    xml = xml.replace(cell, (_, style: string = "") => {
      if (value === null) return `<c r="${ref}"${style}/>`;
      if (typeof value === "number") return `<c r="${ref}"${style}><v>${value}</v></c>`;
      if (typeof value === "string")
        return `<c r="${ref}"${style} t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
      return `<c r="${ref}"${value.attributes ?? style}>${value.inside}</c>`;
    });
  }
  parts.set(SHEET_PART[sheet], xml);
  return packed(parts);
}

/** The cell on the row of an indicator, in a column. */
export async function cellOf(bytes: Buffer, indicator: string, column: string): Promise<string> {
  for (const cell of (await cellsOf(bytes, "Báo cáo")).values())
    if (cell.column === 1 && cell.value === indicator) return `${column}${cell.row}`;
  throw new Error(`the template has no row of ${indicator}`);
}

/** Asks for a template. */
export async function download(app: App, union: string, period: string, token?: string): Promise<Response> {
  const query = new URLSearchParams({ union, period });
  return fetch(`${app.url}/reports/template?${query}`, {
    headers: token ? { authorization: `Bearer ${token}` } : {},
  });
}

export async function template(app: App, union: string, period: string, token: string): Promise<Buffer> {
  const response = await download(app, union, period, token);
  if (!response.ok) throw new Error(`no template: ${await response.text()}`);
  return Buffer.from(await response.arrayBuffer());
}

export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Hands a file in. */
export async function upload(
  app: App,
  token: string | null,
  file: Buffer | FormData,
  query = "",
  type: string = XLSX,
): Promise<{ status: number; body: any }> {
  const response = await fetch(`${app.url}/reports/upload${query}`, {
    method: "POST",
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(Buffer.isBuffer(file) && { "content-type": type }),
    },
    body: Buffer.isBuffer(file) ? new Uint8Array(file) : file,
  });
  return { status: response.status, body: await response.json() };
}
