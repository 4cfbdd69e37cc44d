import { readPeriod } from "../../api/indicators/period";
import { recount } from "../../api/rollup/census";
import { withdrawFacts } from "../../api/rollup/facts";
import type { App } from "../support/app";

/** Takes the demonstration's one report out of the database, with everything that was counted because of it. */
export async function withoutReport(app: App): Promise<void> {
  await app.database.write(async (tx) => {
    const [union] = (await tx.query("SELECT id FROM trade_union WHERE code = 'cdcs-sct-ben-tre'")) as {
      id: number;
    }[];
    const period = readPeriod("2021", "2026-11-21");
    await withdrawFacts(tx, union!.id, period);
    for (const table of ["report_explanation", "report_value", "report_version", "report"])
      await tx.query(`DELETE FROM ${table}`);
    await recount(tx, [union!.id], period);
  });
}
