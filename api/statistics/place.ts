import type { ReportPeriod } from "../indicators/period";
import { StatisticsScope } from "./statistics.enums";

/** Whose figures, of which period, in which part of the tree. */
export interface Place {
  readonly unionId: number;
  readonly scope: StatisticsScope;
  /** Set for a group of a breakdown: only what counts at this union through `unionId`, its child. */
  readonly within: number | null;
  readonly period: ReportPeriod;
}

/** The places that differ in nothing but the union are read together, with one call each. */
export async function perUnion<K extends Place, V>(
  keys: readonly K[],
  read: (sample: K, unionIds: number[]) => Promise<Map<number, V>>,
): Promise<(V | undefined)[]> {
  const alike = new Map<string, K[]>();
  const nameOf = (key: K): string => JSON.stringify({ ...key, unionId: 0 });
  for (const key of keys) alike.set(nameOf(key), [...(alike.get(nameOf(key)) ?? []), key]);
  const found = new Map<K, V | undefined>();
  for (const group of alike.values()) {
    const values = await read(group[0]!, [...new Set(group.map((key) => key.unionId))]);
    for (const key of group) found.set(key, values.get(key.unionId));
  }
  return keys.map((key) => found.get(key));
}

/** True for a place of which only the union's own part counts. */
export function isOwn(place: Place): boolean {
  return place.scope === StatisticsScope.OWN;
}
