import type { Indicator } from "../indicators/indicator.type";
import { readPeriod } from "../indicators/period";
import { badInput } from "../platform/errors";
import type { RequestContext } from "../platform/request";
import { soon, soonAll, type Soon } from "../platform/soon";
import type { Frame } from "./frame";
import { toObservation } from "./observation.type";
import { Question } from "./question";
import { StatisticsScope } from "./statistics.enums";
import { SeriesPoint } from "./statistics.type";

const MOST_YEARS = 50;

/** The figures of one indicator in each year of a span; all years are read together. */
export function seriesOf(
  request: RequestContext,
  unionId: number,
  indicator: Indicator,
  { fromYear, toYear }: { readonly fromYear: number; readonly toYear: number },
  frame: Frame,
): Soon<SeriesPoint[]> {
  if (fromYear > toYear || toYear - fromYear >= MOST_YEARS) {
    throw badInput(
      "toYear",
      `toYear: từ fromYear trở đi, tối đa ${MOST_YEARS} năm / from fromYear on, at most ${MOST_YEARS} years.`,
    );
  }
  const years = Array.from({ length: toYear - fromYear + 1 }, (_, index) => String(fromYear + index));
  const periods = years.map((year) => readPeriod(year, request.today));
  const question = new Question(request, unionId, StatisticsScope.SUBTREE, null, [indicator], frame);
  return soonAll(
    periods.map((period) =>
      soon(question.answer(period), (cells) => {
        const observation = toObservation(question, period, cells.get(indicator)!);
        return Object.assign(new SeriesPoint(), { period, observation });
      }),
    ),
  );
}
