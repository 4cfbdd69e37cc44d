import type { Indicator } from "../indicators/indicator.type";
import { findIndicator } from "../indicators/catalogue";
import { findRule } from "../indicators/rule.catalogue";
import type { Archive } from "./archive";
import { cellName, type Cell } from "./cells";
import { readEntryCells, type MoneyCell } from "./report.numbers";
import {
  COLUMN,
  EXPLAIN,
  EXPLAIN_HEADINGS,
  HEADINGS,
  isStated,
  ROW,
  SHEETS,
  stampLine,
  TEMPLATE_VERSION,
} from "./report.layout";
import { readStamp, type Entry, type Stamp } from "./report.stamp";
import { cellsRefused, fileRefused, type Problem } from "./refusal";
import type { SheetRow } from "./sheet.read";
import { readWorkbook, type Workbook } from "./workbook.read";

/** What a filled-in template says, before it is compared with what is saved. */
export interface FilledReport {
  readonly stamp: Stamp;
  /** One for each row of an indicator, also where nothing is typed. */
  readonly entries: ReadonlyMap<Indicator, Entry>;
  /** The row on which each of them stands. */
  readonly rows: ReadonlyMap<Indicator, number>;
  readonly explanations: ReadonlyMap<string, string>;
  /** The rules that have a row to be explained on; one whose row is gone keeps what is saved. */
  readonly explainable: ReadonlySet<string>;
  /** Amounts of money that may have been typed in another unit. */
  readonly money: readonly MoneyCell[];
}

/** More rows than a template has, with room for what people write below it. */
const MOST_ROWS = 3000;
const MOST_CELLS = 60_000;

async function rowsOf(workbook: Workbook, sheet: string): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  let cells = 0;
  for await (const row of workbook.rows(sheet)) {
    cells += row.cells.length;
    if (rows.push(row) > MOST_ROWS || cells > MOST_CELLS) {
      throw fileRefused(`Trang “${sheet}” có quá nhiều dòng / the sheet “${sheet}” has too many rows.`);
    }
  }
  return rows;
}

const at = (cells: readonly Cell[], column: number): Cell | undefined =>
  cells.find((cell) => cell.column === column);

async function stampOf(workbook: Workbook): Promise<Stamp> {
  const pairs = (await rowsOf(workbook, SHEETS.stamp)).map(({ cells }): [string, string] => [
    at(cells, 1)?.value ?? "",
    at(cells, 2)?.value ?? "",
  ]);
  const stamp = readStamp(new Map(pairs));
  if (!stamp || !workbook.sheets.includes(SHEETS.report)) {
    throw fileRefused(
      "Tệp không phải mẫu báo cáo tải từ hệ thống / the file is not a report template of this system.",
    );
  }
  if (stamp.template !== TEMPLATE_VERSION) {
    throw fileRefused(
      `Tệp theo mẫu phiên bản ${stamp.template.slice(0, 20)}, hệ thống đang dùng phiên bản ${TEMPLATE_VERSION}; hãy tải mẫu mới / the file is of template version ${stamp.template.slice(0, 20)}, version ${TEMPLATE_VERSION} is in use; download the template again.`,
    );
  }
  return stamp;
}

/** The visible line and the headings still say what the stamp says: nobody made last year's file into this year's. */
function checkIntro(rows: readonly SheetRow[], { union, period }: Stamp): void {
  const stamped = rows.find(({ row }) => row === ROW.STAMP)?.cells ?? [];
  if (at(stamped, 1)?.value !== stampLine(union, period)) {
    const cell = cellName(1, ROW.STAMP);
    throw cellsRefused([
      {
        cell,
        message: `Ô ${cell} phải ghi “${stampLine(union, period)}” như khi tải mẫu / cell ${cell} must say what it said when the template was downloaded.`,
      },
    ]);
  }
  const headings = rows.find(({ row }) => row === ROW.HEADINGS)?.cells ?? [];
  HEADINGS.forEach((heading, index) => {
    if (at(headings, index + 1)?.value === heading) return;
    const cell = cellName(index + 1, ROW.HEADINGS);
    throw cellsRefused([
      { cell, message: `Ô ${cell} phải là “${heading}” / cell ${cell} must be “${heading}”.` },
    ]);
  });
}

