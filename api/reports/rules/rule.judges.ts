import { RULES, type Rule } from "../../indicators/rule.catalogue";
import { isLikeSiblings } from "./among-siblings";
import { executiveCommitteeSize, inspectionCommitteeSize, standingCommitteeNeedsNine } from "./committees";
import { judgeComparison } from "./comparison";
import { congressForm } from "./congress-form";
import type { Evidence } from "./evidence";
import type { Verdict } from "./judge";
import { unitIsTheSame } from "./money-unit";
import { flowsNeverFall, isLikeLastYear } from "./other-periods";
import { sharesAreWithinBounds } from "./shares";
import { statedTotalsMatch } from "./stated-totals";
import { ratedUnionsAreEligible, transfersInside, unionIsAlive } from "./unions";
import { countsAreWhole, moneyIsWhole } from "./whole-numbers";

type Judge = (rule: Rule, evidence: Evidence) => Verdict[];

/** There is no report to judge: the submission board lists the unions that have not reported. */
export const JUDGED_ELSEWHERE: ReadonlySet<string> = new Set(["report_present_when_due"]);

/** The rules that are more than a comparison. */
const JUDGES: Readonly<Record<string, Judge>> = {
  grassroots_unions_rating_eligible: ratedUnionsAreEligible,
  flows_cumulative: flowsNeverFall,
  executive_committee_size: executiveCommitteeSize,
  standing_committee_needs_nine: standingCommitteeNeedsNine,
  inspection_committee_size: inspectionCommitteeSize,
  congress_form: congressForm,
  union_alive_in_period: unionIsAlive,
  shares_within_bounds: sharesAreWithinBounds,
  outlier_year_on_year: isLikeLastYear,
  outlier_among_siblings: isLikeSiblings,
  money_whole_and_not_negative: moneyIsWhole,
  money_unit_slip: unitIsTheSame,
  counts_whole_and_not_negative: countsAreWhole,
  typed_total_matches_children: statedTotalsMatch,
  transfers_inside_cancel: transfersInside,
};

function judgeOf(rule: Rule): Judge {
  const judge = rule.comparison ? judgeComparison : JUDGES[rule.code];
  if (!judge) throw new Error(`rule ${rule.code}: nothing judges it`);
  return judge;
}

/** Every rule with what judges it, in the order of the rules. */
export const JUDGED: readonly { readonly rule: Rule; readonly judge: Judge }[] = RULES.filter(
  ({ code }) => !JUDGED_ELSEWHERE.has(code),
).map((rule) => ({ rule, judge: judgeOf(rule) }));
