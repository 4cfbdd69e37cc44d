import type { CongressForm } from "../../congresses/congress.enums";
import type { Day } from "../../platform/days";
import type { ReadDb } from "../../platform/database";
import { askedReports, byReport } from "./asked";
import type { ReportFigures } from "./judge";

/** A congress that the union held in the period; form null where the record does not say. */
export interface HeldCongress {
  readonly heldOn: Day;
  readonly form: CongressForm | null;
}

/** The congresses that each union held within its period, in the order of their days. */
export async function readHeldCongresses(
  db: ReadDb,
  reports: readonly ReportFigures[],
): Promise<HeldCongress[][]> {
  const rows = (await db.query(
    `SELECT q.k, c.held_on, c.form FROM ${askedReports(reports)} q
       JOIN congress c ON c.union_id = q.union_id AND c.status = 'HELD' AND c.held_on >= q.first_day AND c.held_on < q.next_day
      ORDER BY c.held_on, c.id`,
  )) as { k: number; held_on: Day; form: CongressForm | null }[];
  return byReport(rows, reports.length).map((list) =>
    list.map((row) => ({ heldOn: row.held_on, form: row.form })),
  );
}
