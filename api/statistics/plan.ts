import { LRUCache } from "lru-cache";
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

/** Plans of lists that were asked for lately: dashboards ask for few. */
const plans = new LRUCache<string, Plan>({ max: 500 });
/** The same by the list itself, which many places of one operation share. */
const plansOfLists = new WeakMap<readonly Indicator[], Plan>();

/** The plan for a list of indicators of the catalogue. */
export function planOf(indicators: readonly Indicator[]): Plan {
  let plan = plansOfLists.get(indicators);
  if (plan) return plan;
  const name = indicators.map(({ code }) => code).join();
  plan = plans.get(name);
  if (!plan) plans.set(name, (plan = makePlan(indicators)));
  plansOfLists.set(indicators, plan);
  return plan;
}

function makePlan(indicators: readonly Indicator[]): Plan {
  const guards = [...new Set(indicators.flatMap((indicator) => guardOf(indicator) ?? []))];
  const asked = [...new Set([...indicators, ...guards])];
  const reported = asked.filter(isReported).map((indicator) => indicator.rowId);
  const counters = [...new Set(asked.flatMap(countersOf))];
  return {
    ...{ guards, asked, reported, counters },
    crossings: asked.some(({ code }) => CROSSINGS.has(code)),
    figuresName: `figures ${reported.join()}`,
    censusName: `census ${counters.join()}`,
  };
}
