import { readPeriod } from "../../api/indicators/period";
import { periodRow } from "../../api/rollup/facts";
import { TODAY } from "../rollup/build";
import type { App } from "../support/app";

/** Puts a report into a state as if it had come there; a draft is one of which something was saved. */
export async function inState(
  app: App,
  unionId: number,
  period: string,
  status: string,
  submittedAt: string | null = null,
): Promise<void> {
  await app.database.write(async (tx) => {
    const periodId = await periodRow(tx, readPeriod(period, TODAY));
    await tx.query(
      "INSERT INTO report (union_id, period_id, status, revision, version, submitted_at) VALUES (?, ?, ?, 1, 0, ?)",
      [unionId, periodId, status, submittedAt],
    );
    await tx.query(
      "INSERT INTO report_version (report_id, version, recorded_at) SELECT id, 0, ? FROM report WHERE union_id = ? AND period_id = ?",
      ["2026-01-01T00:00:00.000Z", unionId, periodId],
    );
  });
}
