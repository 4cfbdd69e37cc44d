import type { WriteDb } from "../platform/database";
import type { Change } from "../platform/changes";
import type { Day } from "../platform/days";
import type { ReadRow } from "./import.read";
import type { Cells, Column } from "./import.columns";

/** What came of a row: a new record, one that was there already, or a sentence that says why not. */
export type Outcome = "RECORDED" | "UNCHANGED" | { readonly refused: string };

/** What an import stands on. */
export interface ImportRun {
  readonly now: Date;
  readonly today: Day;
  /** Names the run in the audit. */
  readonly id: string;
}

/** One run over the rows of a file, in one transaction. */
export interface ImportSession<R> {
  /** Looks at rows before any is recorded, where rows may refer to later ones. */
  survey?(rows: readonly ReadRow<R>[]): Promise<void>;
  /** Called after the last row was looked at. */
  settle?(): Promise<void>;
  /** Records rows; the outcomes are in their order. */
  take(rows: readonly ReadRow<R>[]): Promise<readonly Outcome[]>;
  /** Called after the last row: what is derived from all of them, and what the change feed is told. */
  finish(): Promise<readonly Change[]>;
}

/** Something that can be imported from a table. */
export interface ImportKind<R> {
  readonly columns: readonly Column[];
  /** Reads a row by itself; throws RowRefused, or BAD_USER_INPUT of a rule. */
  read(cells: Cells): R;
  /** What two rows of one file must not share. */
  key(row: R): string;
  open(tx: WriteDb, run: ImportRun): Promise<ImportSession<R>>;
}
