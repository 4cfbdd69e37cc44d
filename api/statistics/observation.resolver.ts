import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { Aggregation } from "../indicators/indicator.type";
import { yearBefore } from "../indicators/period";
import { addDays } from "../platform/days";
import { badInput } from "../platform/errors";
import { MAX_PAGE } from "../platform/page";
import type { RequestContext } from "../platform/request";
import { Source } from "../sources/source.entity";
import { sourceById } from "../sources/source.queries";
import { contributorsOf } from "./contributors";
import { Observation, PreviousObservation } from "./observation.type";

@Resolver(() => Observation)
export class ObservationResolver {
  @FieldResolver(() => PreviousObservation, {
    nullable: true,
    description:
      "The same indicator one year earlier, over the same kind of period; null before the first year of the record.",
  })
  async previous(
    @Root() now: Observation,
    @Ctx() request: RequestContext,
  ): Promise<PreviousObservation | null> {
    const { question, indicator } = now;
    const period = yearBefore(now.period, request.today);
    if (period === null) return null;
    const before = (await question.answer(period)).get(indicator)!;
    const alike =
      now.value !== null &&
      before.value !== null &&
      now.reportedUnits === before.reportedUnits &&
      now.expectedUnits === before.expectedUnits;
    const comparable =
      alike && !(await question.changedIn({ from: addDays(period.to, 1), to: now.period.to }));
    const { value, status, reportedUnits, expectedUnits } = before;
    return Object.assign(new PreviousObservation(), {
      period,
      value,
      status,
      reportedUnits,
      expectedUnits,
      comparable,
    });
  }

  @FieldResolver(() => [Source], {
    description:
      "What the figure rests on: the union's own report first, then the largest contributors. Empty for what the system counts, and, for a figure about persons or one that gives it away, to a caller whose token does not reach the union.",
  })
  async sources(
    @Root() { question, indicator, period }: Observation,
    @Arg("first", () => Int, { defaultValue: 10, description: "How many at most, 1–100." }) first: number,
    @Ctx() request: RequestContext,
  ): Promise<Source[]> {
    if (first < 1 || first > MAX_PAGE)
      throw badInput("first", `first: từ 1 đến ${MAX_PAGE} / must be between 1 and ${MAX_PAGE}.`);
    if (indicator.aggregation === Aggregation.COUNT || !(await question.maySeeSources(indicator, period)))
      return [];
    const indicators = question.indicators.map((each) => each.rowId);
    const sources = await request.load(contributorsOf, { ...question.placeIn(period), indicators, first });
    const found = await Promise.all(
      (sources.get(indicator.rowId) ?? []).map((id) => request.load(sourceById, id)),
    );
    return found.filter((source) => source !== null);
  }
}
