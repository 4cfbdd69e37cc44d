import type { ReportPeriod } from "../indicators/period";
import type { Named } from "../platform/request";
import { AS_REPORTED, isAsReported, type Frame } from "./frame";
import { StatisticsScope, type BreakdownDimension } from "./statistics.enums";

/** Of the unions that count at a place, those with one kind, province or employer's sector on their home day. */
export interface Share {
  readonly by: Exclude<BreakdownDimension, BreakdownDimension.CHILD>;
  /** A code, or `unknown` for those of which it is not recorded. */
  readonly key: string;
}

/** Whose figures, of which period, in which part of which tree. */
export interface Place {
  readonly unionId: number;
  readonly scope: StatisticsScope;
  /** Set for a group of a breakdown by child: only what counts at this union through `unionId`, its child. */
  readonly within: number | null;
  readonly period: ReportPeriod;
  /** AS_REPORTED in the ADMINISTRATIVE tree where nothing is said. */
  readonly frame?: Frame;
  /** Set for a group of a breakdown by what unions are. */
  readonly share?: Share | null;
}

/** A place with the names that spare it being compared as JSON. */
export interface NamedPlace extends Place, Named {
  /** Equal for places that can be read together. */
  readonly alike?: string;
}

const USUAL = JSON.stringify(AS_REPORTED);

const frameName = (frame: Frame): string => (frame === AS_REPORTED ? USUAL : JSON.stringify(frame));

/** Names a place that is asked for `what`, a word for all that the key says beside the place. */
export function named<W extends object>(place: Place, what: string, more: W): NamedPlace & W {
  const { unionId, scope, within, period, share } = place;
  const alike = `${scope} ${within === null} ${share?.by} ${frameName(frameOf(place))}`;
  const cacheKey = `${unionId} ${within} ${period.code} ${share?.key} ${alike} ${what}`;
  return { ...place, ...more, alike, cacheKey };
}

/** Places that are read together. */
export interface PlacesAlike {
  readonly unionIds: number[];
  /** Of groups of breakdowns the unions that are broken down; null where the places are whole unions. */
  readonly withins: number[] | null;
  readonly periods: ReportPeriod[];
}

/** A row that says something about a place. */
export interface PlaceRow {
  union_id: number;
  /** 0 where the place is a whole union. */
  within_id: number;
  /** Code of the period. */
  period: string;
  /** The key of the share; empty where the place is not one. */
  share: string;
}

/** The name of the place that a row is about. */
export function placeOfRow(row: PlaceRow): string {
  return `${row.within_id} ${row.union_id} ${row.period} ${row.share}`;
}

/**
 * The places that differ in nothing but the union, the one that is broken down, the period and the key of the share are
 * read together, with one call each. `read` answers by `placeOfRow`.
 */
export async function perUnion<K extends NamedPlace, V>(
  keys: readonly K[],
  read: (sample: K, alike: PlacesAlike) => Promise<Map<string, V>>,
): Promise<(V | undefined)[]> {
  const alike = new Map<string, K[]>();
  for (const key of keys) {
    const same = { unionId: 0, within: key.within === null ? null : 0, period: 0, share: key.share?.by };
    const name = key.alike ?? JSON.stringify({ ...key, ...same });
    const group = alike.get(name);
    if (group) group.push(key);
    else alike.set(name, [key]);
  }
  const found = new Map<K, V | undefined>();
  for (const group of alike.values()) {
    const values = await read(group[0]!, {
      unionIds: [...new Set(group.map((key) => key.unionId))],
      withins: group[0]!.within === null ? null : [...new Set(group.map((key) => key.within!))],
      periods: [...new Map(group.map(({ period }) => [period.code, period])).values()],
    });
    for (const key of group) {
      const { unionId: union_id, within, period, share } = key;
      const row = { union_id, within_id: within ?? 0, period: period.code, share: share?.key ?? "" };
      found.set(key, values.get(placeOfRow(row)));
    }
  }
  return keys.map((key) => found.get(key));
}

/** True for a place of which only the union's own part counts. */
export function isOwn(place: Place): boolean {
  return place.scope === StatisticsScope.OWN;
}

/** The tree of a place. */
export function frameOf(place: Place): Frame {
  return place.frame ?? AS_REPORTED;
}

/** True for a place whose figures are kept added up. */
export function isKept(place: Place): boolean {
  return !isOwn(place) && !place.share && isAsReported(frameOf(place));
}
