import { Rating } from "../../awards/award.enums";
import { addDays, OPEN_FROM, type Day } from "../../platform/days";
import type { ReadDb } from "../../platform/database";
import { holdsAtHome } from "../../rollup/home";
import { askedReports, byReport } from "./asked";
import type { ReportFigures } from "./judge";

/** A grassroots union directly below that was rated for the year. */
export interface RatedUnion {
  readonly code: string;
  readonly rating: Rating;
  /** Null where neither its founding nor a split or merger is known. */
  readonly isEligible: boolean | null;
}

interface RatedRow {
  k: number;
  code: string;
  rating: Rating;
  valid_from: Day;
  changed_on: Day | null;
}

const MONTHS_AFTER_FOUNDING = 12;
const MONTHS_AFTER_CHANGE = 6;

/** The last day on which somebody may begin who has been there for so many months on the last day of a period. */
function latestBeginning(to: Day, months: number): Day {
  const next = new Date(`${addDays(to, 1)}T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() - months);
  return next.toISOString().slice(0, 10);
}

/** A split or merger of the year decides, whatever it made; without one the founding does. */
function eligibility({ valid_from, changed_on }: RatedRow, to: Day): boolean | null {
  if (changed_on !== null) return changed_on <= latestBeginning(to, MONTHS_AFTER_CHANGE);
  return valid_from === OPEN_FROM ? null : valid_from <= latestBeginning(to, MONTHS_AFTER_FOUNDING);
}

/** The grassroots unions directly under each reporting union that a decision rated for the year. */
export async function readRatedUnions(
  db: ReadDb,
  reports: readonly ReportFigures[],
): Promise<RatedUnion[][]> {
  const rows = (await db.query(
    `SELECT q.k, u.code, c.rating, u.valid_from,
        (SELECT MAX(e.effective_on) FROM org_event_party p
           JOIN org_event e ON e.id = p.event_id AND e.kind IN ('SPLIT', 'ABSORBED', 'CONSOLIDATED') AND e.effective_on >= q.first_day AND e.effective_on < q.next_day
          WHERE p.union_id = u.id AND p.role IN ('TARGET', 'SOURCE')) AS changed_on
       FROM ${askedReports(reports)} q
       JOIN ancestry a ON a.relation = 'ADMINISTRATIVE' AND a.ancestor_id = q.union_id AND a.depth = 1
       JOIN trade_union u ON u.id = a.descendant_id AND ${holdsAtHome("a", "u", "q.next_day")} AND u.valid_to > q.first_day AND u.valid_from < q.next_day
       JOIN union_version v ON v.union_id = u.id AND v.kind = 'GRASSROOTS_UNION' AND ${holdsAtHome("v", "u", "q.next_day")}
       JOIN classification c ON c.union_id = u.id AND c.year = q.year_of AND c.stage = 'APPROVED' AND c.rating <> '${Rating.NOT_RATED}'
      ORDER BY u.code`,
  )) as RatedRow[];
  return byReport(rows, reports.length).map((list, index) =>
    list.map((row) => ({
      code: row.code,
      rating: row.rating,
      isEligible: eligibility(row, reports[index]!.period.to),
    })),
  );
}
