import type { CommitteeKind } from "../congresses/committee.enums";
import type { Day } from "../platform/days";
import { encodeId } from "../platform/ids";
import { factNode, factsById } from "../record/reading";
import { yearlyFacts } from "../record/yearly-facts";
import type { InspectionSubject, InspectionTrigger } from "./inspection.enums";
import { Inspection } from "./inspection.type";

interface InspectionRead {
  id: number;
  union_id: number;
  inspected_by: CommitteeKind;
  prompted_by: InspectionTrigger | null;
  subject: InspectionSubject;
  year: number;
  held_on: Day | null;
  inspections: number;
  violations: number | null;
  source_id: number | null;
}

function toInspection(row: InspectionRead): Inspection {
  const { subject, year, violations } = row;
  return Object.assign(new Inspection(), {
    id: encodeId("Inspection", row.id),
    unionId: row.union_id,
    sourceId: row.source_id,
    inspectedBy: row.inspected_by,
    trigger: row.prompted_by,
    subject,
    year,
    heldOn: row.held_on,
    count: row.inspections,
    violations,
  });
}

/** Inspections by their internal ids. */
export const inspectionById = factsById("inspection", toInspection);

export const inspectionNode = factNode(inspectionById);

/** The inspections of a union. */
export const unionInspections = yearlyFacts<InspectionRead, Inspection>(
  "union.inspections",
  "inspection",
  toInspection,
);
