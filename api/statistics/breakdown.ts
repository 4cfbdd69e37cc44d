import { pageOfList, type Connection, type ForwardPageArgs } from "../platform/page";
import { places, type Batch, type RequestContext } from "../platform/request";
import { addDays, type Day } from "../platform/days";
import { unionSeen } from "../unions/union.queries";
import { Question } from "./question";
import { StatisticsScope } from "./statistics.enums";
import { StatisticsGroup, type Statistics } from "./statistics.type";

interface Child {
  readonly id: number;
  readonly key: string;
}

const OWN = "own";

/**
 * The unions that stood directly below one on a day of the period, or on its eve: one that left on the first day is
 * where what left with it is counted.
 */
const childrenWithin: Batch<{ unionId: number; from: Day; to: Day }, Child[]> = async (db, keys) => {
  const found = new Map<string, Child[]>();
  for (const { from, to } of new Map(keys.map((key) => [`${key.from} ${key.to}`, key])).values()) {
    const ids = keys.filter((key) => key.from === from && key.to === to).map((key) => key.unionId);
    const rows = (await db.query(
      `SELECT DISTINCT a.ancestor_id, u.id, u.code FROM ancestry a JOIN trade_union u ON u.id = a.descendant_id
        WHERE a.relation = 'ADMINISTRATIVE' AND a.ancestor_id IN (${places(ids)}) AND a.depth = 1 AND a.valid_from < ? AND a.valid_to >= ?`,
      [...ids, addDays(to, 1), from],
    )) as { ancestor_id: number; id: number; code: string }[];
    for (const row of rows) {
      const name = `${row.ancestor_id} ${from} ${to}`;
      found.set(name, [...(found.get(name) ?? []), { id: row.id, key: row.code }]);
    }
  }
  return keys.map(({ unionId, from, to }) => found.get(`${unionId} ${from} ${to}`) ?? []);
};

/** The figures of a union in its own part and the parts that count through each child, a page at a time. */
export async function breakdownByChild(
  request: RequestContext,
  statistics: Statistics,
  args: ForwardPageArgs,
): Promise<Connection<StatisticsGroup>> {
  const { question, period, treeOn } = statistics;
  const { unionId, indicators } = question;
  const children =
    question.scope === StatisticsScope.OWN
      ? []
      : await request.load(childrenWithin, { unionId, from: period.from, to: period.to });
  const groups = [{ id: unionId, key: OWN }, ...children].sort((a, b) => (a.key < b.key ? -1 : 1));
  const page = pageOfList(args, groups, (group) => group.key, [
    "breakdown",
    unionId,
    period.code,
    question.scope,
  ]);
  const unions = await Promise.all(
    page.nodes.map((group) => request.load(unionSeen, { unionId: group.id, day: treeOn })),
  );
  const nodes = page.nodes.map((group, index) => {
    const own = group.id === unionId;
    return Object.assign(new StatisticsGroup(), {
      key: group.key,
      union: unions[index]!,
      period,
      question: new Question(
        request,
        group.id,
        own ? StatisticsScope.OWN : StatisticsScope.SUBTREE,
        own ? null : unionId,
        indicators,
      ),
    });
  });
  return {
    ...page,
    nodes,
    edges: page.edges.map((edge, index) => ({ cursor: edge.cursor, node: nodes[index]! })),
  };
}
