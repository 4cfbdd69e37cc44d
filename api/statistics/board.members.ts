import { findIndicator } from "../indicators/catalogue";
import { readPeriod, type ReportPeriod } from "../indicators/period";
import type { ReadDb } from "../platform/database";
import { places, type Batch } from "../platform/request";
import { boundsOf } from "../rollup/home";
import { perPeriod, type BoardKey } from "./board.tally";
import { unionsOfBoard } from "./board.unions";

/** The members of the unions of a board that had to report. */
export interface BoardMembers {
  readonly expected: number;
  readonly reported: number;
  /** Unions of which no approved report states the members. */
  readonly unknown: number;
}

const NOBODY: BoardMembers = { expected: 0, reported: 0, unknown: 0 };

/** The periods that ended when a period did, or before: the last first, of two with one end the longer first. */
async function closedBy(db: ReadDb, period: ReportPeriod): Promise<number[]> {
  const rows = (await db.query(
    `SELECT id FROM report_period WHERE valid_to <= ${boundsOf(period).next} ORDER BY valid_to DESC, valid_from, id`,
  )) as { id: number }[];
  return rows.map((row) => Number(row.id));
}

/** SQL of the members that the union `u` last stated in an approved report of one of these periods, the first first. */
function lastStated(periodIds: readonly number[]): string {
  if (periodIds.length === 0) return "NULL";
  const rank = periodIds.map((id, place) => `WHEN ${id} THEN ${place}`).join(" ");
  return `(SELECT f.value FROM fact f
    WHERE f.union_id = u.id AND f.indicator_id = ${findIndicator("members")!.rowId} AND f.period_id IN (${periodIds.join(", ")})
    ORDER BY CASE f.period_id ${rank} END LIMIT 1)`;
}

/** The members of boards: two statements for all boards of one period. */
export const membersOf: Batch<BoardKey, BoardMembers> = async (db, keys, { today }) => {
  const found = await perPeriod(keys, async (code, unionIds) => {
    const period = readPeriod(code, today);
    const board = unionsOfBoard(period, today);
    const rows = (await db.query(
      `SELECT b.union_id, SUM(COALESCE(b.members, 0)) AS expected,
          SUM(CASE WHEN b.status = 'APPROVED' THEN COALESCE(b.members, 0) ELSE 0 END) AS reported,
          SUM(CASE WHEN b.members IS NULL THEN 1 ELSE 0 END) AS unknown_units
        FROM (SELECT a.ancestor_id AS union_id, ${board.status} AS status, ${lastStated(await closedBy(db, period))} AS members
              ${board.from} AND ${board.hasDuty} AND a.ancestor_id IN (${places(unionIds)})) b
       WHERE b.status <> 'EXEMPT' GROUP BY b.union_id`,
      unionIds,
    )) as {
      union_id: number;
      expected: number | string;
      reported: number | string;
      unknown_units: number | string;
    }[];
    return new Map(
      rows.map((row): [number, BoardMembers] => [
        row.union_id,
        {
          expected: Number(row.expected),
          reported: Number(row.reported),
          unknown: Number(row.unknown_units),
        },
      ]),
    );
  });
  return found.map((one) => one ?? NOBODY);
};
