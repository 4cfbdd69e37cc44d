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

/** The unions of places that are read together. */
export interface PlacesAlike {
  readonly unionIds: number[];
  /** Of groups of breakdowns the unions that are broken down; null where the places are whole unions. */
  readonly withins: number[] | null;
}

/** The name of a row that says something about a place; `within_id` is 0 where the place is a whole union. */
export function placeOfRow(row: { union_id: number; within_id: number }): string {
  return `${row.within_id} ${row.union_id}`;
}

/**
 * The places that differ in nothing but the union, or the union and the one that is broken down, are read together, with
 * one call each. `read` answers by `placeOfRow`.
 */
export async function perUnion<K extends Place, V>(
  keys: readonly K[],
  read: (sample: K, alike: PlacesAlike) => Promise<Map<string, V>>,
): Promise<(V | undefined)[]> {
  const alike = new Map<string, K[]>();
  for (const key of keys) {
    const name = JSON.stringify({ ...key, unionId: 0, within: key.within === null ? null : 0 });
    const group = alike.get(name);
    if (group) group.push(key);
    else alike.set(name, [key]);
  }
  const found = new Map<K, V | undefined>();
  for (const group of alike.values()) {
    const values = await read(group[0]!, {
      unionIds: [...new Set(group.map((key) => key.unionId))],
      withins: group[0]!.within === null ? null : [...new Set(group.map((key) => key.within!))],
    });
    for (const key of group)
      found.set(key, values.get(placeOfRow({ union_id: key.unionId, within_id: key.within ?? 0 })));
  }
  return keys.map((key) => found.get(key));
}

/** True for a place of which only the union's own part counts. */
export function isOwn(place: Place): boolean {
  return place.scope === StatisticsScope.OWN;
}
