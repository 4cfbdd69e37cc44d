import type { Indicator } from "../../indicators/indicator.type";
import type { ReportPeriod } from "../../indicators/period";
import type { ValueQualifier } from "../../indicators/value.enums";
import type { ReadDb } from "../../platform/database";
import type { Day } from "../../platform/days";
import { readEvidence } from "./evidence";
import type { RuleOutcome, RuleSeverity } from "./rule.enums";
import { JUDGED } from "./rule.judges";

/** What a report says, or would say, about one union and period. */
export interface ReportFigures {
  readonly unionId: number;
  readonly unionCode: string;
  readonly period: ReportPeriod;
  readonly values: readonly ReportFigure[];
}

export interface ReportFigure {
  readonly indicator: Indicator;
  /** Null where only a total of the whole subtree was stated. */
  readonly value: number | null;
  readonly qualifier: ValueQualifier | null;
  readonly statedTotal: number | null;
}

/** What a rule says of a report. A rule about many indicators gives one verdict for each that fails. */
export interface Verdict {
  /** Code of the rule. */
  readonly code: string;
  readonly severity: RuleSeverity;
  readonly outcome: RuleOutcome;
  readonly indicators: readonly Indicator[];
  readonly messageVi: string;
  readonly messageEn: string;
}

/**
 * Judges reports by every rule that can apply to them, each in the order of the rules; as many statements for fifty
 * reports as for one. Reads `db` only: a transaction sees its own writes. Other reports count as they are approved.
 */
export async function judgeReports(
  db: ReadDb,
  reports: readonly ReportFigures[],
  today: Day,
): Promise<Verdict[][]> {
  if (reports.length === 0) return [];
  const evidence = await readEvidence(db, reports, today);
  return evidence.map((one) => JUDGED.flatMap(({ rule, judge }) => judge(rule, one)));
}

/** Judges one report by every rule that can apply to it, in the order of the rules. */
export async function judgeReport(db: ReadDb, report: ReportFigures, today: Day): Promise<Verdict[]> {
  return (await judgeReports(db, [report], today))[0]!;
}
