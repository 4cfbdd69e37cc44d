import { DatePrecision } from "../platform/date-precision";
import { addDays, OPEN_FROM, OPEN_TO, type Day } from "../platform/days";
import { badInput } from "../platform/errors";
import { checkDay, checkYear } from "../record/rules";
import type { UnionRow } from "../unions/union.entity";
import type { StatedDays } from "./campaign.draft";
import type { CampaignPhaseRow, CampaignRow } from "./campaign.entity";

type Span = Pick<CampaignRow, "validFrom" | "fromPrecision" | "validTo" | "toPrecision">;

/** A day that is stated anew is exact unless it says otherwise: how exactly another day was known says nothing about it. */
const precisionOf = (
  day: Day | null | undefined,
  stated: DatePrecision | null | undefined,
  before: DatePrecision | undefined,
): DatePrecision => stated ?? (day === undefined ? before : undefined) ?? DatePrecision.DAY;

/** The stored span of the days stated; what is undefined keeps what `before` had. */
export function spanOf(stated: StatedDays, before: Span | null, field: string): Span {
  const span = {
    validFrom: stated.from === undefined ? (before?.validFrom ?? OPEN_FROM) : (stated.from ?? OPEN_FROM),
    fromPrecision: precisionOf(stated.from, stated.fromPrecision, before?.fromPrecision),
    validTo:
      stated.to === undefined
        ? (before?.validTo ?? OPEN_TO)
        : stated.to === null
          ? OPEN_TO
          : addDays(stated.to, 1),
    toPrecision: precisionOf(stated.to, stated.toPrecision, before?.toPrecision),
  };
  if (span.validFrom >= span.validTo) {
    throw badInput(
      field,
      `${field}: ngày kết thúc không được trước ngày bắt đầu / the last day cannot come before the first.`,
    );
  }
  return span;
}

/** A campaign belongs to a year that its days touch and its union lives in; it is launched while the union exists. */
export function checkCampaign(row: CampaignRow, union: UnionRow): void {
  checkYear(union, row.year);
  checkDay(union, row.launchedOn, "launchedOn");
  if (row.validTo <= union.validFrom || row.validFrom >= union.validTo) checkDay(union, dayOf(row), "from");
  if (row.validTo <= `${row.year}-01-01` || row.validFrom >= `${row.year + 1}-01-01`) {
    throw badInput(
      "year",
      "year: không trùng thời gian của phong trào / the campaign has no day in this year.",
    );
  }
}

const dayOf = (row: CampaignRow): Day =>
  row.validFrom === OPEN_FROM ? addDays(row.validTo, -1) : row.validFrom;

/** Every phase lies within its campaign. */
export function checkPhases(campaign: CampaignRow, phases: readonly CampaignPhaseRow[]): void {
  phases.forEach((phase, index) => {
    const field = `phases.${index}`;
    const bound = (side: "from" | "to") =>
      badInput(
        `${field}.${side}`,
        `${field}.${side}: giai đoạn nằm ngoài thời gian của phong trào / the phase lies outside its campaign.`,
      );
    if (
      phase.validFrom !== OPEN_FROM &&
      (phase.validFrom < campaign.validFrom || phase.validFrom >= campaign.validTo)
    )
      throw bound("from");
    if (
      phase.validTo !== OPEN_TO &&
      (phase.validTo > campaign.validTo || phase.validTo <= campaign.validFrom)
    )
      throw bound("to");
  });
}
