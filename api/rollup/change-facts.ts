import { indicatorOfRow } from "../indicators/catalogue";
import { Aggregation } from "../indicators/indicator.type";
import { ValueQualifier } from "../indicators/value.enums";
import type { WriteDb } from "../platform/database";
import { KEY, SUMS } from "./add";
import { isStock } from "./contribution";
import { holdsAtHome, livesAtEnd, livesWithin, mustReport } from "./home";
import { touchCounted } from "./touched";
import { addingTo } from "./upsert";

/** A stored fact as far as it is added up. */
export interface AddedFact {
  readonly indicatorId: number;
  readonly value: number;
  readonly base: number;
  readonly qualifier: ValueQualifier;
}

/** Someone above a union on its home day in a period, or the union itself (depth 0), and the parent it counts under. */
interface Above {
  union_id: number;
  parent_id: number;
  depth: number;
  on_duty: number;
  at_end: number;
}

function everyoneAbove(tx: WriteDb, unionId: number, periodId: number): Promise<Above[]> {
  const flag = (condition: string): string => `CASE WHEN ${condition} THEN 1 ELSE 0 END`;
  const parent = "COALESCE(b.ancestor_id, 0)";
  return tx.query(
    `SELECT a.ancestor_id AS union_id, ${parent} AS parent_id, a.depth,
        ${flag(mustReport("u", "v", "p.kind", "p.valid_to"))} AS on_duty, ${flag(livesAtEnd("u", "p.valid_to"))} AS at_end
       FROM report_period p JOIN trade_union u ON u.id = ? AND ${livesWithin("u", "p.valid_from", "p.valid_to")}
       JOIN union_version v ON v.union_id = u.id AND ${holdsAtHome("v", "u", "p.valid_to")}
       JOIN ancestry a ON a.relation = 'ADMINISTRATIVE' AND a.descendant_id = u.id AND ${holdsAtHome("a", "u", "p.valid_to")}
       LEFT JOIN ancestry b ON b.relation = 'ADMINISTRATIVE' AND b.descendant_id = u.id AND b.depth = a.depth + 1
        AND ${holdsAtHome("b", "u", "p.valid_to")}
      WHERE p.id = ? ORDER BY a.ancestor_id, ${parent}`,
    [unionId, periodId],
  );
}

const has = (fact: AddedFact | undefined, qualifier: ValueQualifier): number =>
  fact?.qualifier === qualifier ? 1 : 0;

/** What one fact instead of another changes, in the order of SUMS. */
function difference(before: AddedFact | undefined, after: AddedFact | undefined, onDuty: number): number[] {
  const units = (after ? 1 : 0) - (before ? 1 : 0);
  const qualified = [ValueQualifier.AT_LEAST, ValueQualifier.MORE_THAN, ValueQualifier.ABOUT].map(
    (qualifier) => has(after, qualifier) - has(before, qualifier),
  );
  const [total, base] = [
    (after?.value ?? 0) - (before?.value ?? 0),
    (after?.base ?? 0) - (before?.base ?? 0),
  ];
  return [total, base, units, units * onDuty, ...qualified];
}

/**
 * Adds to the roll-up of everyone above a union what `after` says more than `before`, the facts that it stated for the
 * period until now: one statement, in the order of the key, and nothing for what is the same.
 */
export async function changeFacts(
  tx: WriteDb,
  unionId: number,
  { id: periodId, code }: { readonly id: number; readonly code: string },
  before: ReadonlyMap<number, AddedFact>,
  after: ReadonlyMap<number, AddedFact>,
): Promise<void> {
  const changed = [...new Set([...before.keys(), ...after.keys()])].sort((a, b) => a - b);
  const rows: number[][] = [];
  const everyone = await everyoneAbove(tx, unionId, periodId);
  touchCounted(tx, [unionId, ...everyone.map((above) => above.union_id)], code);
  for (const above of everyone) {
    for (const id of changed) {
      const indicator = indicatorOfRow(id);
      if (isStock(indicator) && Number(above.at_end) === 0) continue;
      if (indicator.aggregation === Aggregation.NONE && above.depth > 0) continue;
      const sums = difference(before.get(id), after.get(id), Number(above.on_duty));
      if (sums.some((sum) => sum !== 0)) rows.push([above.union_id, periodId, id, above.parent_id, ...sums]);
    }
  }
  if (rows.length === 0) return;
  // As literals: SQLite takes a number that is bound for a floating one, and would add it up as such.
  if (!rows.every((row) => row.every(Number.isSafeInteger))) throw new Error("not an exact number");
  await tx.query(
    `INSERT INTO rollup (${[...KEY, ...SUMS].join(", ")}) VALUES ${rows.map((row) => `(${row.join(", ")})`).join(", ")}
      ${addingTo(tx, "rollup", KEY, SUMS)}`,
  );
}
