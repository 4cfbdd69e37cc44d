/** A value of a column; a day is text. */
export type Cell = string | number | null;

/** Rows for one table. They are made while they are written: no data set lies in memory or on the disk twice. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** How many rows there are, or about so many: for the progress line alone. */
  readonly about: number;
  rows(): Iterable<readonly Cell[]>;
}
