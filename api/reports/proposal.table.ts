import { ACTIVITIES } from "./proposal.activities";
import { AWARDS } from "./proposal.awards";
import { INSPECTIONS } from "./proposal.inspections";
import type { RecordPart } from "./proposal.meaning";
import { WELFARE } from "./proposal.welfare";

/**
 * Every part of the record that knows something a report asks for: which entries mean what an indicator counts, each with
 * the words of the definition that they match. What is not listed means something else, and is not proposed.
 */
export const RECORD_PARTS: readonly RecordPart[] = [AWARDS, INSPECTIONS, WELFARE, ACTIVITIES];
