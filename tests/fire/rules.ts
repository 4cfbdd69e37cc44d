import rules from "../../api/indicators/rules.json";
import { INDICATORS, type Figure, type Figures } from "./figures";
import { PERIODS, type KnownPeriod } from "./periods";

/** Warnings that the model judges itself: [code, what has to be the smaller, what the larger]. */
const WARNINGS = [
  ["members_within_workers", "members", "workers"],
  ["women_award_achieved_within_members_women", "women_award_achieved", "members_women"],
] as const;

/** Codes of the warnings that random reports explain or leave unexplained. */
export const MODELLED_WARNINGS: readonly string[] = WARNINGS.map(([code]) => code);

/** Codes of all other warnings: random reports explain them from the first, so that none stands in the way. */
export const EXPLAINED_FROM_THE_FIRST: readonly string[] = rules
  .filter(({ severity, code }) => severity === "WARNING" && !MODELLED_WARNINGS.includes(code))
  .map(({ code }) => code);

/** The smallest and the largest number that may be meant. */
function meant({ value, qualifier }: Figure): readonly [number, number] {
  if (qualifier === "EXACT") return [value, value];
  if (qualifier === "ABOUT") return [0, Infinity];
  return [qualifier === "MORE_THAN" ? value + 1 : value, Infinity];
}

/** True where the first is surely more than the second, whatever is meant. */
const surelyMore = (first: Figure | undefined, second: Figure | undefined): boolean =>
  first !== undefined && second !== undefined && meant(first)[0] > meant(second)[1];

const FLOWS = INDICATORS.filter(({ kind }) => kind === "SUM");
const sinceNewYear = (period: KnownPeriod): boolean =>
  period.dueOn !== null && period.from.endsWith("-01-01");

/**
 * The codes of the rules that stand in the way of a report: `other` says what is approved of another period of the same
 * union, null where nothing is.
 */
export function standingInTheWay(
  period: KnownPeriod,
  figures: Figures,
  explained: ReadonlySet<string>,
  other: (period: string) => Figures | null,
): string[] {
  const failing = WARNINGS.filter(
    ([code, less, more]) => !explained.has(code) && surelyMore(figures.get(less), figures.get(more)),
  ).map(([code]): string => code);
  if (surelyMore(figures.get("members_women"), figures.get("members")))
    failing.push("members_women_within_members");
  const falls = PERIODS.some((each) => {
    const comparable = each.code !== period.code && each.from === period.from;
    const approved = comparable && sinceNewYear(period) && sinceNewYear(each) ? other(each.code) : null;
    if (approved === null) return false;
    const [shorter, longer] = each.to < period.to ? [approved, figures] : [figures, approved];
    return FLOWS.some(({ code }) => surelyMore(shorter.get(code), longer.get(code)));
  });
  if (falls) failing.push("flows_cumulative");
  return failing.sort();
}
