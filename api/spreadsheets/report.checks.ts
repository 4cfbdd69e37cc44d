import type { Comparison, Part } from "../indicators/rule.expression";
import { termsOf } from "../indicators/rule.expression";
import { RULES, type Rule } from "../indicators/rule.catalogue";
import { findIndicator } from "../indicators/catalogue";
import { ValueQualifier } from "../indicators/value.enums";
import { cellName } from "./cells";
import { COLUMN, QUALIFIER_WORDS, rowOf, SHEETS, valueCell } from "./report.layout";

/** A rule as formulas of the report sheet. */
export interface SheetCheck {
  readonly rule: Rule;
  /** The rows it looks at. */
  readonly rows: readonly number[];
  /** True where every figure is there and exact, so that the rule can be decided. */
  decidable(sheet?: string): string;
  /** True where it holds. */
  holds(sheet?: string): string;
}

function sum(parts: readonly Part[], cell: (code: string) => string): string {
  return parts
    .map(({ sign, factors }, index) => {
      const product = factors.map((each) => (typeof each === "string" ? each : cell(each.name))).join("*");
      return `${sign < 0 ? "-" : index > 0 ? "+" : ""}${product}`;
    })
    .join("");
}

/** Rules that look at the report's own figures alone; the others are judged by the system. */
function checkOf(rule: Rule, comparison: Comparison): SheetCheck | null {
  const rows = new Map<string, number>();
  for (const { name, of } of termsOf(comparison)) {
    const row = of === "REPORT" ? rowOf(findIndicator(name)!) : null;
    if (row === null) return null;
    rows.set(name, row);
  }
  const numbers = [...rows.values()];
  const inexact = (sheet: string): string =>
    `SUBSTITUTE(${numbers.map((row) => `${sheet}${cellName(COLUMN.QUALIFIER, row)}`).join("&")},"${QUALIFIER_WORDS[ValueQualifier.EXACT]}","")`;
  return {
    rule,
    rows: numbers,
    decidable: (sheet = "") =>
      `AND(COUNT(${numbers.map((row) => sheet + valueCell(row)).join(",")})=${numbers.length},${inexact(sheet)}="")`,
    holds: (sheet = "") => {
      const cell = (code: string): string => sheet + valueCell(rows.get(code)!);
      return `${sum(comparison.left, cell)}${comparison.comparator}${sum(comparison.right, cell)}`;
    },
  };
}

/** Every rule that a spreadsheet program can check while somebody types, in the order of the rules. */
export const SHEET_CHECKS: readonly SheetCheck[] = RULES.flatMap((rule) => {
  const check = rule.comparison ? checkOf(rule, rule.comparison) : null;
  return check ? [check] : [];
});

/** How formulas on another sheet name the report sheet. */
export const ON_REPORT_SHEET = `'${SHEETS.report}'!`;

/** What a rule says, without the places where values stand in its message. */
export const ruleSentence = (rule: Rule): string =>
  rule.messageVi.replace(/ ?\((?=[^()]*\{)(?:[^(){}]|\{[^{}]*\})*\)/g, "").replace(/\{[^{}]*\}/g, "…");

const MOST_FORMULA = 255;

/**
 * The formula that a value must fulfil: a whole number, 0 or more, and as many of the ERROR rules that look at it as a
 * validation has room for; the message says which. (The rest stand out in colour, and stop the report from being handed in.)
 */
export function validationOf(row: number): { formula: string; message: string } {
  const cell = valueCell(row);
  const parts = [`ISNUMBER(${cell})`, `${cell}>=0`, `${cell}=INT(${cell})`];
  const messages = ["Phải là số nguyên không âm."];
  for (const check of SHEET_CHECKS) {
    if (check.rule.severity !== "ERROR" || !check.rows.includes(row)) continue;
    const part = `OR(NOT(${check.decidable()}),${check.holds()})`;
    if (`AND(${[...parts, part].join(",")})`.length > MOST_FORMULA) continue;
    parts.push(part);
    messages.push(ruleSentence(check.rule));
  }
  return { formula: `AND(${parts.join(",")})`, message: messages.join(" ") };
}
