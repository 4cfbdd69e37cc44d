import { findIndicator } from "../../indicators/catalogue";
import type { Rule } from "../../indicators/rule.catalogue";
import { decide, meantBy, type Stated } from "../../indicators/rule.evaluation";
import { EXECUTIVE_COMMITTEE, INSPECTION_COMMITTEE, limitOn, type Size } from "../../indicators/rule.limits";
import { exactly, intervalPlus, type Fraction, type Interval } from "../../indicators/rule.number";
import type { Evidence } from "./evidence";
import type { Verdict } from "./judge";
import { fail, inexact, missing, name, notEvaluable, number, pass, stated, type Said } from "./said";

const EXECUTIVE = "executive_committee_members";
const STANDING = "standing_committee_members";
const INSPECTION = "inspection_committee_members";
const MEMBERS = "members";

/** An executive committee of fewer elects no standing committee. */
const FEWEST_WITH_STANDING = 9;

const named = (code: string): Said => name(findIndicator(code)!);

function lacking(rule: Rule, { figures }: Evidence, codes: readonly string[]): Verdict | null {
  const terms = codes
    .filter((code) => !figures.has(code))
    .map((code) => ({ name: code, of: "REPORT" as const }));
  return terms.length === 0 ? null : notEvaluable(rule, missing(terms));
}

function undecided(rule: Rule, { figures }: Evidence, codes: readonly string[]): Verdict {
  return notEvaluable(rule, inexact(codes.map((code) => [named(code), figures.get(code)!])));
}

const minus = (interval: Interval, amount: number): Interval =>
  intervalPlus(interval, { low: exactly(-amount), high: exactly(-amount) });

const reaches = (members: number, bound: Fraction | null): boolean =>
  bound === null || bound.over >= BigInt(members) * bound.under;

/** The step that holds for so many members; for any number of them (null) the last one. */
const stepFor = (sizes: readonly Size[], bound: Fraction | null): Size =>
  sizes.findLast(({ members }) => reaches(members, bound)) ?? sizes[0]!;

/** PASS where the number is surely allowed, FAIL where it surely is not, whatever number of members is meant. */
function judgeSize(sizes: readonly Size[], size: Stated, members: Stated | null): "PASS" | "FAIL" | null {
  const meant = meantBy(size);
  const { low, high } = members ? meantBy(members) : { low: exactly(0), high: exactly(0) };
  const fewest = stepFor(sizes, low);
  const most = stepFor(sizes, high);
  const enough = decide(minus(meant, fewest.least), ">=");
  if (enough === "FAIL" || decide(minus(meant, most.most), "<=") === "FAIL") return "FAIL";
  return enough === "PASS" && decide(minus(meant, fewest.most), "<=") === "PASS" ? "PASS" : null;
}

const range = ({ least, most }: Size): Said => {
  const [from, to] = [number(least), number(most)];
  if (least === most) return to;
  return least === 0
    ? { vi: `≤ ${to.vi}`, en: `≤ ${to.en}` }
    : { vi: `${from.vi}–${to.vi}`, en: `${from.en}–${to.en}` };
};

/** executive_committee_size: for the kinds and days of which a document sets a number. */
export function executiveCommitteeSize(rule: Rule, evidence: Evidence): Verdict[] {
  const { figures, life, report } = evidence;
  const dated = limitOn(EXECUTIVE_COMMITTEE[life.kind], report.period.to);
  if (!dated) return [];
  const byMembers = dated.limit.length > 1;
  const codes = byMembers ? [EXECUTIVE, MEMBERS] : [EXECUTIVE];
  const lack = lacking(rule, evidence, codes);
  if (lack) return [lack];
  const size = figures.get(EXECUTIVE)!;
  const members = figures.get(MEMBERS) ?? null;
  const outcome = judgeSize(dated.limit, size, byMembers ? members : null);
  if (outcome === null) return [undecided(rule, evidence, codes)];
  const meant = members && meantBy(members);
  // What is said fits every number of members that may be meant.
  const limit = range(stepFor(dated.limit, meant && (outcome === "FAIL" ? meant.high : meant.low)));
  const people = members ? stated(members) : { vi: "số", en: "its" };
  const basis = { vi: dated.basis!, en: dated.basis! };
  if (outcome === "FAIL") {
    return [fail(rule, { [EXECUTIVE]: stated(size), [MEMBERS]: people, limit, basis })];
  }
  const { vi, en } = stated(size);
  return [
    pass(rule, {
      vi: `Ban chấp hành có ${vi} ủy viên, trong mức quy định ${limit.vi} theo ${basis.vi}.`,
      en: `The executive committee has ${en} members, within the limit ${limit.en} under ${basis.en}.`,
    }),
  ];
}

/** standing_committee_needs_nine */
export function standingCommitteeNeedsNine(rule: Rule, evidence: Evidence): Verdict[] {
  const { figures } = evidence;
  const lack = lacking(rule, evidence, [STANDING, EXECUTIVE]);
  if (lack) return [lack];
  const [standing, executive] = [figures.get(STANDING)!, figures.get(EXECUTIVE)!];
  const none = decide(meantBy(standing), "<=");
  const large = decide(minus(meantBy(executive), FEWEST_WITH_STANDING), ">=");
  const values = { [STANDING]: stated(standing), [EXECUTIVE]: stated(executive) };
  if (none === "FAIL" && large === "FAIL") return [fail(rule, values)];
  if (none !== "PASS" && large !== "PASS") return [undecided(rule, evidence, [STANDING, EXECUTIVE])];
  return [
    pass(rule, {
      vi: `Ban thường vụ có ${values[STANDING]!.vi} ủy viên, ban chấp hành có ${values[EXECUTIVE]!.vi}.`,
      en: `The standing committee has ${values[STANDING]!.en} members, the executive committee ${values[EXECUTIVE]!.en}.`,
    }),
  ];
}

/** inspection_committee_size: for the kinds and days of which a document sets a number. */
export function inspectionCommitteeSize(rule: Rule, evidence: Evidence): Verdict[] {
  const { figures, life, report } = evidence;
  const dated = limitOn(INSPECTION_COMMITTEE[life.kind], report.period.to);
  if (!dated) return [];
  const lack = lacking(rule, evidence, [INSPECTION]);
  if (lack) return [lack];
  const size = figures.get(INSPECTION)!;
  const outcome = decide(minus(meantBy(size), dated.limit), "<=");
  const limit = number(dated.limit);
  const values = { [INSPECTION]: stated(size), limit };
  if (outcome === "FAIL") return [fail(rule, values)];
  if (outcome === "NOT_EVALUABLE") return [undecided(rule, evidence, [INSPECTION])];
  return [
    pass(rule, {
      vi: `Ủy ban kiểm tra có ${values[INSPECTION]!.vi} ủy viên, không quá ${limit.vi} theo ${dated.basis}.`,
      en: `The inspection committee has ${values[INSPECTION]!.en} members, not more than ${limit.en} under ${dated.basis}.`,
    }),
  ];
}
