import { sortKey } from "../../api/platform/text";
import { STATED } from "../country/figures";
import { YEARS } from "../country/years";
import { reports, type Model } from "../country/model";
import { postsOf } from "../country/posts";
import { articlesOf } from "../country/texts";
import { aboveOf } from "../country/unions";
import type { Table } from "./table";

/** The rows of the peers' tables: the same data set. */
export function leanTables(model: Model): Table[] {
  const { unions, figure } = model;
  return [
    {
      name: "indicators",
      columns: ["id", "code"],
      about: STATED.length,
      rows: () => STATED.map(({ rowId, code }) => [rowId, code]),
    },
    {
      name: "unions",
      columns: ["id", "code", "name", "sort_key", "kind", "province", "parent_id", "founded_on", "ended_on"],
      about: unions.length,
      *rows() {
        for (const { id, code, name, kind, province, parent, foundedOn, endedOn } of unions)
          yield [id, code, name, sortKey(name), kind, province, parent?.id ?? null, foundedOn, endedOn];
      },
    },
    {
      name: "closure",
      columns: ["ancestor_id", "descendant_id", "depth"],
      about: unions.length * 4,
      *rows() {
        for (const union of unions) {
          const line = [union, ...aboveOf(union).reverse()];
          for (let depth = 0; depth < line.length; depth += 1) yield [line[depth]!.id, union.id, depth];
        }
      },
    },
    {
      name: "officers",
      columns: ["id", "union_id", "holder", "position", "from_date", "to_date"],
      about: unions.length * 3,
      *rows() {
        for (const { id, union, holder, position, from, until } of postsOf(model))
          yield [id, union.id, holder, position, from, until];
      },
    },
    {
      name: "articles",
      columns: ["id", "union_id", "title", "slug", "published_at"],
      about: unions.length / 10,
      *rows() {
        for (const { id, union, title, slug, publishedAt } of articlesOf(model))
          yield [id, union.id, title, slug, publishedAt];
      },
    },
    {
      name: "report_values",
      columns: ["union_id", "year", "indicator_id", "value"],
      about: model.size * YEARS.length * STATED.length,
      *rows() {
        for (const union of unions.filter(reports)) {
          for (const year of YEARS) {
            for (const indicator of STATED)
              yield [union.id, year, indicator.rowId, figure(union.id, year, indicator)];
          }
        }
      },
    },
  ];
}
