import { CATALOGUE, findIndicator } from "../../api/indicators/catalogue";
import { Aggregation, type Indicator } from "../../api/indicators/indicator.type";
import { readPeriod } from "../../api/indicators/period";
import { ValueQualifier } from "../../api/indicators/value.enums";
import { recordApprovedReport } from "../../api/reports/report.service";
import type { StatedValue } from "../../api/reports/value.rules";
import { approveFacts } from "../../api/rollup/facts";
import type { App } from "../support/app";

const NOW = new Date("2026-11-21T03:00:00Z");

export const TODAY = "2026-11-21";

/** Records an approved report; a bare number is EXACT. */
export function report(
  app: App,
  union: string,
  period: string,
  values: Record<string, number | Omit<StatedValue, "indicator">>,
  more = {},
): Promise<number> {
  const stated = Object.entries(values).map(([indicator, value]) => ({
    indicator,
    ...(typeof value === "number" ? { value } : value),
  }));
  return app.database.write((tx) =>
    recordApprovedReport(tx, { union, period, values: stated, ...more }, NOW),
  );
}

/** Replaces the facts of a union, without a report. */
export function facts(
  app: App,
  unionId: number,
  period: string,
  values: Record<string, readonly [number, ValueQualifier]>,
): Promise<void> {
  const stated = Object.entries(values).map(([code, [value, qualifier]]) => ({
    indicator: findIndicator(code)!,
    value,
    qualifier,
    sourceId: null,
  }));
  return app.database.write((tx) => approveFacts(tx, unionId, readPeriod(period, TODAY), stated));
}

export { Aggregation, CATALOGUE, ValueQualifier, type Indicator };
