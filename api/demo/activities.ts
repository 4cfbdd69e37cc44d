import { ACTIVITY } from "../activities/activity.service";
import type { WriteDb } from "../platform/database";
import record from "./activities.json";
import { loadFacts } from "./facts";
import type { DemoSources } from "./sources";

/** Records the activities that are not there yet; returns how many. */
export function loadActivities(tx: WriteDb, sources: DemoSources): Promise<number> {
  return loadFacts(tx, sources, ACTIVITY, record, ["kindCode", "nameVi", "year"]);
}
