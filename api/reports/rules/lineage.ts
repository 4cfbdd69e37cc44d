import { places } from "../../platform/request";
import type { ReadDb } from "../../platform/database";
import type { Day } from "../../platform/days";
import type { Life } from "./life";
import type { ReportFigures } from "./judge";

/** Whose earlier reports stand for a union's own: itself, or those it was made of. */
export interface Lineage {
  /** Null where the shares of those it was made of are not known: a split, or more than one successor. */
  readonly unionIds: readonly number[] | null;
  /** The eves on which their reports may have closed, the better one first: the day after each. */
  readonly nextDays: readonly Day[];
}

interface PartyRow {
  event_id: number;
  effective_on: Day;
  effective_on_precision: "DAY" | "MONTH" | "YEAR";
  target_id: number;
  targets: number | string;
  source_id: number;
  source_end: Day;
}

const LENGTH = { DAY: 10, MONTH: 7, YEAR: 4 };

const sameDay = (row: PartyRow, day: Day): boolean => {
  const length = LENGTH[row.effective_on_precision];
  return row.effective_on.slice(0, length) === day.slice(0, length);
};

/**
 * The lineage of unions. One that lived on the eve of the period has its own reports, together with those that were
 * absorbed into it on the very first day. One that was founded by a merger, a renaming or a change of its kind has those
 * of its predecessors, where each of them ended in it alone; shares are never guessed.
 */
export async function readLineages(
  db: ReadDb,
  reports: readonly ReportFigures[],
  lives: readonly Life[],
): Promise<Lineage[]> {
  const ids = [...new Set(reports.map((report) => report.unionId))];
  const rows = (await db.query(
    `SELECT e.id AS event_id, e.effective_on, e.effective_on_precision, t.union_id AS target_id, s.union_id AS source_id, u.valid_to AS source_end,
        (SELECT COUNT(*) FROM org_event_party o WHERE o.event_id = e.id AND o.role = 'TARGET') AS targets
       FROM org_event_party t
       JOIN org_event e ON e.id = t.event_id AND e.kind IN ('ABSORBED', 'CONSOLIDATED', 'SPLIT', 'RENAMED', 'UPGRADED', 'DOWNGRADED')
       JOIN org_event_party s ON s.event_id = e.id AND s.role = 'SOURCE' AND s.union_id <> t.union_id
       JOIN trade_union u ON u.id = s.union_id
      WHERE t.role = 'TARGET' AND t.union_id IN (${places(ids)})`,
    ids,
  )) as PartyRow[];
  return reports.map(({ unionId, period }, index) => {
    const { foundedOn } = lives[index]!;
    const isNew = foundedOn !== null && foundedOn >= period.from;
    const day = isNew ? foundedOn : period.from;
    const parties = rows.filter((row) => row.target_id === unionId && sameDay(row, day));
    const whole = parties.every((row) => Number(row.targets) === 1 && sameDay(row, row.source_end));
    const known = isNew ? parties.length > 0 && whole : whole;
    const sources = parties.map((row) => row.source_id);
    return {
      unionIds: known ? [...new Set(isNew ? sources : [unionId, ...sources])] : null,
      nextDays: [...new Set([day, period.from])],
    };
  });
}
