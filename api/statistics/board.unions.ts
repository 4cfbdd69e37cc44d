import type { ReportPeriod } from "../indicators/period";
import type { Day } from "../platform/days";
import { isLateOn, statusOf } from "../reports/standing";
import { boundsOf, holdsAtHome, livesWithin, mustReport } from "../rollup/home";

/**
 * SQL about the unions of a board: rows `a` of ancestry, whose ancestor has the board, the union `u`, its version `v` on
 * its home day and its report `r`.
 */
export interface BoardUnions {
  /** FROM with joins and, after WHERE, every condition but whose board it is. */
  readonly from: string;
  /** True where the union had to report. */
  readonly hasDuty: string;
  /** Where its report stands: a ReportStatus. */
  readonly status: string;
  /** 1 where its report is late, else 0. */
  readonly isLate: string;
}

/** The unions of the boards of a period, seen today. Only texts that the period was read from go into the SQL. */
export function unionsOfBoard(period: ReportPeriod, today: Day): BoardUnions {
  const { from, next } = boundsOf(period);
  const hasDuty = mustReport("u", "v", `'${period.kind}'`, next);
  return {
    hasDuty,
    status: statusOf("r", period, today),
    isLate: isLateOn("r", period, today),
    from: `FROM ancestry a
      JOIN trade_union u ON u.id = a.descendant_id
      JOIN union_version v ON v.union_id = u.id AND ${holdsAtHome("v", "u", next)}
      LEFT JOIN report r ON r.union_id = u.id AND r.period_id = (SELECT p.id FROM report_period p WHERE p.code = '${period.code}')
     WHERE a.relation = 'ADMINISTRATIVE' AND ${livesWithin("u", from, next)} AND ${holdsAtHome("a", "u", next)}
       AND (r.id IS NOT NULL OR ${hasDuty})`,
  };
}
