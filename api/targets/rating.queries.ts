import { ClassificationStage, type Rating } from "../awards/award.enums";
import { grouped, places, type Batch } from "../platform/request";

/** A rating that was decided for a year. */
export interface DecidedRating {
  readonly unionId: number;
  readonly year: number;
  readonly rating: Rating;
}

/** The approved ratings of unions, the earliest first. */
export const approvedRatings: Batch<number, DecidedRating[]> = async (db, ids) => {
  const rows = (await db.query(
    `SELECT union_id AS unionId, year, rating FROM classification WHERE stage = ? AND union_id IN (${places(ids)}) ORDER BY year`,
    [ClassificationStage.APPROVED, ...ids],
  )) as DecidedRating[];
  return grouped(ids, rows, (row) => row.unionId);
};
