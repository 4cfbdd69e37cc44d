import { encodeId } from "../../api/platform/ids";
import { Role } from "../../api/platform/actor";
import type { Figures, Qualifier } from "./figures";

/** A change of one indicator: what is left out stays, a null takes the indicator away. */
export interface Entry {
  readonly indicator: string;
  readonly value?: number | null;
  readonly qualifier?: Qualifier;
}

/** One mutation of a report as somebody sends it. */
export interface Operation {
  readonly verb: "SAVE" | "SUBMIT" | "RETURN" | "APPROVE" | "AMEND" | "EXEMPT";
  readonly actor: { readonly union: string; readonly role: Role };
  readonly union: string;
  readonly period: string;
  /** Null claims nothing; only a save may. */
  readonly expectedRevision: number | null;
  readonly values: readonly Entry[];
  /** By the code of the rule; an empty text takes the explanation away. */
  readonly explanations: ReadonlyMap<string, string>;
  /** False takes an exemption back. */
  readonly exempt?: boolean;
  readonly key: string;
}

/** The `$input` of the mutation. */
export function inputOf(operation: Operation): object {
  const { verb, union, period, expectedRevision, values, exempt, key: idempotencyKey } = operation;
  const explanations = [...operation.explanations].map(([rule, explanation]) => ({ rule, explanation }));
  if (verb === "SAVE") return { union, period, values, explanations, expectedRevision, idempotencyKey };
  const reason = "Theo biên bản kiểm tra";
  if (verb === "EXEMPT") return { union, period, reason, exempt, idempotencyKey };
  const seen = { reportId: encodeId("Report", `${union}/${period}`), expectedRevision, idempotencyKey };
  if (verb === "RETURN") return { ...seen, reason };
  return verb === "AMEND" ? { ...seen, reason, values, explanations } : seen;
}

/** What a report says after a change. */
export function patchFigures(stored: Figures, entries: readonly Entry[]): Figures {
  const figures = new Map(stored);
  for (const { indicator, value, qualifier } of entries) {
    const before = figures.get(indicator);
    if (value === null) figures.delete(indicator);
    else if (value !== undefined) figures.set(indicator, { value, qualifier: qualifier ?? "EXACT" });
    else if (before) figures.set(indicator, { ...before, qualifier: qualifier ?? before.qualifier });
  }
  return figures;
}

/** Which warnings a report explains after a change. */
export function patchExplained(
  stored: ReadonlySet<string>,
  explanations: Operation["explanations"],
): ReadonlySet<string> {
  const explained = new Set(stored);
  for (const [rule, text] of explanations) {
    if (text === "") explained.delete(rule);
    else explained.add(rule);
  }
  return explained;
}
