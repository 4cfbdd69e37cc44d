import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { reaches } from "../identity/reach";
import { readDataVersion, type DataVersion } from "../platform/data-version";
import { inLocale, Locale } from "../platform/node";
import { ForwardPageArgs, type Connection } from "../platform/page";
import type { Batch, RequestContext } from "../platform/request";
import { soon, type Soon } from "../platform/soon";
import { fingerprint } from "../platform/text";
import { unionSeen } from "../unions/union.queries";
import { Union } from "../unions/union.type";
import { breakdownOf, OWN } from "./breakdown";
import { labelOfShare } from "./labels";
import { Observation, toObservation } from "./observation.type";
import { BreakdownDimension } from "./statistics.enums";
import { Coverage, Statistics, StatisticsGroup, StatisticsGroupConnection } from "./statistics.type";
import { unplacedAt } from "./unplaced";

type Answered = Pick<Statistics, "question" | "period">;

function observationsOf({ question, period }: Answered): Soon<Observation[]> {
  return soon(question.answer(period), (cells) =>
    question.indicators.map((indicator) => toObservation(question, period, cells.get(indicator)!)),
  );
}

function coverageOf({ question, period }: Answered): Soon<Coverage> {
  return soon(question.census(period), ({ expected, reported }) => {
    const ratio = expected === 0 ? null : reported / expected;
    return Object.assign(new Coverage(), { expectedUnits: expected, reportedUnits: reported, ratio });
  });
}

/** The state that is read: a database that was restored never has one that it had before under the same name. */
const dataVersion: Batch<"data_version", DataVersion> = async (db, keys) => {
  const version = await readDataVersion(db);
  return keys.map(() => version);
};

@Resolver(() => Statistics)
export class StatisticsResolver {
  @FieldResolver(() => Union, { description: "The union, seen on `treeOn`." })
  async union(@Root() statistics: Statistics, @Ctx() request: RequestContext): Promise<Union> {
    return (await request.load(unionSeen, { unionId: statistics.question.unionId, day: statistics.treeOn }))!;
  }

  @FieldResolver(() => Boolean, {
    description:
      "A union entered or left this subtree within the period, by founding or ending too; never in the tree of one day, nor of an own part.",
  })
  async hierarchyChanged(@Root() { question, period }: Statistics): Promise<boolean> {
    return question.changedIn(period);
  }

  @FieldResolver(() => Int, {
    description:
      "Unions that reported for the period from within this subtree and have no place in the tree of `treeOn`, so that their figures are left out; always 0 AS_REPORTED.",
  })
  async unplacedUnits(
    @Root() { question, period }: Statistics,
    @Ctx() request: RequestContext,
  ): Promise<number> {
    return question.frame.day === null ? 0 : request.load(unplacedAt, question.placeIn(period));
  }

  @FieldResolver(() => [Observation], {
    description: "The figures, in the order of the catalogue, each indicator once.",
  })
  observations(@Root() statistics: Statistics): Soon<Observation[]> {
    return observationsOf(statistics);
  }

  @FieldResolver(() => Coverage, {
    description: "How many of the unions that had to report did, whatever they stated.",
  })
  coverage(@Root() statistics: Statistics): Soon<Coverage> {
    return coverageOf(statistics);
  }

  @FieldResolver(() => StatisticsGroupConnection, {
    description:
      "The figures in groups, in the order of their key, which together are the whole. By child: the union's own part and, through each union that stood directly below it at some time of the period or on the day before it (or stands there in the tree of `treeOn`), what counts below. By kind, province or sector: what the unions were on their home day, and `unknown`, also when it is empty, for those of which it is not recorded. A union that came from or left for elsewhere is counted at the border of the whole.",
  })
  async breakdown(
    @Root() statistics: Statistics,
    @Arg("by", () => BreakdownDimension, {
      defaultValue: BreakdownDimension.CHILD,
      description: "By what.",
    })
    by: BreakdownDimension,
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
    @Ctx() request: RequestContext,
  ): Promise<Connection<StatisticsGroup>> {
    return breakdownOf(request, statistics, by, page);
  }

  @FieldResolver(() => String, {
    description: "Equal revisions for equal arguments and equal rights mean equal figures.",
  })
  async revision(@Root() { question, period }: Statistics, @Ctx() request: RequestContext): Promise<string> {
    const [version, reached] = await Promise.all([
      request.load(dataVersion, "data_version"),
      reaches(request, question.unionId),
    ]);
    const indicators = question.indicators.map((indicator) => indicator.rowId);
    return fingerprint([
      version.number,
      version.mark,
      question.unionId,
      period.code,
      question.frame,
      question.scope,
      indicators,
      reached,
    ]);
  }
}

@Resolver(() => StatisticsGroup)
export class StatisticsGroupResolver {
  @FieldResolver(() => String, { description: "What to call it." })
  label(
    @Root() { key, union, question }: StatisticsGroup,
    @Arg("locale", () => Locale, {
      defaultValue: Locale.VI,
      description: "The language asked for; English falls back to Vietnamese.",
    })
    locale: Locale,
    @Ctx() request: RequestContext,
  ): Soon<string> {
    if (question.share) return labelOfShare(request, question.share, locale);
    if (key === OWN || union === null) return inLocale(locale, "Phần của chính công đoàn", "Its own part");
    return union.name(locale);
  }

  @FieldResolver(() => [Observation], {
    description: "The figures of the group, in the order of the catalogue.",
  })
  observations(@Root() group: StatisticsGroup): Soon<Observation[]> {
    return observationsOf(group);
  }

  @FieldResolver(() => Coverage, { description: "How many of its unions that had to report did." })
  coverage(@Root() group: StatisticsGroup): Soon<Coverage> {
    return coverageOf(group);
  }
}
