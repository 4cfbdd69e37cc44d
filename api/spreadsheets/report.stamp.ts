import { findIndicator } from "../indicators/catalogue";
import type { Indicator } from "../indicators/indicator.type";
import { ValueQualifier } from "../indicators/value.enums";
import type { SheetPlan } from "./sheet.write";
import { SHEETS, TEMPLATE_VERSION } from "./report.layout";

/** What a row of a report says: what is typed in it, or what stood in it when the template was made. */
export interface Entry {
  readonly value: number | null;
  /** Null where there is no value. */
  readonly qualifier: ValueQualifier | null;
  readonly statedTotal: number | null;
  readonly note: string | null;
}

export const BLANK: Entry = { value: null, qualifier: null, statedTotal: null, note: null };

/** Two rows that say the same. */
export const sameEntry = (a: Entry, b: Entry): boolean =>
  a.value === b.value && a.qualifier === b.qualifier && a.statedTotal === b.statedTotal && a.note === b.note;

/**
 * What a template carries with it, out of sight: what it is for, and what was saved when it was made. Only what was
 * changed since is handed in, so that an old copy never takes away what somebody saved in the meantime.
 */
export interface Stamp {
  readonly template: string;
  readonly union: string;
  readonly period: string;
  readonly entries: ReadonlyMap<Indicator, Entry>;
  readonly explanations: ReadonlyMap<string, string>;
}

/** The hidden sheet: a key and its value on each row. */
export function stampSheet({ union, period, entries, explanations }: Omit<Stamp, "template">): SheetPlan {
  const rows: [string, string][] = [
    ["template", TEMPLATE_VERSION],
    ["union", union],
    ["period", period],
    ...[...entries].map(([indicator, { value, qualifier, statedTotal, note }]): [string, string] => [
      `saved:${indicator.code}`,
      JSON.stringify([value, qualifier, statedTotal, note]),
    ]),
    ...[...explanations].map(([rule, text]): [string, string] => [`explained:${rule}`, text]),
  ];
  return {
    name: SHEETS.stamp,
    hidden: true,
    widths: [30, 60],
    cells: rows.flatMap(([key, value], index) => [
      { column: 1, row: index + 1, value: key, style: "plain" as const },
      { column: 2, row: index + 1, value, style: "plain" as const },
    ]),
  };
}

function readEntry(text: string): Entry | null {
  try {
    const [value, qualifier, statedTotal, note] = JSON.parse(text) as unknown[];
    const number = (each: unknown): number | null => (typeof each === "number" ? each : null);
    return {
      value: number(value),
      qualifier: Object.values(ValueQualifier).find((each) => each === qualifier) ?? null,
      statedTotal: number(statedTotal),
      note: typeof note === "string" ? note : null,
    };
  } catch {
    return null;
  }
}

/** Reads the hidden sheet from its rows of key and value; null where it is none of ours. */
export function readStamp(rows: ReadonlyMap<string, string>): Stamp | null {
  const [template, union, period] = ["template", "union", "period"].map((key) => rows.get(key));
  if (!template || !union || !period) return null;
  const entries = new Map<Indicator, Entry>();
  const explanations = new Map<string, string>();
  for (const [key, text] of rows) {
    const [kind, code = ""] = key.split(":");
    const indicator = kind === "saved" ? findIndicator(code) : null;
    const entry = indicator && readEntry(text);
    if (entry) entries.set(indicator, entry);
    if (kind === "explained") explanations.set(code, text);
  }
  return { template, union, period, entries, explanations };
}
