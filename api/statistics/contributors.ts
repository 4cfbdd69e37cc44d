import type { Batch } from "../platform/request";
import { factsOf } from "./member-facts";
import { perUnion, placeOfRow, type Place, type PlaceRow } from "./place";

/** Sources that a figure rests on, at most `first` of them for each of `indicators`. */
export interface ContributorsKey extends Place {
  readonly indicators: readonly number[];
  readonly first: number;
}

type SourceRow = PlaceRow & { indicator_id: number; source_id: number };

/** The ids of the sources of figures, by the internal id of the indicator: the union's own first, then those of the largest contributors. */
export const contributorsOf: Batch<ContributorsKey, ReadonlyMap<number, number[]>> = async (db, keys) => {
  const found = await perUnion(keys, async (sample, alike) => {
    const place = "union_id, within_id, period, share, indicator_id";
    const rows = (await db.query(
      `SELECT ${place}, source_id FROM (
        SELECT ${place}, source_id, ROW_NUMBER() OVER (PARTITION BY ${place} ORDER BY other, largest DESC, source_id) AS position
          FROM (
            SELECT m.union_id, m.within_id, m.period, m.share, f.indicator_id, f.source_id,
                MIN(CASE WHEN m.depth = 0 AND m.itself = 1 THEN 0 ELSE 1 END) AS other, MAX(f.value) AS largest
              FROM ${await factsOf(db, sample, alike, sample.indicators)} AND f.source_id IS NOT NULL
             GROUP BY m.union_id, m.within_id, m.period, m.share, f.indicator_id, f.source_id
          ) named
      ) ranked WHERE position <= ? ORDER BY ${place}, position`,
      [sample.first],
    )) as SourceRow[];
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
