import type { DatabaseConfig } from "../../api/platform/config";
import { openDatabase } from "../../api/platform/open-database";
import { STATED } from "../country/figures";
import { reports, type Model } from "../country/model";
import { YEARS } from "../country/years";
import { sumsIn, totalsOf } from "../oracle/totals";
import { periodIdOf } from "./report-tables";

interface Row {
  union_id: number;
  period_id: number;
  indicator_id: number;
  total: number | string;
  units: number | string;
}

/**
 * Compares every kept sum of the unions that don't report themselves with the oracle's, and names what differs.
 * `check:data` recomputes everything, but for millions of facts that takes longer than to load them.
 */
export async function differingSums(config: DatabaseConfig, model: Model): Promise<string[]> {
  const inner = model.unions.filter((union) => !reports(union));
  const totals = totalsOf(model);
  const database = await openDatabase(config, { entities: [], migrations: [] });
  try {
    const rows = await database.read(
      (db): Promise<Row[]> =>
        db.query(
          `SELECT union_id, period_id, indicator_id, total, units FROM rollup
            WHERE union_id <= ? AND indicator_id IN (${STATED.map(({ rowId }) => rowId).join(", ")})`,
          [inner.at(-1)!.id],
        ),
      { limited: false },
    );
    const kept = new Map(
      rows.map((row) => [
        `${row.union_id} ${row.period_id} ${row.indicator_id}`,
        `${Number(row.total)} of ${Number(row.units)} unions`,
      ]),
    );
    return inner.flatMap((union) =>
      YEARS.flatMap((year) =>
        STATED.flatMap(({ code, rowId }) => {
          const right = totals(union);
          const should =
            right.units === 0 ? undefined : `${sumsIn(right, year, [code])[code]} of ${right.units} unions`;
          const is = kept.get(`${union.id} ${periodIdOf(year)} ${rowId}`);
          return is === should
            ? []
            : [`${union.code} ${year} ${code}: ${is ?? "nothing"} is kept, right is ${should ?? "nothing"}`];
        }),
      ),
    );
  } finally {
    await database.close();
  }
}
