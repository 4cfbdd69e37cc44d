import { readPeriod } from "../indicators/period";
import { places, type Batch } from "../platform/request";
import { ReportStatus } from "../reports/report.type";
import { unionsOfBoard } from "./board.unions";

/** Whose board about which period; `period` is the code of one that was read. */
export interface BoardKey {
  readonly unionId: number;
  readonly period: string;
}

/** What a board counts. */
export interface BoardTally {
  readonly counts: ReadonlyMap<ReportStatus, number>;
  readonly late: number;
  /** Unions that had to report and were not exempt, and those of them whose report is approved. */
  readonly expected: number;
  readonly reported: number;
}

/** Every state, in the order in which a report passes through them. */
export const STATES: readonly ReportStatus[] = Object.values(ReportStatus);

const NOTHING: BoardTally = { counts: new Map(), late: 0, expected: 0, reported: 0 };

const total = (condition: string, name: string): string =>
  `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END) AS ${name}`;

/** Reads keys that differ in nothing but the union with one call each; answers in the order of the keys. */
export async function perPeriod<V>(
  keys: readonly BoardKey[],
  read: (period: string, unionIds: number[]) => Promise<ReadonlyMap<number, V>>,
): Promise<(V | undefined)[]> {
  const found = new Map<string, ReadonlyMap<number, V>>();
  for (const period of new Set(keys.map((key) => key.period))) {
    const ids = keys.filter((key) => key.period === period).map((key) => key.unionId);
    found.set(period, await read(period, [...new Set(ids)]));
  }
  return keys.map((key) => found.get(key.period)!.get(key.unionId));
}

/** What boards count, one statement for all boards of one period. */
export const tallyOf: Batch<BoardKey, BoardTally> = async (db, keys, { today }) => {
  const tallies = await perPeriod(keys, async (code, unionIds) => {
    const board = unionsOfBoard(readPeriod(code, today), today);
    const rows = (await db.query(
      `SELECT b.union_id, ${STATES.map((status) => total(`b.status = '${status}'`, status.toLowerCase())).join(", ")},
          SUM(b.late) AS late, ${total("b.duty = 1 AND b.status <> 'EXEMPT'", "expected")},
          ${total("b.duty = 1 AND b.status = 'APPROVED'", "reported")}
        FROM (SELECT a.ancestor_id AS union_id, ${board.status} AS status, ${board.isLate} AS late,
                CASE WHEN ${board.hasDuty} THEN 1 ELSE 0 END AS duty
              ${board.from} AND a.ancestor_id IN (${places(unionIds)})) b
       GROUP BY b.union_id`,
      unionIds,
    )) as ({ union_id: number } & Record<string, number | string>)[];
    return new Map(
      rows.map((row): [number, BoardTally] => [
        row.union_id,
        {
          counts: new Map(STATES.map((status) => [status, Number(row[status.toLowerCase()])])),
          late: Number(row.late),
          expected: Number(row.expected),
          reported: Number(row.reported),
        },
      ]),
    );
  });
  return tallies.map((tally) => tally ?? NOTHING);
};
