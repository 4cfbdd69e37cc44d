import { guardOf } from "../indicators/disclosure";
import type { Indicator } from "../indicators/indicator.type";
import { countersOf, isReported } from "./cells";
import { BORDER_COUNTERS } from "./counters";

/** What has to be read for some indicators, wherever they are asked for. */
export interface Plan {
  /** The indicators that decide about the disclosure of others or themselves, each once. */
  readonly guards: readonly Indicator[];
  /** Those asked for and their guards, each once. */
  readonly asked: readonly Indicator[];
  /** Internal ids of those whose figure comes from reports. */
  readonly reported: readonly number[];
  /** The counters of the census that they are made of. */
  readonly counters: readonly string[];
  /** True where who crossed the border of a place is asked for. */
  readonly crossings: boolean;
  /** Equal for plans that read the same figures, and the same counters. */
  readonly figuresName: string;
  readonly censusName: string;
}

const CROSSINGS: ReadonlySet<string> = new Set(Object.values(BORDER_COUNTERS));

const plans = new WeakMap<readonly Indicator[], Plan>();

/** The plan for a list of indicators; many places of one operation share the list, and so the plan. */
export function planOf(indicators: readonly Indicator[]): Plan {
  const known = plans.get(indicators);
  if (known) return known;
  const guards = [...new Set(indicators.flatMap((indicator) => guardOf(indicator) ?? []))];
  const asked = [...new Set([...indicators, ...guards])];
  const reported = asked.filter(isReported).map((indicator) => indicator.rowId);
  const counters = [...new Set(asked.flatMap(countersOf))];
  const plan: Plan = {
    ...{ guards, asked, reported, counters },
    crossings: asked.some(({ code }) => CROSSINGS.has(code)),
    figuresName: `figures ${reported.join()}`,
    censusName: `census ${counters.join()}`,
  };
  plans.set(indicators, plan);
  return plan;
}
