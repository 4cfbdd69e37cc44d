import type { WriteDb } from "../platform/database";

/** SQLite takes 32,766 values in one statement. */
const MOST_VALUES = 30_000;

/** Inserts rows, many with one statement. */
export async function insertRows(
  tx: WriteDb,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
): Promise<void> {
  const atOnce = Math.floor(MOST_VALUES / columns.length);
  const one = `(${columns.map(() => "?").join(", ")})`;
  for (let at = 0; at < rows.length; at += atOnce) {
    const some = rows.slice(at, at + atOnce);
    await tx.query(
      `INSERT INTO ${table} (${columns.join(", ")}) VALUES ${some.map(() => one).join(", ")}`,
      some.flat(),
    );
  }
}
