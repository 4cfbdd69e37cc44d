import { CATALOGUE } from "../indicators/catalogue";
import { Aggregation, type Indicator } from "../indicators/indicator.type";

/** By what a target is measured: one indicator, or the share of one total in another. */
export type Yardstick =
  | { readonly indicator: Indicator; readonly of: null }
  | { readonly indicator: Indicator; readonly of: Indicator };

/** What is counted: the numerator of a share, the indicator itself otherwise. */
const counted = (indicator: Indicator): Indicator => indicator.numerator ?? indicator;

/**
 * By what a target is measured. “Of these, 20 %” is the share of what it counts in what its parent counts: by the
 * catalogue's own ratio of the two where there is one. Null where there is nothing to measure by.
 */
export function yardstickOf(
  indicator: Indicator | null,
  parent: Indicator | null,
  isShareOfParent: boolean,
): Yardstick | null {
  if (indicator === null) return null;
  if (!isShareOfParent) return { indicator, of: null };
  if (parent === null) return null;
  const [part, whole] = [counted(indicator), counted(parent)];
  const ratio = CATALOGUE.find(
    (each) => each.aggregation === Aggregation.RATIO && each.numerator === part && each.denominator === whole,
  );
  return ratio ? { indicator: ratio, of: null } : { indicator: part, of: whole };
}
