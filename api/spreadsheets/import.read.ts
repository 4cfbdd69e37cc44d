import { ApiError } from "../platform/errors";
import { readHeadings, RowRefused } from "./import.columns";
import type { ImportKind } from "./import.kind";
import { fileRefused } from "./refusal";
import { readTable, type TableRow } from "./table.read";

/** A row that could be read. */
export interface ReadRow<R> {
  readonly table: TableRow;
  readonly row: number;
  readonly value: R;
}

/** A row that could not, and why. */
export interface RefusedRow {
  readonly table: TableRow;
  readonly reason: string;
}

/** The sentence of an error that a row may cause; anything else is thrown on. */
export function reasonOf(error: unknown): string {
  if (error instanceof RowRefused || error instanceof ApiError) return error.message.replace(/\.$/, "");
  throw error;
}

const AT_ONCE = 250;

/** Reads the headings and then the rows, a few at a time. */
export async function* readRows<R>(
  kind: ImportKind<R>,
  path: string,
  headings: (values: readonly string[]) => void,
): AsyncGenerator<{ readonly good: ReadRow<R>[]; readonly refused: RefusedRow[] }> {
  let cellsOf: ReturnType<typeof readHeadings> | null = null;
  const seen = new Map<string, number>();
  let batch = { good: [] as ReadRow<R>[], refused: [] as RefusedRow[] };
  for await (const table of readTable(path)) {
    if (!cellsOf) {
      cellsOf = readHeadings(kind.columns, table.values);
      headings(table.values);
      continue;
    }
    try {
      const value = kind.read(cellsOf(table));
      const key = kind.key(value);
      const first = seen.get(key);
      if (first !== undefined) throw new RowRefused(`trùng với dòng ${first} / the same as row ${first}`);
      seen.set(key, table.row);
      batch.good.push({ table, row: table.row, value });
    } catch (error) {
      batch.refused.push({ table, reason: reasonOf(error) });
    }
    if (batch.good.length + batch.refused.length < AT_ONCE) continue;
    yield batch;
    batch = { good: [], refused: [] };
  }
  if (!cellsOf) throw fileRefused("Tệp không có dòng nào / the file has no rows.");
  yield batch;
}
