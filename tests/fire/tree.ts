import { UnionKind } from "../../api/unions/union.enums";
import type { App } from "../support/app";
import { record } from "../unions/record";

/** A union as the model knows it. Days of a span: the first that counts, and the first that no longer does. */
export interface KnownUnion {
  readonly code: string;
  readonly kind: UnionKind;
  readonly from: string;
  readonly until: string;
  /** Earliest first. */
  readonly parents: readonly { readonly parent: string; readonly from: string; readonly until: string }[];
}

const EVER = { from: "0000-00-00", until: "9999-99-99" };
const under = (parent: string, span: { from?: string; until?: string } = {}) => ({
  ...{ parent, ...EVER, ...span },
});
const union = (
  code: string,
  kind: UnionKind,
  parents: KnownUnion["parents"],
  life: { from?: string; until?: string } = {},
): KnownUnion => ({ code, kind, parents, ...EVER, ...life });

const { GRASSROOTS_UNION, MEMBER_GRASSROOTS_UNION } = UnionKind;
const MOVED = "2021-08-01";
const LEFT = "2021-09-01";
const ENDED = "2021-10-15";
const FOUNDED = "2021-07-20";

/** A small tree in which unions move, begin and end within the periods; parents stand first. */
export const TREE: readonly KnownUnion[] = [
  union("goc", UnionKind.CONFEDERATION, []),
  union("tinha", UnionKind.PROVINCIAL_FEDERATION, [under("goc")]),
  union("tinhb", UnionKind.PROVINCIAL_FEDERATION, [under("goc", { from: "2019-01-01" })]),
  union("huyen", UnionKind.DISTRICT_FEDERATION, [
    under("tinha", { until: MOVED }),
    under("tinhb", { from: MOVED }),
  ]),
  union("csmot", GRASSROOTS_UNION, [under("huyen")]),
  union("cshai", GRASSROOTS_UNION, [under("huyen", { until: ENDED })], { until: ENDED }),
  union("csba", GRASSROOTS_UNION, [under("tinha", { from: FOUNDED })], { from: FOUNDED }),
  union("csbon", GRASSROOTS_UNION, [under("tinhb", { until: LEFT }), under("tinha", { from: LEFT })]),
  union("csnam", GRASSROOTS_UNION, [under("tinha")]),
  union("tvmot", MEMBER_GRASSROOTS_UNION, [under("csmot")]),
  union("tvhai", MEMBER_GRASSROOTS_UNION, [under("tinhb")]),
  union("tvba", MEMBER_GRASSROOTS_UNION, [under("csnam", { until: LEFT }), under("tinha", { from: LEFT })]),
  union("tocd", UnionKind.UNION_GROUP, [under("csbon")]),
];

const named = new Map(TREE.map((each) => [each.code, each]));

/** The union with a code of the tree. */
export const unionOf = (code: string): KnownUnion => named.get(code)!;

const known = (day: string): string | undefined => (/^\d{4}-00|-99$/.test(day) ? undefined : day);

/** Records the tree. */
export async function recordTree(app: App): Promise<void> {
  await record(
    app,
    ...TREE.map(({ code, kind, from, until, parents }) => ({
      ...{ code, kind, foundedOn: known(from), endedOn: known(until) },
      affiliations: parents.map((each) => ({
        ...{ parent: each.parent, from: known(each.from), until: known(each.until) },
      })),
    })),
  );
}

/** Everyone above a union on a day, the nearest first: parent by parent. */
export function aboveOn(code: string, day: string): string[] {
  const next = unionOf(code).parents.find(({ from, until }) => from <= day && day < until);
  return next ? [next.parent, ...aboveOn(next.parent, day)] : [];
}

/** True where a token of `actor` reaches a union: its own, one that stands below it today, or one that last stood there. */
export function reachesOn(actor: string, code: string, today: string): boolean {
  if (actor === code) return true;
  const { until, parents } = unionOf(code);
  if (unionOf(actor).until <= today) return false;
  if (until > today) return aboveOn(code, today).includes(actor);
  const last = parents.at(-1)!.parent;
  return last === actor || aboveOn(last, today).includes(actor);
}
