import { places, type Batch } from "../platform/request";
import { CONTRIBUTION_COUNTS, CONTRIBUTION_FROM } from "../rollup/contribution";
import { holdsAtHome } from "../rollup/home";
import { isOwn, perUnion, placeOfRow, type Place } from "./place";

/** Sources that a figure rests on, at most `first` of them for each of `indicators`. */
export interface ContributorsKey extends Place {
  readonly indicators: readonly number[];
  readonly first: number;
}

/** The ids of the sources of figures, by the internal id of the indicator: the union's own first, then those of the largest contributors. */
export const contributorsOf: Batch<ContributorsKey, ReadonlyMap<number, number[]>> = async (db, keys) => {
  const found = await perUnion(keys, async (sample, { unionIds: ids, withins }) => {
    const { period, indicators, first } = sample;
    const within = withins === null ? "0" : "x.ancestor_id";
    const rows = (await db.query(
      `SELECT union_id, within_id, indicator_id, source_id FROM (
        SELECT union_id, within_id, indicator_id, source_id, ROW_NUMBER() OVER (PARTITION BY union_id, within_id, indicator_id ORDER BY other, largest DESC, source_id) AS place
          FROM (
            SELECT a.ancestor_id AS union_id, ${within} AS within_id, f.indicator_id, f.source_id, MIN(CASE WHEN a.depth = 0 THEN 0 ELSE 1 END) AS other, MAX(f.value) AS largest
              FROM ${CONTRIBUTION_FROM}
              ${withins === null ? "" : `JOIN ancestry x ON x.relation = 'ADMINISTRATIVE' AND x.descendant_id = u.id AND x.depth = a.depth + 1 AND x.ancestor_id IN (${places(withins)}) AND ${holdsAtHome("x", "u", "p.valid_to")}`}
             WHERE p.code = ? AND a.ancestor_id IN (${places(ids)}) AND f.indicator_id IN (${places(indicators)}) AND f.source_id IS NOT NULL
               AND ${CONTRIBUTION_COUNTS} ${isOwn(sample) ? "AND a.depth = 0" : ""}
             GROUP BY a.ancestor_id, ${withins === null ? "" : "x.ancestor_id, "}f.indicator_id, f.source_id
          ) named
      ) ranked WHERE place <= ? ORDER BY union_id, within_id, indicator_id, place`,
      [...(withins ?? []), period.code, ...ids, ...indicators, first],
    )) as { union_id: number; within_id: number; indicator_id: number; source_id: number }[];
    const sources = new Map<string, Map<number, number[]>>();
    for (const row of rows) {
      const ofUnion = sources.get(placeOfRow(row)) ?? new Map<number, number[]>();
      ofUnion.set(row.indicator_id, [...(ofUnion.get(row.indicator_id) ?? []), row.source_id]);
      sources.set(placeOfRow(row), ofUnion);
    }
    return sources;
  });
  return found.map((sources) => sources ?? new Map<number, number[]>());
};
