import type { Indicator } from "../../indicators/indicator.type";
import type { Rule } from "../../indicators/rule.catalogue";
import type { Verdict } from "./judge";
import { notEvaluable, pass, type Said } from "./said";

/** What a rule about many indicators finds for one of them: null where nothing can be said of it. */
export type Finding = "PASS" | Verdict | null;

/**
 * One verdict for each indicator that fails. Where none does, one for all: PASS where something could be said, of the
 * indicators of which it could be; else NOT_EVALUABLE.
 */
export function judgeEach(
  rule: Rule,
  findings: readonly (readonly [Indicator, Finding])[],
  holds: (count: number) => Said,
  why: Said,
): Verdict[] {
  const failed = findings.flatMap(([, finding]) => (finding === null || finding === "PASS" ? [] : finding));
  if (failed.length > 0) return failed;
  const passed = findings.flatMap(([indicator, finding]) => (finding === "PASS" ? indicator : []));
  return [passed.length === 0 ? notEvaluable(rule, why, []) : pass(rule, holds(passed.length), passed)];
}
