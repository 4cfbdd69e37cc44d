import { INDICATORS, partOf, type KnownIndicator } from "./figures";
import type { Ledger } from "./ledger";
import { countedAt, hadToReport, livedIn, livedToTheEnd, type KnownPeriod } from "./periods";
import { TREE } from "./tree";

/** The codes of everyone who stood under a union on their home days in a period, itself included. */
export const below = (union: string, period: KnownPeriod): string[] =>
  TREE.map(({ code }) => code).filter(
    (code) => livedIn(code, period) && countedAt(code, period).includes(union),
  );

const BLANK = { value: null, qualifier: null, numerator: null, denominator: null };

/** One observation, added up report by report. */
function expectedObservation(
  ledger: Ledger,
  union: string,
  period: KnownPeriod,
  indicator: KnownIndicator,
): object {
  const { code, kind, atEnd } = indicator;
  const place = below(union, period);
  const counts = (each: string): boolean => !atEnd || livedToTheEnd(each, period);
  const expectedUnits = place.filter(
    (each) =>
      counts(each) && hadToReport(each, period) && ledger.standing(each, period.code).status !== "EXEMPT",
  ).length;
  const units = { indicator: { code }, expectedUnits };
  if (kind === "NONE" && place.length > 1)
    return { ...units, ...BLANK, reportedUnits: 0, status: "NOT_APPLICABLE" };
  const parts = place
    .filter((each) => counts(each) && (kind !== "NONE" || each === union))
    .flatMap((each) => {
      const part = partOf(indicator, ledger.approved(each, period.code) ?? new Map());
      return part ? [{ ...part, due: hadToReport(each, period) }] : [];
    });
  if (parts.length === 0) return { ...units, ...BLANK, reportedUnits: 0, status: "MISSING" };
  const reportedUnits = parts.filter(({ due }) => due).length;
  const sum = parts.reduce((total, { value }) => total + value, 0);
  const base = parts.reduce((total, part) => total + part.base, 0);
  const qualifier =
    (["ABOUT", "MORE_THAN", "AT_LEAST"] as const).find((each) =>
      parts.some((part) => part.qualifier === each),
    ) ?? "EXACT";
  const status = expectedUnits > 0 && reportedUnits >= expectedUnits ? "COMPLETE" : "PARTIAL";
  const whole = { ...units, reportedUnits, status, qualifier };
  if (kind !== "SHARE" && kind !== "MEAN")
    return { ...whole, value: sum, numerator: null, denominator: null };
  const terms = { numerator: sum, denominator: base };
  if (base === 0) return { ...whole, ...terms, value: null, qualifier: null, status: "NOT_APPLICABLE" };
  return { ...whole, ...terms, value: ((kind === "SHARE" ? 100 : 1) * sum) / base };
}

/** How many of the unions of a place had to report, and how many of these did. */
export function expectedCoverage(ledger: Ledger, union: string, period: KnownPeriod): object {
  const due = below(union, period).filter((each) => hadToReport(each, period));
  const status = (each: string): string => ledger.standing(each, period.code).status;
  const expectedUnits = due.filter((each) => status(each) !== "EXEMPT").length;
  const reportedUnits = due.filter((each) => status(each) === "APPROVED").length;
  return { expectedUnits, reportedUnits, ratio: expectedUnits === 0 ? null : reportedUnits / expectedUnits };
}

/** What `statistics` must answer. */
export function expectedStatistics(ledger: Ledger, union: string, period: KnownPeriod): object {
  return {
    observations: INDICATORS.map((each) => expectedObservation(ledger, union, period, each)),
    coverage: expectedCoverage(ledger, union, period),
  };
}
