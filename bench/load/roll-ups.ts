import type { DatabaseConfig } from "../../api/platform/config";
import { openDatabase } from "../../api/platform/open-database";
import { buildCensus } from "../../api/rollup/census";
import { YEARS } from "../country/years";
import type { Model } from "../country/model";
import type { ModelUnion } from "../country/unions";
import { periodIdOf } from "./report-tables";
import { Progress } from "./progress";

const COLUMNS =
  "union_id, period_id, indicator_id, parent_id, total, base, units, duty_units, at_least, more_than, about";

/** The unions that have any below them, those that stand lowest first: the sums of their children are there before theirs. */
function levels(unions: readonly ModelUnion[]): ModelUnion[][] {
  const depthOf = (union: ModelUnion): number => (union.parent ? 1 + depthOf(union.parent) : 0);
  const found: ModelUnion[][] = [];
  for (const parent of new Set(unions.flatMap((union) => union.parent ?? []))) {
    const depth = depthOf(parent);
    (found[depth] ??= []).push(parent);
  }
  return found.reverse();
}

/**
 * Adds the facts up the tree, level by level: the rows of the unions that report are their facts, the rows of the
 * others the sums of the rows through which they are a parent. So a fact is read once for each level and no more, and
 * what comes out is what as many approvals would have written. Then the unions of every period are counted.
 */
export async function rollUp(config: DatabaseConfig, { unions }: Model, quiet: boolean): Promise<void> {
  const database = await openDatabase(config, { entities: [], migrations: [] });
  const steps = levels(unions);
  const progress = new Progress("roll-ups, levels of the tree", YEARS.length * (steps.length + 1), quiet);
  try {
    for (const period of YEARS.map(periodIdOf)) {
      await database.write((tx) =>
        tx.query(
          `INSERT INTO rollup (${COLUMNS})
            SELECT f.union_id, f.period_id, f.indicator_id, a.parent_id, f.value, f.base, 1, 1, 0, 0, 0
              FROM fact f JOIN affiliation a ON a.child_id = f.union_id AND a.relation = 'ADMINISTRATIVE'
             WHERE f.period_id = ?`,
          [period],
        ),
      );
      progress.step();
      for (const level of steps) {
        await database.write(async (tx) => {
          for (const { id, parent } of level) {
            await tx.query(
              `INSERT INTO rollup (${COLUMNS})
                SELECT ?, r.period_id, r.indicator_id, ?, SUM(r.total), SUM(r.base), SUM(r.units), SUM(r.duty_units), 0, 0, 0
                  FROM rollup r WHERE r.parent_id = ? AND r.period_id = ? GROUP BY r.period_id, r.indicator_id`,
              [id, parent?.id ?? 0, id, period],
            );
          }
        });
        progress.step();
      }
    }
    progress.done();
    await database.write((tx) => buildCensus(tx));
  } finally {
    await database.close();
  }
}
