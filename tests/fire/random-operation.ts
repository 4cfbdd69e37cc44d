import { Role } from "../../api/platform/actor";
import type { Dice } from "./dice";
import { INDICATORS, QUALIFIERS } from "./figures";
import { Ledger } from "./ledger";
import type { Entry, Operation } from "./operation";
import { EXPLAINED_FROM_THE_FIRST, MODELLED_WARNINGS } from "./rules";
import { aboveOn, TREE } from "./tree";

type Verb = Operation["verb"];
const VERBS: readonly Verb[] = ["SAVE", "SUBMIT", "RETURN", "APPROVE", "AMEND", "EXEMPT"];

/** The steps that lead on from where a report stands; those that are taken more often stand there more often. */
const ONWARD: Readonly<Record<string, readonly Verb[]>> = {
  NOT_DUE: ["SAVE", "SAVE", "SAVE", "EXEMPT"],
  DUE: ["SAVE", "SAVE", "SAVE", "EXEMPT"],
  DRAFT: ["SAVE", "SUBMIT", "SUBMIT", "SUBMIT", "EXEMPT"],
  SUBMITTED: ["APPROVE", "APPROVE", "APPROVE", "RETURN"],
  RETURNED: ["SAVE"],
  APPROVED: ["AMEND"],
  EXEMPT: ["EXEMPT"],
};

const STATED = INDICATORS.filter(({ most }) => most !== undefined);

function randomEntries(dice: Dice): Entry[] {
  return dice.some(STATED, dice.below(STATED.length + 1)).map(({ code: indicator, most }) => {
    if (dice.chance(0.08)) return { indicator, value: null };
    const qualifier = dice.chance(0.25) ? dice.pick(QUALIFIERS) : undefined;
    if (dice.chance(0.08)) return { indicator, qualifier };
    return { indicator, value: dice.chance(0.1) ? 0 : dice.below(most!), qualifier };
  });
}

/** As an officer explains: every warning that the model leaves aside, and the others as it happens. */
function randomExplanations(dice: Dice, first: boolean): Map<string, string> {
  const texts = new Map<string, string>();
  if (first) for (const code of EXPLAINED_FROM_THE_FIRST) texts.set(code, "Đã đối chiếu với danh sách");
  for (const code of MODELLED_WARNINGS)
    if (dice.chance(0.5)) texts.set(code, dice.chance(0.8) ? "Có người làm việc theo mùa vụ" : "");
  return texts;
}

/** Who does it: mostly whoever may, sometimes whoever comes along. */
function randomActor(dice: Dice, ledger: Ledger, verb: Verb, union: string): Operation["actor"] {
  if (dice.chance(0.12))
    return { union: dice.pick(TREE).code, role: dice.pick([Role.READER, Role.REPORTER, Role.APPROVER]) };
  if (verb === "SAVE" || verb === "SUBMIT") return { union, role: Role.REPORTER };
  const above = aboveOn(union, ledger.today);
  return { union: above.length > 0 ? dice.pick(above) : "goc", role: Role.APPROVER };
}

/** An operation on one of the reports: mostly one that leads on, sometimes any other, or one that saw an old revision. */
export function randomOperation(
  dice: Dice,
  ledger: Ledger,
  places: readonly { readonly union: string; readonly period: string }[],
  key: string,
): Operation {
  const standing = (place: (typeof places)[number]): string =>
    ledger.standing(place.union, place.period).status;
  const first = dice.pick(places);
  // An exemption mostly stays, so that boards are seen with it.
  const { union, period } = standing(first) === "EXEMPT" && dice.chance(0.7) ? dice.pick(places) : first;
  const { status, revision } = ledger.standing(union, period);
  const verb = dice.chance(0.85) ? dice.pick(ONWARD[status]!) : dice.pick(VERBS);
  const changes = verb === "SAVE" || verb === "AMEND";
  const stale = dice.chance(0.06) ? dice.pick([-1, 1]) : 0;
  const claims = verb === "SAVE" ? dice.chance(0.5) : verb !== "EXEMPT";
  return {
    ...{ verb, union, period, key },
    actor: randomActor(dice, ledger, verb, union),
    expectedRevision: claims ? Math.max(0, revision + stale) : null,
    values: changes ? randomEntries(dice) : [],
    explanations: changes ? randomExplanations(dice, verb === "SAVE") : new Map(),
    ...(verb === "EXEMPT" && { exempt: dice.chance(0.15) ? status === "EXEMPT" : status !== "EXEMPT" }),
  };
}
