import type { WriteDb } from "../platform/database";
import { WELFARE } from "../welfare/welfare.service";
import { loadFacts } from "./facts";
import type { DemoSources } from "./sources";
import record from "./welfare.json";

/** Records the welfare activities that are not there yet; returns how many. */
export function loadWelfare(tx: WriteDb, sources: DemoSources): Promise<number> {
  return loadFacts(tx, sources, WELFARE, record, ["kindCode", "year", "fund"]);
}
