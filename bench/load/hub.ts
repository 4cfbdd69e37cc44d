import type { DatabaseConfig } from "../../api/platform/config";
import type { Model } from "../country/model";
import { fill, openBulk, type BulkOptions } from "./bulk";
import { recordTables } from "./record-tables";
import { reportTables } from "./report-tables";
import { rollUp } from "./roll-ups";
import { unionTables } from "./union-tables";

export interface LoadOptions extends BulkOptions {
  /** True where nobody watches. */
  readonly quiet?: boolean;
}

/** Fills a migrated, empty database of the hub with a data set, so that `npm run check:data` finds nothing wrong with it. */
export async function loadHub(
  config: DatabaseConfig,
  model: Model,
  options: LoadOptions = {},
): Promise<void> {
  const quiet = options.quiet === true;
  const bulk = await openBulk(config, options);
  try {
    await fill(bulk, [...unionTables(model), ...reportTables(model), ...recordTables(model)], quiet);
  } finally {
    await bulk.close();
  }
  await rollUp(config, model, quiet);
}
