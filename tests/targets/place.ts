import { launchCampaign } from "../../api/campaigns/campaign.service";
import { CongressStatus } from "../../api/congresses/congress.enums";
import { recordCongress } from "../../api/congresses/congress.service";
import { TargetOperator, TargetPeriodicity, TargetUnit, IndicatorFit } from "../../api/targets/target.enums";
import type { TargetGiven } from "../../api/targets/target.columns";
import { setTarget } from "../../api/targets/target.service";
import { UnionRow } from "../../api/unions/union.entity";
import type { App } from "../support/app";

const TODAY = "2026-11-21";

/** A congress of a union with its term. */
export async function congress(
  app: App,
  union: string,
  code: string,
  years: readonly [number | null, number | null] | null,
): Promise<void> {
  await app.database.write(async (tx) => {
    const row = (await tx.findOneBy(UnionRow, { code: union }))!;
    const term = years && { startYear: years[0], endYear: years[1], ordinal: null };
    const facts = {
      ordinal: null,
      status: CongressStatus.HELD,
      form: null,
      heldOn: null,
      isPilot: false,
      chosenById: null,
    };
    await recordCongress(tx, row, { ...facts, term }, { code, sourceId: null, today: TODAY });
  });
}

/** A campaign of a union, from its first day to its last. */
export async function campaign(
  app: App,
  union: string,
  code: string,
  from: string,
  to: string,
): Promise<void> {
  await app.database.write(async (tx) => {
    const row = (await tx.findOneBy(UnionRow, { code: union }))!;
    await launchCampaign(
      tx,
      row,
      code,
      { name: code, kind: "emulation", year: Number(from.slice(0, 4)), from, to },
      null,
    );
  });
}

/** Sets a target without a caller; a yearly count of inspections, at least 10, unless the draft says more. Returns its id in the database. */
export function target(
  app: App,
  union: string,
  draft: Partial<TargetGiven> & { ordinal: string },
): Promise<number> {
  return app.database.write(async (tx) => {
    const row = (await tx.findOneBy(UnionRow, { code: union }))!;
    const given: TargetGiven = {
      text: "Kiểm tra",
      operator: TargetOperator.AT_LEAST,
      value: 10,
      unit: TargetUnit.EVENT,
      periodicity: TargetPeriodicity.PER_YEAR,
      indicator: "inspections",
      fit: IndicatorFit.SAME,
      ...draft,
    };
    return (await setTarget(tx, row, given, null)).id;
  });
}
