import type { ReportPeriod } from "../indicators/period";
import type { Day } from "../platform/days";
import { ReportStatus } from "./report.type";

/**
 * SQL about where a report stands on a day: the one definition for the report itself and for every board that counts
 * reports. `r` is the alias of its row; every column of it is NULL where nothing was written.
 */

/**
 * Where it stands: a ReportStatus; what was not written is NOT_DUE until the period is over, then DUE. So is a report
 * that was exempt and is so no longer, when nothing was ever saved of it: its row has no draft (version 0).
 */
export function statusOf(r: string, period: ReportPeriod, today: Day): string {
  const unwritten = today > period.to ? ReportStatus.DUE : ReportStatus.NOT_DUE;
  return `(CASE WHEN ${r}.status IS NULL THEN '${unwritten}'
    WHEN ${r}.status = 'DRAFT' AND NOT EXISTS (SELECT 1 FROM report_version z WHERE z.report_id = ${r}.id AND z.version = 0) THEN '${unwritten}'
    ELSE ${r}.status END)`;
}

/** The first instant that is late, as instants are stored: midnight in Asia/Ho_Chi_Minh after the due day. */
const firstLateInstant = (dueOn: Day): string => `${dueOn}T17:00:00.000Z`;

/**
 * 1 where it is late, else 0: handed in after the due day, or the due day has passed and it is not handed in. Never late
 * are an exempt report, one that nobody is due to hand in, and one of which it is not known when it was handed in.
 */
export function isLateOn(r: string, period: ReportPeriod, today: Day): string {
  if (period.dueOn === null) return "0";
  return `(CASE WHEN ${r}.status = 'EXEMPT' THEN 0
    WHEN ${r}.status IN ('SUBMITTED', 'APPROVED') THEN CASE WHEN ${r}.submitted_at >= '${firstLateInstant(period.dueOn)}' THEN 1 ELSE 0 END
    ELSE ${today > period.dueOn ? 1 : 0} END)`;
}
