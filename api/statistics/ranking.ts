import { guardOf } from "../indicators/disclosure";
import { Aggregation, type Indicator } from "../indicators/indicator.type";
import type { ReportPeriod } from "../indicators/period";
import { ApiError, badInput } from "../platform/errors";
import { MAX_PAGE } from "../platform/page";
import type { RequestContext } from "../platform/request";
import { unionSeen } from "../unions/union.queries";
import { childrenIn } from "./children";
import { isAsReported, type Frame } from "./frame";
import { named } from "./place";
import { Question } from "./question";
import { StatisticsScope } from "./statistics.enums";
import { StatisticsGroup } from "./statistics.type";
import { topAt, topOf } from "./top";

export interface RankingAsked {
  readonly period: ReportPeriod;
  readonly indicator: Indicator;
  readonly descending: boolean;
  readonly first: number;
  /** The indicators to show, in the order of the catalogue. */
  readonly shown: readonly Indicator[];
  readonly frame: Frame;
}

interface Ranked {
  readonly id: number;
  readonly code: string;
  readonly value: number;
}

const ADDED: ReadonlySet<Aggregation> = new Set([Aggregation.SUM, Aggregation.LAST]);

/** Every child with the figure that the caller may see of it, for what is not kept in the order of its value. */
async function disclosedChildren(
  request: RequestContext,
  question: Question,
  { period, indicator }: RankingAsked,
): Promise<Ranked[]> {
  const children = await request.load(childrenIn, named(question.placeIn(period), "children", {}));
  const found = await Promise.all(
    children.map(async ({ id, code }) => {
      const { value } = (await question.through(id).answer(period)).get(indicator)!;
      return { id, code, value };
    }),
  );
  return found.filter((child): child is Ranked => child.value !== null);
}

/** The children of a union with the highest or lowest figure of an indicator. */
export async function rankingOf(
  request: RequestContext,
  unionId: number,
  asked: RankingAsked,
): Promise<StatisticsGroup[]> {
  const { period, indicator, descending, first, shown, frame } = asked;
  if (first < 1 || first > MAX_PAGE)
    throw badInput("first", `first: từ 1 đến ${MAX_PAGE} / must be between 1 and ${MAX_PAGE}.`);
  if (indicator.sensitive && request.actor === null) {
    throw new ApiError(
      "FORBIDDEN",
      "Chỉ người có mã truy cập được xếp hạng theo chỉ tiêu về cá nhân / ranking by figures about persons takes a token.",
    );
  }
  const question = new Question(request, unionId, StatisticsScope.SUBTREE, null, [indicator], frame);
  const isOrdered = ADDED.has(indicator.aggregation) && guardOf(indicator) === null && isAsReported(frame);
  const candidates = isOrdered
    ? await request.load(topAt, topOf(question.placeIn(period), indicator.rowId, descending, first))
    : await disclosedChildren(request, question, asked);
  const ranked = [...candidates]
    .sort((a, b) => (descending ? b.value - a.value : a.value - b.value) || (a.code < b.code ? -1 : 1))
    .slice(0, first);
  const day = frame.day ?? period.to;
  const unions = await Promise.all(ranked.map(({ id }) => request.load(unionSeen, { unionId: id, day })));
  return ranked.map(({ id, code }, index) =>
    Object.assign(new StatisticsGroup(), {
      key: code,
      union: unions[index]!,
      period,
      question: question.about(shown).through(id),
    }),
  );
}
