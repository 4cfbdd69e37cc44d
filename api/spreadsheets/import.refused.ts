import { stringify } from "csv-stringify";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { REASON } from "./import.columns";
import type { RefusedRow } from "./import.read";
import type { TableRow } from "./table.read";

/** Keeps the refused rows in a table of their own, each with its reason, ready to be mended and imported. */
export async function keepRefused(
  path: string,
  headings: readonly string[],
  refused: readonly RefusedRow[],
): Promise<void> {
  const rows = stringify({ bom: true, escape_formulas: true });
  const written = once(rows.pipe(createWriteStream(path)), "finish");
  const filled = ({ values }: TableRow): number => values.findLastIndex((value) => value !== "") + 1;
  const width = refused.reduce((most, { table }) => Math.max(most, filled(table)), headings.length);
  const columns = Array.from({ length: width }, (_, index) => headings[index] ?? "");
  rows.write([...columns.filter((heading) => heading !== REASON), REASON]);
  for (const { table, reason } of refused) {
    const values = columns.flatMap((heading, index) =>
      heading === REASON ? [] : [table.values[index] ?? ""],
    );
    rows.write([...values, reason]);
  }
  rows.end();
  await written;
}
