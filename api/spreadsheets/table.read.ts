import { parse } from "csv-parse";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { checkSignature, openArchiveAt } from "./archive";
import { fileRefused } from "./refusal";
import { readWorkbook } from "./workbook.read";

/** A row of a table as it stands in a file. */
export interface TableRow {
  /** As a spreadsheet counts: the headings are on row 1, unless blank rows stand above them. */
  readonly row: number;
  /** The cells in the order of the columns, without the blanks around them. */
  readonly values: readonly string[];
}

const HEAD_BYTES = 64 * 1024;
const DELIMITERS = [",", ";", "\t"] as const;

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The sign between cells: the one that the line of headings has most of. */
function delimiterOf(head: Buffer): string {
  const line = head
    .toString("utf8")
    .split(/\r?\n/, 1)[0]!
    .replace(/"[^"]*"/g, "");
  const count = (sign: string): number => line.split(sign).length - 1;
  return [...DELIMITERS].sort((a, b) => count(b) - count(a))[0]!;
}

async function* utf8(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) yield decoder.decode(chunk as Buffer, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if ((error as { code?: string }).code !== "ERR_ENCODING_INVALID_ENCODED_DATA") throw error;
    throw fileRefused(
      "Tệp không phải UTF-8; hãy lưu dạng “CSV UTF-8” / the file is not UTF-8; save it as “CSV UTF-8”.",
    );
  }
}

/** A text that a program kept from being a formula by an apostrophe. */
const plain = (value: string): string => value.trim().replace(/^'(?=[=+\-@])/, "");

async function* csvRows(path: string, delimiter: string): AsyncGenerator<TableRow> {
  const parser = parse({ delimiter, bom: true, relax_column_count: true, skip_empty_lines: false });
  const fed = (async () => {
    for await (const piece of utf8(path)) {
      if (!parser.write(piece)) await new Promise((resolve) => parser.once("drain", resolve));
    }
    parser.end();
  })().catch((error: unknown) => parser.destroy(error as Error));
  let row = 0;
  try {
    for await (const values of parser as AsyncIterable<string[]>) {
      row += 1;
      yield { row, values: values.map(plain) };
    }
  } catch (error) {
    if (!(error as { code?: string }).code?.startsWith("CSV_")) throw error;
    throw fileRefused(
      `Dòng ${row + 1} không đọc được: dấu ngoặc kép sai / row ${row + 1} cannot be read: its quotes don't match.`,
    );
  }
  await fed;
}

async function* xlsxRows(path: string): AsyncGenerator<TableRow> {
  const archive = await openArchiveAt(path);
  try {
    const workbook = await readWorkbook(archive);
    for await (const { row, cells } of workbook.rows(workbook.sheets[0] ?? "")) {
      const values: string[] = [];
      for (const { column, kind, value } of cells)
        values[column - 1] = kind === "uncomputed" ? "#N/A" : plain(value);
      yield { row, values: Array.from(values, (value) => value ?? "") };
    }
  } finally {
    archive.close();
  }
}

/**
 * Reads a table row by row: .xlsx by its first bytes, else CSV in UTF-8 between commas, semicolons or tabs. Rows without
 * anything are left out; the first of the others holds the headings.
 */
export async function* readTable(path: string): AsyncGenerator<TableRow> {
  const head = await headOf(path);
  const isArchive = head.subarray(0, 2).toString("latin1") === "PK";
  if (isArchive || head.subarray(0, 4).toString("hex") === "d0cf11e0") checkSignature(head);
  const rows = isArchive ? xlsxRows(path) : csvRows(path, delimiterOf(head));
  for await (const row of rows) if (row.values.some((value) => value !== "")) yield row;
}
