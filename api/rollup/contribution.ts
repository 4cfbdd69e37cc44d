import { CATALOGUE } from "../indicators/catalogue";
import { Aggregation, type Indicator } from "../indicators/indicator.type";
import { holdsAtHome, livesAtEnd, livesWithin, mustReport } from "./home";

/** True for a figure of the period's last day, which counts only for unions that exist then: a LAST, or a ratio or mean with a LAST term. */
export function isStock(indicator: Indicator): boolean {
  if (indicator.aggregation === Aggregation.LAST) return true;
  return [indicator.numerator, indicator.denominator, indicator.weight].some(
    (term) => term !== null && isStock(term),
  );
}

const idsWhere = (holds: (indicator: Indicator) => boolean): string =>
  CATALOGUE.filter(holds)
    .map((indicator) => indicator.rowId)
    .join(", ");

/** The internal ids of the stocks, and of what is never added up, for SQL. */
export const STOCK_IDS = idsWhere(isStock);
export const NONE_IDS = idsWhere((indicator) => indicator.aggregation === Aggregation.NONE);

/** The columns of a roll-up, added up from facts; `sign` is "" or "-". */
export function contributionColumns(sign: "" | "-" = ""): string {
  const count = (condition: string): string => `${sign}SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;
  return `${sign}SUM(f.value) AS total, ${sign}SUM(f.base) AS base, ${sign}COUNT(*) AS units,
    ${count(mustReport("u", "v", "p.kind", "p.valid_to"))} AS duty_units, ${count("f.qualifier = 'AT_LEAST'")} AS at_least,
    ${count("f.qualifier = 'MORE_THAN'")} AS more_than, ${count("f.qualifier = 'ABOUT'")} AS about`;
}

/** Facts `f` of periods `p`, each beside everyone `a` above its union `u` (version `v`) on its home day, itself included. */
export const CONTRIBUTION_FROM = `fact f JOIN report_period p ON p.id = f.period_id
  JOIN trade_union u ON u.id = f.union_id
  JOIN union_version v ON v.union_id = u.id AND ${holdsAtHome("v", "u", "p.valid_to")}
  JOIN ancestry a ON a.relation = 'ADMINISTRATIVE' AND a.descendant_id = u.id AND ${holdsAtHome("a", "u", "p.valid_to")}`;

/** Which of them count: a stock only while its union exists on the last day, a NONE for its own union alone. */
export const CONTRIBUTION_COUNTS = `${livesWithin("u", "p.valid_from", "p.valid_to")}
  AND (f.indicator_id NOT IN (${STOCK_IDS}) OR ${livesAtEnd("u", "p.valid_to")})
  AND (f.indicator_id NOT IN (${NONE_IDS}) OR a.depth = 0)`;
