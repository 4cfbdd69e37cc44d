import { CATALOGUE } from "../indicators/catalogue";
import { Aggregation } from "../indicators/indicator.type";
import { CENSUS_COUNTERS } from "../rollup/counters";

/** What the system counts border by border: unions that ended, and unions that came or went. */
export const BORDER_COUNTERS = {
  ended: "grassroots_unions_ended",
  received: "grassroots_unions_received",
  handedOver: "grassroots_unions_handed_over",
} as const;

export type BorderCounter = keyof typeof BORDER_COUNTERS;

/** Of the indicators that the system counts, those whose records it does not hold: they answer MISSING, since a 0 would be false. */
export const UNCOUNTED: ReadonlySet<string> = new Set(
  CATALOGUE.filter(
    ({ code, aggregation }) =>
      aggregation === Aggregation.COUNT &&
      !(code in CENSUS_COUNTERS) &&
      !(Object.values(BORDER_COUNTERS) as string[]).includes(code),
  ).map(({ code }) => code),
);
