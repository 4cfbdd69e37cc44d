import type { WriteDb } from "../platform/database";
import { CONTRIBUTION_COUNTS, CONTRIBUTION_FROM, contributionColumns } from "./contribution";
import { holdsAtHome } from "./home";
import { addingTo } from "./upsert";

/** The columns of a roll-up row that are added up, and those that tell the rows apart. */
export const SUMS = ["total", "base", "units", "duty_units", "at_least", "more_than", "about"];

export const KEY = ["union_id", "period_id", "indicator_id", "parent_id"];

/**
 * A roll-up row is what counts at a union through one parent (0 at a root): the parent that stood above it on the home
 * day of the fact. So a figure of a union is the sum of its rows, and its share in one parent's figure is one row.
 *
 * Adds the facts that `where` selects to (or takes them from) the roll-up of everyone above their unions on the home
 * day, in one statement that touches the rows in the order of their key, so that two transactions never wait for each
 * other in a circle. `where` speaks of the fact `f`.
 */
export async function addFacts(
  tx: WriteDb,
  sign: "" | "-",
  where: string,
  parameters: readonly (string | number)[],
): Promise<void> {
  await tx.query(
    `INSERT INTO rollup (${KEY.join(", ")}, ${SUMS.join(", ")})
      SELECT a.ancestor_id, f.period_id, f.indicator_id, COALESCE(b.ancestor_id, 0), ${contributionColumns(sign)}
        FROM ${CONTRIBUTION_FROM}
        LEFT JOIN ancestry b ON b.relation = 'ADMINISTRATIVE' AND b.descendant_id = u.id AND b.depth = a.depth + 1
         AND ${holdsAtHome("b", "u", "p.valid_to")}
       WHERE ${where} AND ${CONTRIBUTION_COUNTS}
       GROUP BY a.ancestor_id, f.period_id, f.indicator_id, COALESCE(b.ancestor_id, 0)
       ORDER BY a.ancestor_id, f.period_id, f.indicator_id, COALESCE(b.ancestor_id, 0)
      ${addingTo(tx, "rollup", KEY, SUMS)}`,
    [...parameters],
  );
}
