import type { ReportPeriod } from "../indicators/period";
import type { WriteDb } from "../platform/database";
import { approveFacts } from "../rollup/facts";
import type { CheckedValue } from "./value.rules";

/**
 * Makes the values of an approved version the union's facts of the period, counted at the union itself and above.
 * `sourceId`: where the report can be read, for values that have no passage of their own.
 */
export async function countVersion(
  tx: WriteDb,
  unionId: number,
  period: ReportPeriod,
  values: readonly CheckedValue[],
  sourceId: number | null,
): Promise<void> {
  const facts = values.flatMap(({ of: indicator, value, qualifier, sourceId: own }) =>
    value === null ? [] : [{ indicator, value, qualifier: qualifier!, sourceId: own ?? sourceId }],
  );
  await approveFacts(tx, unionId, period, facts);
}
