import type { ReadDb } from "../../api/platform/database";
import type { Course } from "./stream";

/** Everything that the steps of one report leave behind. */
export interface Traces {
  readonly status: string | null;
  readonly revision: number;
  readonly version: number;
  /** The versions that are stored; 0 is the draft. */
  readonly versions: readonly number[];
  /** The mutations in the audit, as often as they stand there. */
  readonly audited: readonly string[];
  /** Entries of the change feed. */
  readonly fed: number;
  /** The mutations whose idempotency key is stored with its result. */
  readonly keys: readonly string[];
  /** Indicator and number of each fact. */
  readonly facts: readonly string[];
}

const STATUS = [null, "DRAFT", "SUBMITTED", "APPROVED"];
const VERSIONS = [[], [0], [0], [1]];

/** The traces of a course of which the first `done` steps are done, each whole and once. */
export function tracesAfter({ steps, value }: Course, done: number): Traces {
  const mutations = steps.slice(0, done).map(({ mutation }) => mutation);
  const approved = done === 3;
  return {
    ...{ status: STATUS[done]!, revision: done, version: approved ? 1 : 0, versions: VERSIONS[done]! },
    ...{ audited: mutations, fed: done, keys: mutations },
    facts: approved ? [`members ${value}`, `members_admitted ${value}`] : [],
  };
}

const ORDER = ["saveReport", "submitReport", "approveReport"];
const inOrder = (mutations: readonly string[]): string[] =>
  [...mutations].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));

/** Reads the traces of courses of one period from one state, in their order. */
export async function readTraces(db: ReadDb, courses: readonly Course[]): Promise<Traces[]> {
  const period = courses[0]!.period;
  const read = <R>(sql: string, ...parameters: unknown[]): Promise<R[]> =>
    db.query(sql, parameters) as Promise<R[]>;
  const ofPeriod = `FROM report r JOIN trade_union u ON u.id = r.union_id JOIN report_period p ON p.id = r.period_id`;
  const reports = await read<{ code: string; status: string; revision: number; version: number }>(
    `SELECT u.code, r.status, r.revision, r.version ${ofPeriod} WHERE p.code = ?`,
    period,
  );
  const versions = await read<{ code: string; version: number }>(
    `SELECT u.code, v.version ${ofPeriod} JOIN report_version v ON v.report_id = r.id WHERE p.code = ? ORDER BY v.version`,
    period,
  );
  const audit = await read<{ record_key: string; mutation: string }>(
    "SELECT record_key, mutation FROM audit WHERE outcome = 'DONE' AND kind = 'Report' AND record_key LIKE ?",
    `%/${period}`,
  );
  const feed = await read<{ node_key: string }>(
    "SELECT node_key FROM change_log WHERE kind = 'Report' AND node_key LIKE ?",
    `%/${period}`,
  );
  const keys = await read<{ mutation: string; given_key: string; result_key: string }>(
    "SELECT mutation, given_key, result_key FROM idempotency WHERE given_key LIKE ?",
    `%-${period}`,
  );
  const facts = await read<{ union_code: string; code: string; value: number | string }>(
    `SELECT u.code AS union_code, i.code, f.value FROM fact f JOIN trade_union u ON u.id = f.union_id
       JOIN report_period p ON p.id = f.period_id JOIN indicator i ON i.id = f.indicator_id
      WHERE p.code = ? ORDER BY i.code`,
    period,
  );
  return courses.map(({ union, steps }) => {
    const name = `${union}/${period}`;
    const report = reports.find(({ code }) => code === union);
    const given = new Map(steps.map(({ key, mutation }) => [key, mutation as string]));
    return {
      status: report?.status ?? null,
      revision: report?.revision ?? 0,
      version: report?.version ?? 0,
      versions: versions.filter(({ code }) => code === union).map(({ version }) => version),
      audited: inOrder(audit.filter((row) => row.record_key === name).map(({ mutation }) => mutation)),
      fed: feed.filter((row) => row.node_key === name).length,
      keys: inOrder(
        keys
          .filter((row) => given.get(row.given_key) === row.mutation && row.result_key === name)
          .map(({ mutation }) => mutation),
      ),
      facts: facts
        .filter((row) => row.union_code === union)
        .map(({ code, value }) => `${code} ${Number(value)}`),
    };
  });
}
