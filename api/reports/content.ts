import { indicatorOfRow } from "../indicators/catalogue";
import type { ValueQualifier } from "../indicators/value.enums";
import type { ReadDb, WriteDb } from "../platform/database";
import { cleanText } from "../platform/text";
import type { ReportFigure } from "./rules/judge";
import type { CheckedValue } from "./value.rules";

/** The version under which what is not approved yet is kept. */
export const DRAFT_VERSION = 0;

const LONGEST_NOTE = 2000;

/** What a draft or an approved version of a report says. */
export interface Content {
  readonly values: readonly CheckedValue[];
  /** Code of a rule, and why the report says what the rule warns about. */
  readonly explanations: ReadonlyMap<string, string>;
}

export const NOTHING: Content = { values: [], explanations: new Map() };

interface ValueRow {
  indicator_id: number;
  value: number | string | null;
  qualifier: ValueQualifier | null;
  stated_total: number | string | null;
  derived: number | boolean;
  note: string | null;
  source_id: number | null;
}

const numberOf = (stored: number | string | null): number | null => (stored === null ? null : Number(stored));

/** What the rules judge of it. */
export const figuresOf = ({ values }: Content): ReportFigure[] =>
  values.map(({ of: indicator, value, qualifier, statedTotal = null }) => ({
    ...{ indicator, value, qualifier, statedTotal },
  }));

/** Reads what a version of a report says; nothing where there is no such version. */
export async function readContent(db: ReadDb, reportId: number, version: number): Promise<Content> {
  const values = (await db.query(
    `SELECT indicator_id, value, qualifier, stated_total, derived, note, source_id FROM report_value
      WHERE report_id = ? AND version = ? ORDER BY indicator_id`,
    [reportId, version],
  )) as ValueRow[];
  const explanations = (await db.query(
    "SELECT rule, explanation FROM report_explanation WHERE report_id = ? AND version = ? ORDER BY rule",
    [reportId, version],
  )) as { rule: string; explanation: string }[];
  return {
    values: values.map((row) => {
      const of = indicatorOfRow(row.indicator_id);
      return {
        of,
        indicator: of.code,
        value: numberOf(row.value),
        qualifier: row.qualifier,
        statedTotal: numberOf(row.stated_total),
        derived: Boolean(row.derived),
        note: row.note,
        sourceId: row.source_id,
      };
    }),
    explanations: new Map(explanations.map((row) => [row.rule, row.explanation])),
  };
}

async function insertRows(tx: WriteDb, into: string, rows: readonly (readonly unknown[])[]): Promise<void> {
  if (rows.length === 0) return;
  const places = rows.map((row) => `(${row.map(() => "?").join(", ")})`);
  await tx.query(`INSERT INTO ${into} VALUES ${places.join(", ")}`, rows.flat());
}

/** Stores what a version of a report says. `reason`: why an approved report was amended. */
export async function writeContent(
  tx: WriteDb,
  report: { readonly id: number; readonly version: number },
  { values, explanations }: Content,
  now: Date,
  reason: string | null,
): Promise<void> {
  const { id, version } = report;
  await insertRows(tx, "report_version (report_id, version, recorded_at, reason)", [
    [id, version, now.toISOString(), reason],
  ]);
  await insertRows(
    tx,
    "report_value (report_id, version, indicator_id, value, qualifier, stated_total, derived, note, source_id)",
    values.map((value) => [
      ...[id, version, value.of.rowId, value.value, value.qualifier, value.statedTotal ?? null],
      ...[value.derived ? 1 : 0, cleanText(value.note ?? "", "note", LONGEST_NOTE) || null],
      value.sourceId ?? null,
    ]),
  );
  await insertRows(
    tx,
    "report_explanation (report_id, version, rule, explanation)",
    [...explanations].map(([rule, explanation]) => [id, version, rule, explanation]),
  );
}

/** Takes the draft of a report away: it was rewritten, or has become a version. */
export async function removeDraft(tx: WriteDb, reportId: number): Promise<void> {
  for (const table of ["report_explanation", "report_value", "report_version"])
    await tx.query(`DELETE FROM ${table} WHERE report_id = ? AND version = ?`, [reportId, DRAFT_VERSION]);
}
