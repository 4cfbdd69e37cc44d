import { findIndicator } from "../../api/indicators/catalogue";
import { readPeriod } from "../../api/indicators/period";
import { ValueQualifier } from "../../api/indicators/value.enums";
import { judgeReports, type ReportFigure, type Verdict } from "../../api/reports/rules/judge";
import { UnionRow } from "../../api/unions/union.entity";
import type { App } from "../support/app";

export const TODAY = "2026-11-21";

/** A bare number is EXACT. */
export type Values = Readonly<
  Record<string, number | { value?: number | null; qualifier?: ValueQualifier; statedTotal?: number }>
>;

export interface Draft {
  readonly union: string;
  readonly period: string;
  readonly values: Values;
}

function figureOf(code: string, given: Values[string]): ReportFigure {
  const {
    value = null,
    qualifier,
    statedTotal = null,
  } = typeof given === "number" ? { value: given } : given;
  return {
    indicator: findIndicator(code)!,
    value,
    qualifier: value === null ? null : (qualifier ?? ValueQualifier.EXACT),
    statedTotal,
  };
}

/** What the rules say of reports that are not saved. */
export async function judged(app: App, ...drafts: readonly Draft[]): Promise<Verdict[][]> {
  return app.database.read(async (db) => {
    const reports = [];
    for (const { union, period, values } of drafts) {
      const row = (await db.findOneBy(UnionRow, { code: union }))!;
      reports.push({
        unionId: row.id,
        unionCode: union,
        period: readPeriod(period, TODAY),
        values: Object.entries(values).map(([code, value]) => figureOf(code, value)),
      });
    }
    return judgeReports(db, reports, TODAY);
  });
}

/** What one rule says of one report. */
export async function verdicts(app: App, rule: string, draft: Draft): Promise<Verdict[]> {
  const [found] = await judged(app, draft);
  return found!.filter(({ code }) => code === rule);
}

/** The outcome of a rule; null where it is not listed. */
export async function outcome(app: App, rule: string, draft: Draft): Promise<string | null> {
  const found = await verdicts(app, rule, draft);
  return [...new Set(found.map((verdict) => verdict.outcome as string))].join(" ") || null;
}
