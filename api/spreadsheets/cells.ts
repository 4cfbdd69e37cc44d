/** What a cell holds. An `error` is what a formula left behind: `#REF!`, `#DIV/0!`. */
export type CellKind = "number" | "text" | "boolean" | "error" | "uncomputed";

/** One cell of a sheet that holds something. */
export interface Cell {
  /** As a spreadsheet names it: `E14`. */
  readonly ref: string;
  /** From 1. */
  readonly row: number;
  /** From 1: column A. */
  readonly column: number;
  readonly kind: CellKind;
  /** As it is stored: a number in its digits, a text without the blanks around it. */
  readonly value: string;
  /** The number format, `#,##0`; null where none is set. */
  readonly format: string | null;
}

/** The letters of a column, counted from 1. */
export function columnName(column: number): string {
  let name = "";
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26))
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  return name;
}

/** The name of a cell. */
export const cellName = (column: number, row: number): string => `${columnName(column)}${row}`;

const LAST_COLUMN = 16_384;
const LAST_ROW = 1_048_576;

/** The place that a cell's name means; null where it means none that a sheet has. */
export function placeOf(ref: string): { column: number; row: number } | null {
  const match = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(ref);
  if (!match) return null;
  const column = [...match[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  const row = Number(match[2]);
  return column <= LAST_COLUMN && row <= LAST_ROW ? { column, row } : null;
}
