import { encodeId } from "../platform/ids";
import { grouped, inOrder, places, type Batch } from "../platform/request";
import { factNode, factsById } from "../record/reading";
import { yearlyFacts } from "../record/yearly-facts";
import type { AwardStage, AwardSubject, ClassificationStage, Rating } from "./award.enums";
import { Award, Classification } from "./award.type";

interface AwardRead {
  id: number;
  union_id: number;
  title_code: string;
  subject: AwardSubject;
  stage: AwardStage;
  year: number;
  recipients: number;
  eligible: number | null;
  issuer: string | null;
  issuer_union_id: number | null;
  campaign_id: number | null;
  source_id: number | null;
}

function toAward(row: AwardRead): Award {
  const { subject, stage, year, recipients, eligible, issuer } = row;
  return Object.assign(new Award(), {
    id: encodeId("Award", row.id),
    unionId: row.union_id,
    titleCode: row.title_code,
    issuerUnionId: row.issuer_union_id,
    campaignId: row.campaign_id,
    sourceId: row.source_id,
    subject,
    stage,
    year,
    count: recipients,
    eligible,
    issuer,
  });
}

/** Awards by their internal ids. */
export const awardById = factsById("award", toAward);

export const awardNode = factNode(awardById);

/** The awards of a union. */
export const unionAwards = yearlyFacts<AwardRead, Award>("union.awards", "award", toAward);

interface ClassificationRead {
  id: number;
  union_id: number;
  year: number;
  stage: ClassificationStage;
  rating: Rating;
  proposed_to_id: number | null;
  source_id: number | null;
}

const toClassification = (row: ClassificationRead): Classification =>
  Object.assign(new Classification(), {
    unionId: row.union_id,
    proposedToId: row.proposed_to_id,
    sourceId: row.source_id,
    year: row.year,
    rating: row.rating,
    stage: row.stage,
  });

/** How unions were rated, the latest year first, in each from their own assessment to the decision. */
export const classificationsOf: Batch<number, Classification[]> = async (db, unionIds) => {
  const rows = (await db.query(
    `SELECT k.* FROM classification k WHERE k.union_id IN (${places(unionIds)})
      ORDER BY k.union_id, k.year DESC, CASE k.stage WHEN 'SELF_ASSESSED' THEN 1 WHEN 'PROPOSED' THEN 2 ELSE 3 END`,
    [...unionIds],
  )) as ClassificationRead[];
  return grouped(unionIds, rows, (row) => row.union_id).map((some) => some.map(toClassification));
};

/** Classifications by their internal ids. */
export const classificationById: Batch<number, Classification | null> = async (db, ids) => {
  const rows = (await db.query(`SELECT k.* FROM classification k WHERE k.id IN (${places(ids)})`, [
    ...ids,
  ])) as ClassificationRead[];
  return inOrder(ids, rows, (row) => row.id).map((row) => row && toClassification(row));
};
