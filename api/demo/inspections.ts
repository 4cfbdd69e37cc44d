import { INSPECTION } from "../inspections/inspection.service";
import type { WriteDb } from "../platform/database";
import { loadFacts } from "./facts";
import record from "./inspections.json";
import type { DemoSources } from "./sources";

/** Records the inspections that are not there yet; returns how many. */
export function loadInspections(tx: WriteDb, sources: DemoSources): Promise<number> {
  return loadFacts(tx, sources, INSPECTION, record, ["inspectedBy", "promptedBy", "subject", "year"]);
}
