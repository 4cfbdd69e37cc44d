import { OPEN_TO } from "../../api/platform/days";
import { fold, sortKey } from "../../api/platform/text";
import type { Model } from "../country/model";
import { aboveOf, type ModelUnion } from "../country/unions";
import type { Cell, Table } from "./table";

const RELATIONS = ["ADMINISTRATIVE", "SECTORAL"];

const until = (union: ModelUnion): string => union.endedOn ?? OPEN_TO;

/** A parent lives longer than its child on both sides, so a child stands under it all its life. */
const life = (union: ModelUnion): readonly [string, string] => [union.foundedOn, until(union)];

/** Unions, what they are called, their parents and everyone above them. */
export function unionTables({ unions }: Model): Table[] {
  const each = (
    name: string,
    columns: readonly string[],
    rowsOf: (union: ModelUnion) => Iterable<readonly Cell[]>,
    perUnion = 1,
  ): Table => ({
    name,
    columns,
    about: unions.length * perUnion,
    *rows() {
      for (const union of unions) yield* rowsOf(union);
    },
  });
  return [
    each("trade_union", ["id", "code", "other_names", "valid_from", "valid_to"], (union) => [
      [union.id, union.code, "[]", ...life(union)],
    ]),
    each(
      "union_version",
      [
        ...["union_id", "name_vi", "sort_key", "search_text", "kind", "province_code"],
        ...["valid_from", "valid_to"],
      ],
      (union) => {
        const { id, name, kind, province } = union;
        return [[id, name, sortKey(name), fold(name), kind, province, ...life(union)]];
      },
    ),
    each(
      "affiliation",
      ["child_id", "parent_id", "relation", "valid_from", "valid_to", "certainty"],
      (union) =>
        union.parent ? [[union.id, union.parent.id, "ADMINISTRATIVE", ...life(union), "STATED"]] : [],
    ),
    ...RELATIONS.map((relation) =>
      each(
        "ancestry",
        ["relation", "descendant_id", "ancestor_id", "valid_from", "valid_to", "depth"],
        (union) =>
          [union, ...aboveOf(union).reverse()].map((above, depth) => [
            relation,
            union.id,
            above.id,
            ...life(union),
            depth,
          ]),
        4,
      ),
    ),
  ];
}
