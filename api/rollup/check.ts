import type { ReadDb } from "../platform/database";
import { checkCensus } from "./check-census";
import { checkFacts } from "./check-facts";
import { checkSums } from "./check-sums";
import { checkHierarchy } from "../unions/check";

/**
 * Recomputes what is derived, each by another method than the one that keeps it, and names every difference: the life
 * and the parents of unions and the ancestry, the facts against the approved reports, the roll-ups against the facts, the census against the record.
 */
export async function checkData(db: ReadDb): Promise<string[]> {
  return [
    ...(await checkHierarchy(db)),
    ...(await checkFacts(db)),
    ...(await checkSums(db)),
    ...(await checkCensus(db)),
  ];
}
