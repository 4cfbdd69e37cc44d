import type { DatabaseConfig } from "../../api/platform/config";
import type { Database, WriteDb } from "../../api/platform/database";
import { openDatabase } from "../../api/platform/open-database";
import { readPeriod } from "../../api/indicators/period";
import { ValueQualifier } from "../../api/indicators/value.enums";
import { approveFacts, type StatedFact } from "../../api/rollup/facts";
import { STATED } from "../country/figures";
import { reports, type Model } from "../country/model";
import { periodIdOf } from "../load/report-tables";

const YEAR = 2024;
const PERIOD = readPeriod(String(YEAR), "2026-12-31");

/** What an approval costs, in milliseconds of one transaction: medians of one writer. */
export interface ApprovalCost {
  /** The 40 facts of a report alone: the old ones away, the new ones in. */
  readonly factsMs: number;
  /** The same facts counted at the union itself and everyone above it. */
  readonly approvalMs: number;
  /** Transactions of each kind. */
  readonly times: number;
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** Writes the facts of a union anew as they are. */
async function factsAlone(tx: WriteDb, unionId: number): Promise<void> {
  const where = "WHERE period_id = ? AND union_id = ?";
  const columns = ["period_id", "union_id", "indicator_id", "value", "base", "qualifier", "source_id"];
  const key = [periodIdOf(YEAR), unionId];
  const rows = (await tx.query(`SELECT ${columns.join(", ")} FROM fact ${where}`, key)) as Record<
    string,
    string | number | null
  >[];
  await tx.query(`DELETE FROM fact ${where}`, key);
  const places = rows.map(() => `(${columns.map(() => "?").join(", ")})`).join(", ");
  await tx.query(
    `INSERT INTO fact (${columns.join(", ")}) VALUES ${places}`,
    rows.flatMap((row) => columns.map((column) => row[column])),
  );
}

async function timed(database: Database, work: (tx: WriteDb) => Promise<void>): Promise<number> {
  const began = performance.now();
  await database.write(work);
  return performance.now() - began;
}

/**
 * Measures both in turn on the same unions. Every figure grows by one and shrinks again, so the data set ends as it
 * began.
 */
export async function measureApproval(
  config: DatabaseConfig,
  { unions, figure }: Model,
  seconds: number,
): Promise<ApprovalCost> {
  const database = await openDatabase(config, { entities: [], migrations: [] });
  const reporting = unions.filter(reports);
  const stated = (unionId: number, more: number): StatedFact[] =>
    STATED.map((indicator) => ({
      indicator,
      value: figure(unionId, YEAR, indicator) + more,
      qualifier: ValueQualifier.EXACT,
      sourceId: null,
    }));
  const facts: number[] = [];
  const approvals: number[] = [];
  try {
    const end = performance.now() + seconds * 1000;
    for (let k = 0; k < 3 || performance.now() < end; k += 1) {
      const { id } = reporting[(k * 7919) % reporting.length]!;
      for (const more of [1, 0]) {
        facts.push(await timed(database, (tx) => factsAlone(tx, id)));
        approvals.push(await timed(database, (tx) => approveFacts(tx, id, PERIOD, stated(id, more))));
      }
    }
  } finally {
    await database.close();
  }
  return { factsMs: medianOf(facts), approvalMs: medianOf(approvals), times: facts.length };
}
