import { cellName, columnName } from "./cells";
import { styleNumber, type StyleName } from "./styles";
import { xmlText } from "./xml";

/** A formula that the program which opens the file computes; what is typed by people never becomes one. */
export interface Formula {
  readonly formula: string;
}

export interface CellPlan {
  readonly column: number;
  readonly row: number;
  readonly value: string | number | Formula | null;
  readonly style: StyleName;
}

/** What a cell accepts, what is said beside it, and what is said when something else is typed. */
export interface Validation {
  readonly cell: string;
  /** Words to choose from, or a formula that must be true. */
  readonly accepts: { readonly words: readonly string[] } | { readonly formula: string };
  readonly error: string;
  readonly prompt?: { readonly title: string; readonly text: string };
}

/** A sheet as it is to be written. */
export interface SheetPlan {
  readonly name: string;
  readonly hidden?: boolean;
  /** Widths of the columns, in characters. */
  readonly widths: readonly number[];
  readonly heights?: ReadonlyMap<number, number>;
  /** Rows above and columns before this cell stay when the sheet moves. */
  readonly frozenAt?: { readonly column: number; readonly row: number };
  /** The first and the last column of rows that are one cell. */
  readonly merged?: readonly string[];
  readonly cells: readonly CellPlan[];
  readonly validations?: readonly Validation[];
  /** Cells that stand out while a formula is true. */
  readonly highlights?: readonly { readonly cell: string; readonly formula: string }[];
}

const MOST_PROMPT = 250;
const MOST_TITLE = 31;

/** The first characters of a text that a program has room for, the last word whole. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const head = text.slice(0, most - 1);
  return `${head.slice(0, Math.max(head.lastIndexOf(" "), 1))}…`.toWellFormed();
}

/** A text is always written as text, whatever it begins with. */
function cellXml({ column, row, value, style }: CellPlan): string {
  const start = `<c r="${cellName(column, row)}" s="${styleNumber(style)}"`;
  if (value === null || value === "") return `${start}/>`;
  if (typeof value === "number") return `${start}><v>${value}</v></c>`;
  if (typeof value === "string")
    return `${start} t="inlineStr"><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`;
  return `${start} t="str"><f>${xmlText(value.formula)}</f></c>`;
}

function rowsXml({ cells, heights }: SheetPlan): string {
  const rows = new Map<number, CellPlan[]>();
  for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([row, own]) => {
      const height = heights?.get(row);
      const high = height === undefined ? "" : ` ht="${height}" customHeight="1"`;
      return `<row r="${row}"${high}>${own
        .sort((a, b) => a.column - b.column)
        .map(cellXml)
        .join("")}</row>`;
    })
    .join("");
}

function validationXml({ cell, accepts, error, prompt }: Validation): string {
  const [type, formula] =
    "words" in accepts ? ["list", `"${accepts.words.join(",")}"`] : ["custom", accepts.formula];
  const said = prompt
    ? ` showInputMessage="1" promptTitle="${xmlText(cut(prompt.title, MOST_TITLE))}" prompt="${xmlText(cut(prompt.text, MOST_PROMPT))}"`
    : "";
  return (
    `<dataValidation type="${type}" allowBlank="1" showErrorMessage="1" errorStyle="stop" errorTitle="Chưa đúng" error="${xmlText(cut(error, MOST_PROMPT))}"${said}` +
    ` sqref="${cell}"><formula1>${xmlText(formula!)}</formula1></dataValidation>`
  );
}

function viewXml({ frozenAt }: SheetPlan, first: boolean): string {
  const view = `<sheetView workbookViewId="0" showGridLines="0"${first ? ' tabSelected="1"' : ""}`;
  if (!frozenAt) return `<sheetViews>${view}/></sheetViews>`;
  const { column, row } = frozenAt;
  const split = `${column > 1 ? ` xSplit="${column - 1}"` : ""}${row > 1 ? ` ySplit="${row - 1}"` : ""}`;
  const pane = column > 1 ? "bottomRight" : "bottomLeft";
  return `<sheetViews>${view}><pane${split} topLeftCell="${cellName(column, row)}" activePane="${pane}" state="frozen"/></sheetView></sheetViews>`;
}

/** The part of one sheet. Cells that are not open cannot be changed by mistake; there is no password. */
export function sheetPart(plan: SheetPlan, first: boolean): string {
  const { widths, merged = [], validations = [], highlights = [] } = plan;
  const columns = widths
    .map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)
    .join("");
  const last = columnName(widths.length);
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    viewXml(plan, first),
    '<sheetFormatPr defaultRowHeight="16"/>',
    `<cols>${columns}</cols>`,
    `<sheetData>${rowsXml(plan)}</sheetData>`,
    '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>',
    merged.length > 0
      ? `<mergeCells count="${merged.length}">${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`
      : "",
    ...highlights.map(
      ({ cell, formula }, index) =>
        `<conditionalFormatting sqref="${cell}"><cfRule type="expression" dxfId="0" priority="${index + 1}"><formula>${xmlText(formula)}</formula></cfRule></conditionalFormatting>`,
    ),
    validations.length > 0
      ? `<dataValidations count="${validations.length}">${validations.map(validationXml).join("")}</dataValidations>`
      : "",
    `<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>`,
    `<pageSetup paperSize="9" orientation="${last > "F" ? "landscape" : "portrait"}" fitToWidth="1" fitToHeight="0"/>`,
    "</worksheet>",
  ].join("");
}
