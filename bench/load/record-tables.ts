import { OPEN_TO } from "../../api/platform/days";
import { fold, sortKey } from "../../api/platform/text";
import type { Model } from "../country/model";
import { postsOf } from "../country/posts";
import { ARTICLE_TEXT, articlesOf } from "../country/texts";
import type { Table } from "./table";

/** Who holds which post in which union, and the published articles about unions. */
export function recordTables(model: Model): Table[] {
  const posts = model.unions.length * 3;
  return [
    {
      name: "person",
      columns: ["id", "code", "name", "sort_key", "search_text", "union_id", "signs"],
      about: posts,
      *rows() {
        for (const { id, holder, union } of postsOf(model))
          yield [id, `b${id}`, holder, sortKey(holder), fold(holder), union.id, 0];
      },
    },
    {
      name: "mandate",
      columns: [
        ...["id", "person_id", "union_id", "position_kind", "valid_from", "valid_to"],
        ...["shown_from", "shown_to"],
      ],
      about: posts,
      *rows() {
        for (const { id, union, position, from, until } of postsOf(model)) {
          const days = [from, until ?? OPEN_TO];
          yield [id, id, union.id, position, ...days, ...days];
        }
      },
    },
    {
      name: "article",
      columns: [
        ...["id", "document_id", "locale", "source_hash", "slug", "title", "sort_day"],
        ...["first_published_at", "updated_at", "body_html", "body_text", "search_text"],
      ],
      about: model.unions.length / 10,
      *rows() {
        for (const { id, title, slug, publishedAt } of articlesOf(model)) {
          yield [
            ...[id, `b${id}`, "vi", `b${id}`, slug, title, publishedAt.slice(0, 10)],
            ...[publishedAt, publishedAt, `<p>${ARTICLE_TEXT}</p>`, ARTICLE_TEXT],
            fold(`${title} ${ARTICLE_TEXT}`),
          ];
        }
      },
    },
    {
      name: "article_union",
      columns: ["article_id", "position", "union_code"],
      about: model.unions.length / 10,
      *rows() {
        for (const { id, union } of articlesOf(model)) yield [id, 1, union.code];
      },
    },
  ];
}
