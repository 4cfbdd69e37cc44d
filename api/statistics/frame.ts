import type { Day } from "../platform/days";
import { badInput } from "../platform/errors";
import { HierarchyRelation } from "../unions/union.enums";
import { HierarchyBasis, type HierarchyInput } from "./statistics.enums";

/** In which tree figures add up. */
export interface Frame {
  readonly basis: HierarchyBasis;
  readonly relation: HierarchyRelation;
  /** The day of the tree; null AS_REPORTED, where each union stands on its home day. */
  readonly day: Day | null;
}

export const AS_REPORTED: Frame = {
  basis: HierarchyBasis.AS_REPORTED,
  relation: HierarchyRelation.ADMINISTRATIVE,
  day: null,
};

/** True for the tree in which figures are kept added up, and in which figures about persons may be public. */
export function isAsReported({ basis, relation }: Frame): boolean {
  return basis === HierarchyBasis.AS_REPORTED && relation === HierarchyRelation.ADMINISTRATIVE;
}

/** The tree a caller asks for. BAD_USER_INPUT: AS_OF without a day, AS_REPORTED with one. */
export function readFrame(hierarchy: HierarchyInput | null, today: Day): Frame {
  if (!hierarchy) return AS_REPORTED;
  const { basis, asOf } = hierarchy;
  const relation = hierarchy.relation ?? HierarchyRelation.ADMINISTRATIVE;
  if (basis === HierarchyBasis.AS_REPORTED && asOf) {
    throw badInput(
      "hierarchy.asOf",
      "hierarchy.asOf: AS_REPORTED không nhận ngày / AS_REPORTED takes no day.",
    );
  }
  if (basis === HierarchyBasis.AS_OF && !asOf)
    throw badInput("hierarchy.asOf", "hierarchy.asOf: AS_OF cần một ngày / AS_OF needs a day.");
  const day = basis === HierarchyBasis.AS_REPORTED ? null : (asOf ?? today);
  return { basis, relation, day };
}
