import type { DatabaseConfig } from "../../api/platform/config";
import { openMysqlBulk } from "./mysql-bulk";
import { openSqliteBulk } from "./sqlite-bulk";
import { Progress } from "./progress";
import type { Cell, Table } from "./table";

/** A connection that writes whole tables as fast as its database can take them. */
export interface Bulk {
  /** Appends rows to a table. */
  append(table: Table, seen: () => void): Promise<void>;
  run(sql: string): Promise<void>;
  /** Ends the bulk load: checks are on again, and what was written is on the disk. */
  close(): Promise<void>;
}

export interface BulkOptions {
  /** True where nobody else has the database open: SQLite then writes without a journal. */
  readonly exclusive?: boolean;
}

/** Opens a database for a bulk load. */
export function openBulk(config: DatabaseConfig, options: BulkOptions = {}): Promise<Bulk> {
  return config.kind === "mysql"
    ? openMysqlBulk(config)
    : openSqliteBulk(config.file, options.exclusive === true);
}

/** Fills tables one after the other, and says how far it has come. */
export async function fill(bulk: Bulk, tables: readonly Table[], quiet: boolean): Promise<void> {
  for (const table of tables) {
    const progress = new Progress(table.name, table.about, quiet);
    await bulk.append(table, () => progress.add());
    progress.done();
  }
}

const SPECIAL = /[\t\n\\]/g;

const escaped = (special: string): string => ({ "\t": "\\t", "\n": "\\n" })[special] ?? "\\\\";

/** Rows as the text that LOAD DATA and COPY read, in pieces of some hundred kilobytes. */
export function* asText(rows: Iterable<readonly Cell[]>, seen: () => void): Generator<Buffer> {
  let piece = "";
  for (const row of rows) {
    for (let at = 0; at < row.length; at += 1) {
      const cell = row[at]!;
      if (at > 0) piece += "\t";
      if (cell === null) piece += "\\N";
      else piece += typeof cell === "string" ? cell.replace(SPECIAL, escaped) : cell;
    }
    piece += "\n";
    seen();
    if (piece.length > 256 * 1024) {
      yield Buffer.from(piece);
      piece = "";
    }
  }
  if (piece) yield Buffer.from(piece);
}
