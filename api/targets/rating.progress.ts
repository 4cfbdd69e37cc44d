import { Rating } from "../awards/award.enums";
import type { ReportPeriod } from "../indicators/period";
import type { RequestContext } from "../platform/request";
import { progress } from "./found";
import * as notes from "./notes";
import { approvedRatings } from "./rating.queries";
import type { Stretch } from "./span";
import { TargetPeriodicity } from "./target.enums";
import type { Target, TargetProgress } from "./target.type";
import { statusOf } from "./verdict";

const RANKS: Readonly<Record<Rating, number | null>> = {
  [Rating.EXCELLENT]: 4,
  [Rating.GOOD]: 3,
  [Rating.COMPLETED]: 2,
  [Rating.NOT_COMPLETED]: 1,
  [Rating.NOT_RATED]: null,
};

/** The latest approved rating of the span up to the period decides. */
export async function ratingProgress(
  request: RequestContext,
  target: Target,
  period: ReportPeriod,
  { over }: Stretch,
): Promise<TargetProgress> {
  const ratings = await request.load(approvedRatings, target.unionId);
  const yearly = target.periodicity === TargetPeriodicity.PER_YEAR;
  const lastYear = Math.min(period.year, target.lastYear ?? period.year);
  const firstYear = yearly ? period.year : (target.firstYear ?? period.year);
  const latest = ratings.filter(({ year }) => year >= firstYear && year <= lastYear).at(-1);
  if (!latest) return progress({ explanation: notes.NO_RATING });
  const rank = RANKS[latest.rating];
  if (rank === null) return progress({ actualRating: latest.rating, explanation: notes.NOT_RATED });
  const stale = over && latest.year < lastYear;
  const status = statusOf({
    operator: target.operator,
    target: RANKS[target.ratingValue!]!,
    evidence: { kind: stale ? "PART" : "EXACT", value: rank },
    complete: !stale,
    over,
    growing: false,
  });
  return progress({
    status,
    actualRating: latest.rating,
    explanation: latest.year < lastYear ? notes.RATING_OF_A_YEAR : null,
  });
}
