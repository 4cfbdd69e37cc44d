import { pageOfList, type Connection, type ForwardPageArgs } from "../platform/page";
import type { RequestContext } from "../platform/request";
import { unionSeen } from "../unions/union.queries";
import { childrenIn, sharesIn } from "./children";
import { named } from "./place";
import { Question } from "./question";
import { BreakdownDimension, StatisticsScope } from "./statistics.enums";
import { StatisticsGroup, type Statistics } from "./statistics.type";

export const OWN = "own";
export const UNKNOWN = "unknown";

interface Part {
  readonly key: string;
  readonly question: Question;
}

/** What a union states itself, and what counts through each child. */
async function partsByChild(request: RequestContext, { question, period }: Statistics): Promise<Part[]> {
  const { unionId, scope, indicators, frame } = question;
  const own = {
    key: OWN,
    question: new Question(request, unionId, StatisticsScope.OWN, null, indicators, frame),
  };
  if (scope === StatisticsScope.OWN) return [own];
  const children = await request.load(childrenIn, named(question.placeIn(period), "children", {}));
  return [own, ...children.map(({ id, code }) => ({ key: code, question: question.through(id) }))];
}

/** What counts of each kind of union, province or sector. */
async function partsByShare(
  request: RequestContext,
  { question, period }: Statistics,
  by: Exclude<BreakdownDimension, BreakdownDimension.CHILD>,
): Promise<Part[]> {
  const { unionId, scope, indicators, frame } = question;
  const share = { by, key: UNKNOWN };
  const keys = await request.load(sharesIn, { ...question.placeIn(period), share });
  return [...new Set([...keys, UNKNOWN])].map((key) => ({
    key,
    question: new Question(request, unionId, scope, null, indicators, frame, { by, key }),
  }));
}

/** The figures of a union in groups that together are the whole, a page at a time. */
export async function breakdownOf(
  request: RequestContext,
  statistics: Statistics,
  by: BreakdownDimension,
  args: ForwardPageArgs,
): Promise<Connection<StatisticsGroup>> {
  const { question, period, treeOn } = statistics;
  const parts =
    by === BreakdownDimension.CHILD
      ? await partsByChild(request, statistics)
      : await partsByShare(request, statistics, by);
  parts.sort((a, b) => (a.key < b.key ? -1 : 1));
  const { unionId, scope, frame } = question;
  const page = pageOfList(args, parts, (part) => part.key, [
    "breakdown",
    by,
    unionId,
    period.code,
    scope,
    frame,
  ]);
  const unions = await Promise.all(
    page.nodes.map((part) =>
      part.question.share ? null : request.load(unionSeen, { unionId: part.question.unionId, day: treeOn }),
    ),
  );
  const nodes = page.nodes.map((part, index) =>
    Object.assign(new StatisticsGroup(), { ...part, union: unions[index]!, period }),
  );
  return page.with(nodes);
}
