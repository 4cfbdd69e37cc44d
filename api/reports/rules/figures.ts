import type { Stated } from "../../indicators/rule.evaluation";
import { ValueQualifier } from "../../indicators/value.enums";

/** Figures by the code of the indicator. */
export type Figures = ReadonlyMap<string, Stated>;

const INEXACT = [ValueQualifier.ABOUT, ValueQualifier.MORE_THAN, ValueQualifier.AT_LEAST];

/** Figures of several unions as one: what every one of them stated, added up; as inexact as its parts. */
export function addUp(all: readonly Figures[]): Figures {
  const [first, ...others] = all;
  const sums = new Map<string, Stated>();
  for (const [code, own] of first ?? []) {
    const parts = [own, ...others.flatMap((figures) => figures.get(code) ?? [])];
    if (parts.length < all.length) continue;
    const value = parts.reduce((sum, part) => sum + part.value, 0);
    const qualifier = INEXACT.find((each) => parts.some((part) => part.qualifier === each));
    sums.set(code, { value, qualifier: qualifier ?? ValueQualifier.EXACT });
  }
  return sums;
}
