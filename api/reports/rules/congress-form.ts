import { CongressForm } from "../../congresses/congress.enums";
import type { Rule } from "../../indicators/rule.catalogue";
import { decide, meantBy } from "../../indicators/rule.evaluation";
import { DELEGATE_CONGRESS, limitOn } from "../../indicators/rule.limits";
import { exactly, intervalPlus } from "../../indicators/rule.number";
import { UnionKind } from "../../unions/union.enums";
import type { HeldCongress } from "./congresses-held";
import type { Evidence } from "./evidence";
import type { Verdict } from "./judge";
import { fail, inexact, missing, name, notEvaluable, number, pass, stated } from "./said";

const KINDS: ReadonlySet<UnionKind> = new Set([
  UnionKind.GRASSROOTS_UNION,
  UnionKind.MEMBER_GRASSROOTS_UNION,
  UnionKind.SECTION_UNION,
]);

const PLENARY = { vi: "toàn thể", en: "plenary" };

function judgeCongress(rule: Rule, { figures }: Evidence, { heldOn, form }: HeldCongress): Verdict {
  const [members] = rule.indicators;
  const figure = figures.get(members!.code);
  if (!figure) return notEvaluable(rule, missing([{ name: members!.code, of: "REPORT" }]));
  if (form === null) {
    const why = {
      vi: `đại hội ngày ${heldOn} chưa ghi hình thức`,
      en: `the form of the congress of ${heldOn} is not recorded`,
    };
    return notEvaluable(rule, why);
  }
  const threshold = limitOn(DELEGATE_CONGRESS, heldOn)!.limit;
  const below = intervalPlus(meantBy(figure), { low: exactly(-threshold), high: exactly(-threshold) });
  const large = decide(below, ">=");
  if (form === CongressForm.PLENARY && large === "NOT_EVALUABLE")
    return notEvaluable(rule, inexact([[name(members!), figure]]));
  const values = { members: stated(figure), form: PLENARY, threshold: number(threshold) };
  if (form === CongressForm.PLENARY && large === "PASS") return fail(rule, values);
  const isPlenary = form === CongressForm.PLENARY;
  return pass(rule, {
    vi: `Công đoàn có ${values.members.vi} đoàn viên, tổ chức đại hội ${isPlenary ? PLENARY.vi : "đại biểu"}; ngưỡng ${values.threshold.vi}.`,
    en: `The union has ${values.members.en} members and held a ${isPlenary ? PLENARY.en : "delegate"} congress; threshold ${values.threshold.en}.`,
  });
}

/** congress_form: one verdict for each congress that the union held in the period. */
export function congressForm(rule: Rule, evidence: Evidence): Verdict[] {
  if (!KINDS.has(evidence.life.kind)) return [];
  return evidence.congresses.map((congress) => judgeCongress(rule, evidence, congress));
}
