import type { Connection, ForwardPageArgs, Order } from "../platform/page";
import { pageOfParent } from "../platform/page-of-parent";
import { places, type RequestContext } from "../platform/request";
import type { ReportStatus } from "../reports/report.type";
import { SubmissionRow, type SubmissionBoard } from "./board.type";
import { unionsOfBoard } from "./board.unions";

/** Which rows of a board are shown; null is no condition. */
export interface SubmissionFilter {
  readonly statuses: readonly ReportStatus[] | null;
  readonly late: boolean | null;
}

interface BoardRow {
  id: number;
  code: string;
  sort_key: string;
  status: ReportStatus;
  late: number | string;
  duty: number | string;
}

const ORDER: Order = { columns: ["v.sort_key", "u.code"], descending: false };

/** The unions of a board in the order of their Vietnamese names, then of their codes, a page at a time. */
export function listSubmissions(
  request: RequestContext,
  { unionId, period }: SubmissionBoard,
  filter: SubmissionFilter,
  args: ForwardPageArgs,
): Promise<Connection<SubmissionRow>> {
  const board = unionsOfBoard(period, request.today);
  const statuses = [...new Set(filter.statuses)].sort();
  const conditions = [
    ...(statuses.length === 0 ? [] : [`AND ${board.status} IN (${places(statuses)})`]),
    ...(filter.late === null ? [] : [`AND ${board.isLate} = ${filter.late ? 1 : 0}`]),
  ];
  return pageOfParent<BoardRow, SubmissionRow>(
    request,
    {
      columns: `u.id, u.code, v.sort_key, ${board.status} AS status, ${board.isLate} AS late, CASE WHEN ${board.hasDuty} THEN 1 ELSE 0 END AS duty`,
      from: `${board.from} ${conditions.join(" ")}`,
      parent: "a.ancestor_id",
      parameters: statuses,
    },
    unionId,
    ORDER,
    args,
    `submissions ${period.code} ${filter.late}`,
    (row) => [row.sort_key, row.code],
    (row) =>
      Object.assign(new SubmissionRow(), {
        unionId: row.id,
        period,
        status: row.status,
        isLate: Number(row.late) === 1,
        hasDuty: Number(row.duty) === 1,
        dueOn: period.dueOn,
      }),
  );
}
