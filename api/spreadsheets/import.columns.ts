import { isDay, type Day } from "../platform/days";
import { fold } from "../platform/text";
import { fileRefused } from "./refusal";

/** A column of a table that can be imported. */
export interface Column {
  /** Its English heading. */
  readonly name: string;
  readonly vi: string;
  readonly needed?: boolean;
  /** What stands in it, for the command's own help. */
  readonly holds: string;
}

/** The heading over the reasons in a table of refused rows; whoever imports it again need not take it out. */
export const REASON = "Lý do từ chối";

/** What is wrong with a row, Vietnamese / English, without the number of the row. */
export class RowRefused extends Error {}

/** One row by the names of its columns; an empty cell is not there. */
export class Cells {
  constructor(
    readonly row: number,
    private readonly cells: ReadonlyMap<string, string>,
  ) {}

  text(name: string): string | null {
    const value = this.cells.get(name) ?? null;
    if (value !== null && /^#(REF!|DIV\/0!|VALUE!|NAME\?|N\/A|NUM!|NULL!)$/.test(value))
      throw new RowRefused(`${name}: công thức lỗi ${value} / the formula error ${value}`);
    return value;
  }

  needed(name: string): string {
    const value = this.text(name);
    if (value === null) throw new RowRefused(`${name}: không được để trống / must not be empty`);
    return value;
  }

  /** A day as `dd/MM/yyyy` or `yyyy-MM-dd`. */
  day(name: string): Day | null {
    const value = this.text(name);
    if (value === null) return null;
    const vi = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(value);
    const day = vi ? `${vi[3]}-${vi[2]!.padStart(2, "0")}-${vi[1]!.padStart(2, "0")}` : value;
    if (!isDay(day))
      throw new RowRefused(
        `${name}: “${value.slice(0, 30)}” không phải ngày có thật (dd/MM/yyyy) / not a real day`,
      );
    return day;
  }

  /** A whole number, 0 or more, with or without dots between thousands. */
  count(name: string): number | null {
    const value = this.text(name);
    if (value === null) return null;
    const number = Number(/^\d{1,3}(\.\d{3})+$/.test(value) ? value.replace(/\./g, "") : value);
    if (!/^[\d.]+$/.test(value) || !Number.isSafeInteger(number))
      throw new RowRefused(
        `${name}: “${value.slice(0, 30)}” không phải số nguyên không âm / not a whole number, 0 or more`,
      );
    return number;
  }

  /** One of a few codes, by itself or in Vietnamese words. */
  oneOf<C extends string>(name: string, words: Words<C>): C | null {
    const value = this.text(name);
    if (value === null) return null;
    const code = words.get(fold(value));
    if (code === undefined)
      throw new RowRefused(
        `${name}: không có “${value.slice(0, 60)}” trong danh mục / “${value.slice(0, 60)}” is not in the list`,
      );
    return code;
  }
}

/** Codes by their folded spellings: the code itself, and what it is called. */
export type Words<C extends string> = ReadonlyMap<string, C>;

export function wordsFor<C extends string>(labels: Readonly<Record<C, readonly string[]>>): Words<C> {
  const entries = Object.entries(labels) as [C, readonly string[]][];
  return new Map(
    entries.flatMap(([code, words]) => [code, ...words].map((word) => [fold(word), code] as const)),
  );
}

const key = (heading: string): string => fold(heading.replace(/([a-z])([A-Z])/g, "$1 $2"));

/**
 * Finds the columns by their headings, Vietnamese or English, in any order. Refused: a heading that is none of theirs, one
 * that stands twice, one that is needed and missing; of the rows, those with a cell under no heading (a comma in a name
 * that nobody quoted moves all that follows).
 */
export function readHeadings(
  columns: readonly Column[],
  headings: readonly string[],
): (row: { row: number; values: readonly string[] }) => Cells {
  const known = new Map(
    columns.flatMap(({ name, vi }) => [[key(name), name] as const, [key(vi), name] as const]),
  );
  const places = new Map<string, number>();
  headings.forEach((heading, index) => {
    if (heading === "" || heading === REASON) return;
    const name = known.get(key(heading));
    if (!name) {
      const all = columns.map(({ vi, name: en }) => `${vi} (${en})`).join(", ");
      throw fileRefused(
        `Không có cột “${heading.slice(0, 60)}”; các cột: ${all} / there is no column “${heading.slice(0, 60)}”.`,
      );
    }
    if (places.has(name))
      throw fileRefused(`Cột “${heading.slice(0, 60)}” có hai lần / the column “${name}” stands twice.`);
    places.set(name, index);
  });
  const missing = columns.find(({ name, needed }) => needed && !places.has(name));
  if (missing) throw fileRefused(`Thiếu cột “${missing.vi}” / the column “${missing.name}” is missing.`);
  const claimed = new Set([...places.values(), headings.indexOf(REASON)]);
  return ({ row, values }) => {
    const stray = values.findIndex((value, index) => value !== "" && !claimed.has(index));
    if (stray >= 0)
      throw new RowRefused(
        `“${values[stray]!.slice(0, 60)}” ở ô thứ ${stray + 1} không thuộc cột nào / cell ${stray + 1} stands under no heading`,
      );
    return new Cells(
      row,
      new Map([...places].flatMap(([name, index]) => (values[index] ? [[name, values[index]]] : []))),
    );
  };
}
