import { indicatorOfRow } from "../../indicators/catalogue";
import { guardOf } from "../../indicators/disclosure";
import { readPeriod } from "../../indicators/period";
import type { ValueQualifier } from "../../indicators/value.enums";
import { places, type Batch } from "../../platform/request";
import { judgeReports, type ReportFigure, type ReportFigures, type Verdict } from "./judge";
import { RuleResult } from "./rule.type";

/** A version of a report as it is stored, and who looks at it. */
export interface JudgedVersion {
  readonly unionId: number;
  readonly unionCode: string;
  /** Code of the period. */
  readonly period: string;
  /** Null where nothing was written. */
  readonly reportId: number | null;
  readonly version: number;
  /** True for a caller whose token reaches the union. */
  readonly reached: boolean;
}

interface ValueRow {
  report_id: number;
  version: number;
  indicator_id: number;
  value: number | string | null;
  qualifier: ValueQualifier | null;
  stated_total: number | string | null;
}

interface ExplanationRow {
  report_id: number;
  version: number;
  rule: string;
  explanation: string;
}

const numberOf = (stored: number | string | null): number | null => (stored === null ? null : Number(stored));

const toFigure = (row: ValueRow): ReportFigure => ({
  indicator: indicatorOfRow(row.indicator_id),
  value: numberOf(row.value),
  qualifier: row.qualifier,
  statedTotal: numberOf(row.stated_total),
});

/** A verdict with the explanation that its rule was given. */
export function toResult(verdict: Verdict, explanations: ReadonlyMap<string, string>): RuleResult {
  return Object.assign(new RuleResult(), verdict, { explanation: explanations.get(verdict.code) ?? null });
}

const isOpen = ({ indicators }: Verdict): boolean => indicators.every((each) => guardOf(each) === null);

/**
 * What the rules say of stored reports. For a stranger the figures about persons are taken away before the judging, so
 * that not even the absence of a result says anything about them, and so are the rules that speak of such figures.
 */
export const ruleResultsOf: Batch<JudgedVersion, RuleResult[]> = async (db, keys, { today }) => {
  const ids = [...new Set(keys.flatMap(({ reportId }) => reportId ?? []))];
  const stored = <R>(columns: string, table: string): Promise<R[]> =>
    ids.length === 0
      ? Promise.resolve([])
      : db.query(
          `SELECT report_id, version, ${columns} FROM ${table} WHERE report_id IN (${places(ids)}) ORDER BY report_id, version`,
          ids,
        );
  const values = await stored<ValueRow>("indicator_id, value, qualifier, stated_total", "report_value");
  const explained = await stored<ExplanationRow>("rule, explanation", "report_explanation");
  const ofKey = <R extends { report_id: number; version: number }>(rows: R[], key: JudgedVersion): R[] =>
    rows.filter((row) => row.report_id === key.reportId && row.version === key.version);
  const reports = keys.map((key): ReportFigures => {
    const figures = ofKey(values, key).map(toFigure);
    return {
      unionId: key.unionId,
      unionCode: key.unionCode,
      period: readPeriod(key.period, today),
      values: key.reached ? figures : figures.filter(({ indicator }) => guardOf(indicator) === null),
    };
  });
  const verdicts = await judgeReports(db, reports, today);
  return keys.map((key, index) => {
    const explanations = new Map(
      key.reached ? ofKey(explained, key).map((row) => [row.rule, row.explanation]) : [],
    );
    return verdicts[index]!.filter((verdict) => key.reached || isOpen(verdict)).map((verdict) =>
      toResult(verdict, explanations),
    );
  });
};
