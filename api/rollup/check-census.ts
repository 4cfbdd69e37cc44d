import { readPeriod, type ReportPeriod } from "../indicators/period";
import type { ReadDb } from "../platform/database";
import { addDays, type Day } from "../platform/days";
import { AFTER_ALL } from "./census";
import { CENSUS_COLUMNS } from "./counters";
import { COUNTS_AS, type Unit } from "./check-units";
import { byUnion, readRecord, type Held, type Spanned, type UnionRecord } from "./union-record";

const holds = (row: Spanned, after: Day): boolean => row.valid_from < after && after <= row.valid_to;

/** A union and everyone above it on the eve of a day, nearest first. */
function chainOf({ lives, edgesOf }: UnionRecord, unionId: number, after: Day): number[] {
  const chain = [unionId];
  for (;;) {
    const edge = edgesOf(chain.at(-1)!).find(
      (each) => holds(each, after) && holds(lives.get(each.parent_id)!, after),
    );
    if (!edge || chain.includes(edge.parent_id)) return chain;
    chain.push(edge.parent_id);
  }
}

function hasHeld(held: readonly Held[], next: Day, year: number): boolean {
  return held.some(({ held_on: on, start_year: start, end_year: end }) => {
    const from = start ?? (end !== null ? end - 5 : on === null ? null : Number(on.slice(0, 4)));
    return (on === null || on < next) && from !== null && from <= year && year < (end ?? from + 5);
  });
}

/** Counts a period anew, union by union, up the affiliations: by `union parent`, the columns of the census. */
async function countPeriod(
  db: ReadDb,
  record: UnionRecord,
  periodId: number,
  period: ReportPeriod,
): Promise<Map<string, number[]>> {
  const next = addDays(period.to, 1);
  const reports = byUnion(
    (await db.query("SELECT union_id, status, submitted_at FROM report WHERE period_id = ?", [periodId])) as {
      union_id: number;
      status: string;
      submitted_at: string | null;
    }[],
  );
  const ratings = byUnion(
    (await db.query("SELECT union_id, rating FROM classification WHERE year = ? AND stage = 'APPROVED'", [
      period.year,
    ])) as { union_id: number; rating: string }[],
  );
  const kindOn = (id: number, after: Day): string =>
    record.versionsOf(id).find((version) => holds(version, after))?.kind ?? "";
  const sums = new Map<string, number[]>();
  for (const { id, valid_from: from, valid_to: to } of record.lives.values()) {
    if (from >= next || to <= period.from) continue;
    const after = to < next ? to : next;
    const version = record.versionsOf(id).find((each) => holds(each, after));
    // A gap between its versions is named by the check of the hierarchy.
    if (!version) continue;
    const chain = chainOf(record, id, after);
    const above = chain.slice(1).map((each) => kindOn(each, after));
    const [report] = reports(id);
    const unit: Unit = {
      kind: version.kind,
      sector: version.sector,
      mustReport: record.duties.some(
        (duty) =>
          duty.union_kind === version.kind &&
          duty.period_kind === period.kind &&
          holds(duty, next) &&
          (duty.unless_below === null || !above.includes(duty.unless_below)),
      ),
      status: report?.status ?? null,
      onTime:
        ["SUBMITTED", "APPROVED"].includes(report?.status ?? "") &&
        report!.submitted_at !== null &&
        (period.dueOn === null || report!.submitted_at < `${period.dueOn}T17:00:00.000Z`),
      livesAtEnd: to >= next,
      founded: from >= period.from,
      held: hasHeld(record.heldOf(id), next, period.year),
      rating: ratings(id)[0]?.rating ?? null,
    };
    const counts = CENSUS_COLUMNS.map(([column]) => (COUNTS_AS[column]!(unit) ? 1 : 0));
    chain.forEach((ancestor, depth) => {
      const name = `${ancestor} ${chain[depth + 1] ?? 0}`;
      const sum = sums.get(name);
      if (sum) counts.forEach((count, index) => (sum[index]! += count));
      else sums.set(name, [...counts]);
    });
  }
  return sums;
}

/** Names every number of a kept census that counting the record anew, union by union, does not give. */
export async function checkCensus(db: ReadDb): Promise<string[]> {
  const differences: string[] = [];
  const record = await readRecord(db);
  const kept = (await db.query(
    `SELECT p.id, p.code FROM census_period q JOIN report_period p ON p.id = q.period_id
      WHERE q.hierarchy = (SELECT version FROM hierarchy_version WHERE id = 1) ORDER BY p.code`,
  )) as { id: number; code: string }[];
  for (const { id, code } of kept) {
    const right = await countPeriod(db, record, id, readPeriod(code, AFTER_ALL));
    const rows = (await db.query("SELECT * FROM census WHERE period_id = ?", [id])) as Record<
      string,
      number
    >[];
    const stored = new Map(
      rows.map((row) => [
        `${row.union_id} ${row.parent_id}`,
        CENSUS_COLUMNS.map(([column]) => Number(row[column])),
      ]),
    );
    for (const name of new Set([...stored.keys(), ...right.keys()])) {
      CENSUS_COLUMNS.forEach(([column], index) => {
        const [is, should] = [stored.get(name)?.[index] ?? 0, right.get(name)?.[index] ?? 0];
        if (is === should) return;
        const union = record.lives.get(Number(name.split(" ")[0]))!.code;
        differences.push(`census ${union} ${code}: ${column} is ${is}, the record gives ${should}`);
      });
    }
  }
  return differences;
}
