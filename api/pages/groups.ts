import type { Indicator } from "./documents";

/** Worked out by the system: nobody types them in. */
const NEVER_TYPED = new Set(["COUNT", "RATIO"]);

/** The indicators that a report states, by group, in the order of the catalogue. */
export function typedGroups(
  indicators: readonly Indicator[],
): { group: string; indicators: readonly Indicator[] }[] {
  const groups = new Map<string, Indicator[]>();
  for (const indicator of indicators) {
    if (NEVER_TYPED.has(indicator.aggregation)) continue;
    groups.set(indicator.group, [...(groups.get(indicator.group) ?? []), indicator]);
  }
  return [...groups].map(([group, members]) => ({ group, indicators: members }));
}
