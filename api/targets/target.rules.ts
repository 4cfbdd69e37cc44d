import { Rating } from "../awards/award.enums";
import { indicatorOfRow } from "../indicators/catalogue";
import { checkIndicator } from "./indicator.rules";
import { checkValue } from "./number.rules";
import { refuse } from "./refusal";
import type { TargetRow } from "./target.entity";
import { TargetOperator, TargetPeriodicity, TargetUnit } from "./target.enums";

function checkQualitative(row: TargetRow): void {
  refuse(
    row.value !== null,
    "value",
    "chỉ tiêu định tính không có con số",
    "a QUALITATIVE target has no value",
  );
  refuse(
    row.ratingValue !== null,
    "ratingValue",
    "chỉ tiêu định tính không có xếp loại",
    "a QUALITATIVE target has no rating",
  );
  refuse(
    row.unit !== TargetUnit.NONE,
    "unit",
    "chỉ tiêu định tính có đơn vị NONE",
    "a QUALITATIVE target has the unit NONE",
  );
  refuse(
    row.withinId !== null,
    "within",
    "chỉ tiêu định tính không là một phần của chỉ tiêu khác",
    "a QUALITATIVE target is no part of another",
  );
}

function checkRating(row: TargetRow): void {
  refuse(row.value !== null, "value", "chỉ tiêu xếp loại không có con số", "a target in RATING has no value");
  refuse(row.ratingValue === null, "ratingValue", "cần nêu mức xếp loại", "the rating to reach is missing");
  refuse(
    row.ratingValue === Rating.NOT_RATED,
    "ratingValue",
    "không thể đặt mục tiêu không xếp loại",
    "NOT_RATED is no rating to reach",
  );
  refuse(
    row.indicatorId !== null,
    "indicator",
    "xếp loại không đo bằng chỉ tiêu thống kê",
    "no indicator measures a rating",
  );
  refuse(
    row.withinId !== null,
    "within",
    "xếp loại không là một phần của chỉ tiêu khác",
    "a rating is no part of another target",
  );
}

/** Refuses a target that contradicts itself: BAD_USER_INPUT with the field. */
export function checkTarget(row: TargetRow): void {
  const indicator = row.indicatorId === null ? null : indicatorOfRow(row.indicatorId);
  refuse(
    row.congressCode !== null && row.campaignCode !== null,
    "campaign",
    "chỉ thuộc đại hội hoặc đợt thi đua, không cả hai",
    "a target belongs to a congress or to a campaign, not to both",
  );
  refuse(
    row.periodicity === TargetPeriodicity.PER_TERM && row.congressCode === null,
    "periodicity",
    "PER_TERM cần đại hội",
    "PER_TERM needs a congress",
  );
  refuse(
    row.periodicity === TargetPeriodicity.PER_CAMPAIGN && row.campaignCode === null,
    "periodicity",
    "PER_CAMPAIGN cần đợt thi đua",
    "PER_CAMPAIGN needs a campaign",
  );
  if (row.operator === TargetOperator.QUALITATIVE) checkQualitative(row);
  else if (row.unit === TargetUnit.RATING) checkRating(row);
  else checkValue(row, indicator);
  checkIndicator(row, indicator);
}
