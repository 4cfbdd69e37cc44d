import { campaignIdOf } from "../campaigns/campaign.service";
import { checkTakesPart } from "../campaigns/taking-part";
import {
  checkCount,
  checkPart,
  checkYear,
  knownCode,
  notNull,
  optionalText,
  unionIdOf,
} from "../record/rules";
import type { FactKind } from "../record/writing";
import { AwardRow } from "./award.entity";
import type { CorrectAwardInput, RecordAwardInput } from "./award.inputs";

type Given = Partial<Omit<RecordAwardInput & CorrectAwardInput, "awardId">>;

/** The rules of an award: a known title, no more recipients than could receive it, a year of the union's life. */
export const AWARD: FactKind<AwardRow, Given> = {
  type: "Award",
  table: "award",
  entity: AwardRow,
  columns: async (tx, given) => {
    for (const field of ["title", "subject", "stage", "year", "count"] as const) notNull(given[field], field);
    return {
      titleCode:
        given.title === undefined ? undefined : await knownCode(tx, "award_title", given.title, "title"),
      subject: given.subject,
      stage: given.stage,
      year: given.year,
      recipients: given.count,
      eligible: given.eligible,
      issuer: optionalText(given.issuer, "issuer", 300),
      issuerUnionId: await unionIdOf(tx, given.issuerUnion, "issuerUnion"),
      campaignId: await campaignIdOf(tx, given.campaign, "campaign"),
    };
  },
  check: (row, union) => {
    checkYear(union, row.year);
    checkCount(row.recipients, "count");
    checkCount(row.eligible, "eligible");
    checkPart(row.recipients, row.eligible, "count", "eligible");
  },
  checkAgainst: async (tx, { campaignId }, before, union) => {
    if (campaignId !== null && campaignId !== before?.campaignId)
      await checkTakesPart(tx, { id: campaignId }, union);
  },
};
