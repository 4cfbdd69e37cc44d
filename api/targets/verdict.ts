import { TargetOperator, TargetStatus } from "./target.enums";

/**
 * What is known about the true figure: EXACT it, AT_LEAST or MORE_THAN it as a lower bound, ABOUT it, PART of a figure
 * that bounds nothing (a share over some of the unions), or null where nothing was reported.
 */
export type Evidence = {
  readonly kind: "EXACT" | "AT_LEAST" | "MORE_THAN" | "ABOUT" | "PART";
  readonly value: number;
} | null;

export interface Judged {
  readonly operator: TargetOperator;
  readonly target: number;
  readonly evidence: Evidence;
  /** Every union that had to report did, for every period read. */
  readonly complete: boolean;
  readonly over: boolean;
  /** The figure grows with every report of the span: being small or equal is settled only at the end. */
  readonly growing: boolean;
}

function exactly(operator: TargetOperator, actual: number, target: number): boolean | null {
  switch (operator) {
    case TargetOperator.AT_LEAST:
      return actual >= target;
    case TargetOperator.MORE_THAN:
      return actual > target;
    case TargetOperator.EQUAL:
      return actual === target;
    case TargetOperator.AT_MOST:
      return actual <= target;
    case TargetOperator.QUALITATIVE:
      return null;
  }
}

/** True or false where the evidence decides whether the true figure meets the target, null where it does not. */
export function decides(operator: TargetOperator, target: number, evidence: Evidence): boolean | null {
  if (evidence === null || evidence.kind === "ABOUT" || evidence.kind === "PART") return null;
  if (evidence.kind === "EXACT") return exactly(operator, evidence.value, target);
  const strict = evidence.kind === "MORE_THAN";
  const above = strict ? evidence.value >= target : evidence.value > target;
  switch (operator) {
    case TargetOperator.AT_LEAST:
      return evidence.value >= target ? true : null;
    case TargetOperator.MORE_THAN:
      return above ? true : null;
    case TargetOperator.EQUAL:
    case TargetOperator.AT_MOST:
      return above ? false : null;
    case TargetOperator.QUALITATIVE:
      return null;
  }
}

/** Where a target stands by what is known. */
export function statusOf({ operator, target, evidence, complete, over, growing }: Judged): TargetStatus {
  if (operator === TargetOperator.QUALITATIVE || evidence === null || evidence.kind === "ABOUT")
    return TargetStatus.UNKNOWN;
  const met = decides(operator, target, evidence);
  const canBeUndone =
    growing && !over && (operator === TargetOperator.EQUAL || operator === TargetOperator.AT_MOST);
  if (met === true && !canBeUndone) return TargetStatus.MET;
  if (!over) return TargetStatus.ON_TRACK;
  return met === false && complete ? TargetStatus.NOT_MET : TargetStatus.UNKNOWN;
}
