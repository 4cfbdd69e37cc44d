import { Aggregation, type Indicator } from "../indicators/indicator.type";
import { refuse } from "./refusal";
import type { TargetRow } from "./target.entity";
import { IndicatorFit, TargetOperator, TargetUnit } from "./target.enums";

const EVENTS: ReadonlySet<string> = new Set([
  ...["event", "session", "inspection", "supervision", "visit", "conference", "course"],
  ...["dialogue", "campaign", "participation", "stoppage", "case", "item", "agreement", "initiative"],
]);

/** The units of indicators in which a target of a unit can be measured; a target in OTHER fits what no other unit fits. */
const FITS: Readonly<Partial<Record<TargetUnit, (indicator: Indicator) => boolean>>> = {
  [TargetUnit.PERCENT]: (indicator) => indicator.aggregation === Aggregation.RATIO,
  [TargetUnit.PERSON]: ({ unitCode }) => unitCode === "person" || unitCode === "child",
  [TargetUnit.EVENT]: ({ unitCode }) => EVENTS.has(unitCode),
  [TargetUnit.AWARD]: ({ unitCode }) => unitCode === "award",
  [TargetUnit.UNION]: ({ unitCode }) => unitCode === "union",
  [TargetUnit.VND]: ({ unitCode }) => unitCode === "vnd",
  [TargetUnit.OTHER]: ({ unitCode }) => unitCode !== "percent" && unitCode !== "vnd",
};

/** Refuses an indicator in another unit, and a fit without what it speaks of. */
export function checkIndicator(row: TargetRow, indicator: Indicator | null): void {
  const named = indicator !== null || row.unit === TargetUnit.RATING;
  refuse(
    row.fit !== IndicatorFit.SAME && !named,
    "fit",
    "cần nêu chỉ tiêu thống kê",
    "goes with an indicator or a rating",
  );
  refuse(
    row.fit === IndicatorFit.PART && row.unit === TargetUnit.RATING,
    "fit",
    "xếp loại không đếm một phần",
    "a rating counts no part",
  );
  refuse(
    row.fit === IndicatorFit.OTHER_POPULATION && row.populationVi === null,
    "population",
    "cần nêu đối tượng của chỉ tiêu",
    "the population of the target is missing",
  );
  if (indicator === null || row.operator === TargetOperator.QUALITATIVE) return;
  const isShareOfParent = row.unit === TargetUnit.PERCENT && row.withinId !== null;
  const counts = isShareOfParent ? indicator.unitCode !== "vnd" : (FITS[row.unit]?.(indicator) ?? false);
  refuse(
    !counts,
    "indicator",
    "đơn vị của chỉ tiêu thống kê không khớp với unit",
    "its unit does not fit the target's",
  );
}
