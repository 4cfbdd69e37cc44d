import type { Indicator } from "../indicators/indicator.type";
import { CATALOGUE } from "../indicators/catalogue";
import type { ReportPeriod } from "../indicators/period";
import type { Batch, RequestContext } from "../platform/request";
import { Question } from "../statistics/question";
import { StatisticsScope } from "../statistics/statistics.enums";
import { Coverage } from "../statistics/statistics.type";
import { progress } from "./found";
import { measureOf, shareOf, type Measure } from "./measure";
import * as notes from "./notes";
import { ratingProgress } from "./rating.progress";
import { stretchOf, type Stretch } from "./span";
import { IndicatorFit, TargetOperator, TargetUnit } from "./target.enums";
import type { Target, TargetProgress } from "./target.type";
import { statusOf, type Evidence } from "./verdict";
import { yardstickOf, type Yardstick } from "./yardstick";

interface QuestionKey {
  readonly unionId: number;
  readonly indicators: readonly number[];
}

/** One question for each union, about everything that all targets of the request's level need, so that it is read together. */
const sharedQuestion: Batch<QuestionKey, Question> = async (_db, keys, request) => {
  const wanted = new Set(keys.flatMap((key) => key.indicators));
  const indicators = CATALOGUE.filter((indicator) => wanted.has(indicator.rowId));
  const questions = new Map(
    keys.map(({ unionId }) => [
      unionId,
      new Question(request, unionId, StatisticsScope.SUBTREE, null, indicators),
    ]),
  );
  return keys.map(({ unionId }) => questions.get(unionId)!);
};

async function measure(
  request: RequestContext,
  target: Target,
  { indicator, of }: Yardstick,
  { parts }: Stretch,
): Promise<Measure> {
  const asked = of ? [indicator, of] : [indicator];
  const question = await request.load(sharedQuestion, {
    unionId: target.unionId,
    indicators: asked.map((each) => each.rowId),
  });
  const answers = await Promise.all(parts.map((period) => question.answer(period)));
  const over = (each: Indicator): Measure =>
    measureOf(
      each,
      answers.map((cells) => cells.get(each)!),
    );
  return of ? shareOf(over(indicator), over(of)) : over(indicator);
}

/** What the figure proves about what the target speaks of. */
function evidenceFor(target: Target, { evidence, stale }: Measure, over: boolean): Evidence {
  if (evidence === null) return null;
  if (stale && over) return { kind: evidence.kind === "ABOUT" ? "ABOUT" : "PART", value: evidence.value };
  return target.fit === IndicatorFit.PART && evidence.kind === "EXACT"
    ? { kind: "AT_LEAST", value: evidence.value }
    : evidence;
}

function coverageOf({ value, status, expectedUnits, reportedUnits }: Measure): Coverage | null {
  if (value === null && status === "SUPPRESSED") return null;
  const ratio = expectedUnits === 0 ? null : reportedUnits / expectedUnits;
  return Object.assign(new Coverage(), { expectedUnits, reportedUnits, ratio });
}

/** How far a target has come up to a period, as far as the caller may see. */
export async function progressOf(
  request: RequestContext,
  target: Target,
  period: ReportPeriod,
): Promise<TargetProgress> {
  if (target.fit === IndicatorFit.OTHER_POPULATION) {
    return progress({ comparable: false, explanation: notes.otherPopulation(target) });
  }
  const stretch = stretchOf(target, period, request.today);
  if (typeof stretch === "string") return progress({ explanation: notes.NO_STRETCH[stretch] });
  if (target.unit === TargetUnit.RATING) return ratingProgress(request, target, period, stretch);
  const isShareOfParent = target.withinId !== null && target.unit === TargetUnit.PERCENT;
  const yardstick = yardstickOf(target.indicator, target.parentIndicator, isShareOfParent);
  if (yardstick === null) {
    if (target.operator === TargetOperator.QUALITATIVE) return progress({ explanation: notes.QUALITATIVE });
    return progress({
      explanation: target.indicator === null ? notes.NO_INDICATOR : notes.NO_PARENT_INDICATOR,
    });
  }
  const figure = await measure(request, target, yardstick, stretch);
  const evidence = evidenceFor(target, figure, stretch.over);
  const { complete, growing } = figure;
  const status = statusOf({
    operator: target.operator,
    target: target.value ?? 0,
    evidence,
    complete,
    over: stretch.over,
    growing,
  });
  return progress({
    status,
    actual: figure.value,
    percentOfTarget:
      figure.value !== null && target.value !== null && target.value > 0
        ? (100 * figure.value) / target.value
        : null,
    explanation: notes.joined([
      notes.yardstickNote(target, yardstick),
      notes.noteOf(target, figure, evidence, status),
    ]),
    coverage: coverageOf(figure),
  });
}