/** The indicator of a row; null for the heading of a group and for a row that says nothing. */
function indicatorOf({ row, cells }: SheetRow, problems: Problem[]): Indicator | null {
  const code = at(cells, COLUMN.CODE);
  const cell = cellName(COLUMN.CODE, row);
  const refuse = (vi: string, en: string): null => {
    problems.push({ cell, message: `Ô ${cell}: ${vi} / cell ${cell}: ${en}.` });
    return null;
  };
  if (!code) {
    const typed = [COLUMN.VALUE, COLUMN.QUALIFIER, COLUMN.TOTAL, COLUMN.NOTE].some((column) =>
      at(cells, column),
    );
    return typed
      ? refuse("dòng có số liệu nhưng thiếu mã chỉ tiêu", "the row has figures but no indicator")
      : null;
  }
  const name = code.value.slice(0, 60);
  const indicator = code.kind === "text" ? findIndicator(name) : null;
  if (!indicator) return refuse(`không có chỉ tiêu ${name}`, `there is no indicator ${name}`);
  if (!isStated(indicator))
    return refuse(`${name} do hệ thống tự tính`, `${name} is worked out by the system`);
  return indicator;
}

async function explanationsOf(
  workbook: Workbook,
  problems: Problem[],
): Promise<Pick<FilledReport, "explanations" | "explainable">> {
  const explanations = new Map<string, string>();
  const explainable = new Set<string>();
  const rows = await rowsOf(workbook, SHEETS.explanations);
  const headings = rows.find(({ row }) => row === EXPLAIN.HEADINGS_ROW)?.cells ?? [];
  const isOurs = EXPLAIN_HEADINGS.every((heading, index) => at(headings, index + 1)?.value === heading);
  for (const { row, cells } of rows) {
    if (row <= EXPLAIN.HEADINGS_ROW) continue;
    const code = at(cells, EXPLAIN.CODE)?.value ?? "";
    explainable.add(code);
    const text = at(cells, EXPLAIN.TEXT);
    if (!text) continue;
    const place = `${SHEETS.explanations}!${text.ref}`;
    const twice = explanations.has(code);
    if (!isOurs || !findRule(code) || twice || text.kind === "error" || text.kind === "uncomputed") {
      problems.push({
        cell: place,
        message: `Ô ${place}: giải trình không thuộc quy tắc nào, hoặc không phải chữ / cell ${place}: the explanation belongs to no rule, or is no text.`,
      });
    } else explanations.set(code, text.value);
  }
  return { explanations, explainable };
}

/**
 * Reads a filled-in template. BAD_USER_INPUT: a file that is none of ours or of another template version; whatever stands
 * in a cell that is no whole number, with every such cell in `extensions.problems`.
 */
export async function readFilledReport(
  archive: Archive,
  unitOf: (indicator: Indicator) => string,
): Promise<FilledReport> {
  const workbook = await readWorkbook(archive);
  const stamp = await stampOf(workbook);
  const rows = await rowsOf(workbook, SHEETS.report);
  checkIntro(rows, stamp);
  const problems: Problem[] = [];
  const entries = new Map<Indicator, Entry>();
  const places = new Map<Indicator, number>();
  const money: MoneyCell[] = [];
  for (const row of rows.filter((each) => each.row > ROW.HEADINGS)) {
    const indicator = indicatorOf(row, problems);
    if (!indicator) continue;
    const first = places.get(indicator);
    if (first !== undefined) {
      const [cell, before] = [row.row, first].map((each) => cellName(COLUMN.CODE, each));
      problems.push({
        cell: cell!,
        message: `Ô ${cell}: chỉ tiêu ${indicator.code} đã có ở ô ${before} / cell ${cell}: the indicator ${indicator.code} stands in cell ${before} already.`,
      });
      continue;
    }
    places.set(indicator, row.row);
    entries.set(indicator, readEntryCells(row, indicator, unitOf(indicator), problems, money));
  }
  const explained = await explanationsOf(workbook, problems);
  if (problems.length > 0) throw cellsRefused(problems);
  return { stamp, entries, rows: places, money, ...explained };
}
