import type { Database } from "../platform/database";
import { rebuildIndexOf } from "../platform/search-index";
import { SEARCH_SOURCES } from "./kinds";

/** Fills the index anew from everything that can be found; readers see the old one until the new one is whole. */
export function rebuildSearchIndex(database: Database): Promise<number> {
  return database.write(async (tx) => {
    let indexed = 0;
    for (const source of SEARCH_SOURCES) indexed += await rebuildIndexOf(tx, source);
    return indexed;
  });
}
