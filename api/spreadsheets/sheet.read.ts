import { cellName, placeOf, type Cell, type CellKind } from "./cells";
import { fileRefused } from "./refusal";
import { readXml } from "./xml";

/** A row of a sheet: its number from 1, and the cells that hold something. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly Cell[];
}

/** What cells refer to by number. */
export interface SheetContext {
  readonly texts: readonly string[];
  readonly formats: readonly (string | null)[];
  /** Days are counted from 1904 instead of 1900. */
  readonly epoch1904: boolean;
}

interface OpenCell {
  readonly ref: string;
  readonly row: number;
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string | null;
  formula: boolean;
}

const KINDS: Readonly<Record<string, CellKind>> = { b: "boolean", e: "error", n: "number" };

/** The cell as it is read; null where it holds nothing. A formula that no program has computed yet has no value. */
function finished(open: OpenCell, { texts, formats, epoch1904 }: SheetContext): Cell | null {
  const { ref, row, column, type, style } = open;
  const kind = KINDS[type] ?? "text";
  // A cell that shares a text and holds none is empty: some programs leave such cells behind.
  const raw = type === "s" && open.value !== null ? texts[Number(open.value)] : (open.value ?? "");
  if (raw === undefined) throw outOfPlace();
  const value = raw
    .replace(/_x([0-9A-F]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .trim();
  const format = formats[style] ?? null;
  if (value === "")
    return open.formula && type !== "str" ? { ref, row, column, kind: "uncomputed", value, format } : null;
  if (kind !== "number" || !isDayFormat(format)) return { ref, row, column, kind, value, format };
  const day = dayOf(Number(value), epoch1904);
  return day === null
    ? { ref, row, column, kind, value, format }
    : { ref, row, column, kind: "text", value: day, format };
}

const isDayFormat = (format: string | null): boolean =>
  format !== null && /[dy]/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ""));

const DAY_MS = 86_400_000;

/** The calendar day of a serial number; spreadsheets believe that 1900 had a 29 February. */
function dayOf(serial: number, epoch1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 61 || serial > 2_958_465) return null;
  const epoch = epoch1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  return new Date(epoch + Math.floor(serial) * DAY_MS).toISOString().slice(0, 10);
}

const outOfPlace = (): Error =>
  fileRefused("Tệp .xlsx bị hỏng: ô đặt sai chỗ / the .xlsx file is damaged: a cell is out of place.");

/** Reads a sheet row by row, in the order of the file: programs write rows downwards and their cells to the right. */
export async function* readSheet(
  pieces: AsyncIterable<string>,
  context: SheetContext,
): AsyncGenerator<SheetRow> {
  let ready: SheetRow[] = [];
  let row = 0;
  let column = 0;
  let cells: Cell[] = [];
  let open: OpenCell | null = null;
  let inside = "";
  let reading = false;
  const events = readXml(pieces, {
    open: (tag, attributes) => {
      if (tag === "row") {
        const next = attributes.r === undefined ? row + 1 : Number(attributes.r);
        if (!(next > row)) throw outOfPlace();
        [row, column, cells] = [next, 0, []];
      } else if (tag === "c") {
        const place = placeOf(attributes.r ?? cellName(column + 1, row));
        if (!place || place.row !== row || place.column <= column) throw outOfPlace();
        column = place.column;
        open = {
          ref: cellName(column, row),
          ...{ row, column, type: attributes.t ?? "n", style: Number(attributes.s ?? 0) },
          ...{ value: null, formula: false },
        };
      } else if (tag === "f" && open) open.formula = true;
      else if (tag === "rPh") reading = true;
      inside = tag;
    },
    text: (text) => {
      if (open && !reading && (inside === "v" || inside === "t")) open.value = (open.value ?? "") + text;
    },
    close: (tag) => {
      inside = "";
      if (tag === "rPh") reading = false;
      if (tag === "c" && open) {
        const cell = finished(open, context);
        if (cell) cells.push(cell);
        open = null;
      }
      if (tag === "row" && cells.length > 0) ready.push({ row, cells });
    },
  });
  for await (const _piece of events) {
    const rows = ready;
    ready = [];
    yield* rows;
  }
}
