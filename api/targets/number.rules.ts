import { Aggregation, type Indicator } from "../indicators/indicator.type";
import { badInput } from "../platform/errors";
import { refuse } from "./refusal";
import type { TargetRow } from "./target.entity";
import { TargetOperator, TargetUnit } from "./target.enums";

/** Shares that may pass 100: of a plan, or where people who have left are still counted above the line. */
const MAY_PASS_100: ReadonlySet<string> = new Set([
  ...["members_admitted_plan_share", "membership_share", "advanced_workers_share", "excellent_members_share"],
  ...["women_award_registered_share", "women_award_achieved_share"],
]);

const WHOLE: ReadonlySet<TargetUnit> = new Set([
  TargetUnit.PERSON,
  TargetUnit.EVENT,
  TargetUnit.AWARD,
  TargetUnit.UNION,
  TargetUnit.VND,
]);
const DECIMALS = 10_000;

/** A share of people or bodies among themselves. */
function isSubset(row: TargetRow, indicator: Indicator | null): boolean {
  if (row.withinId !== null) return true;
  return (
    indicator !== null && indicator.aggregation === Aggregation.RATIO && !MAY_PASS_100.has(indicator.code)
  );
}

/** Refuses a number that does not go with its unit, or a part of more than its whole. */
export function checkValue(row: TargetRow, indicator: Indicator | null): void {
  const { value, unit } = row;
  refuse(
    unit === TargetUnit.NONE,
    "unit",
    "đơn vị NONE chỉ dùng cho chỉ tiêu định tính",
    "the unit NONE goes with QUALITATIVE only",
  );
  refuse(
    row.ratingValue !== null,
    "ratingValue",
    "chỉ dùng với đơn vị RATING",
    "goes with the unit RATING only",
  );
  if (value === null)
    throw badInput("value", "value: cần nêu con số phải đạt / the number to reach is missing.");
  refuse(!Number.isFinite(value) || value < 0, "value", "phải từ 0 trở lên", "must be 0 or more");
  refuse(
    value > Number.MAX_SAFE_INTEGER / DECIMALS && !Number.isSafeInteger(value),
    "value",
    "số quá lớn",
    "the number is too large",
  );
  refuse(
    WHOLE.has(unit) && !Number.isInteger(value),
    "value",
    "phải là số nguyên",
    "must be a whole number in this unit",
  );
  refuse(
    !Number.isInteger(value) && Math.round(value * DECIMALS) / DECIMALS !== value,
    "value",
    "tối đa 4 chữ số thập phân",
    "at most 4 decimals",
  );
  if (unit !== TargetUnit.PERCENT || !isSubset(row, indicator)) return;
  refuse(
    value > 100,
    "value",
    "một phần không thể quá 100 %",
    "a part is never more than 100 % of its whole",
  );
  refuse(
    value === 100 && row.operator === TargetOperator.MORE_THAN,
    "value",
    "không thể trên 100 %",
    "a part is never more than 100 % of its whole",
  );
}
