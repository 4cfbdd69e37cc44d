import type { Model } from "./model";
import { reports } from "./model";
import type { ModelUnion } from "./unions";

/** A published article about one union. */
export interface ModelArticle {
  readonly id: number;
  readonly union: ModelUnion;
  readonly title: string;
  readonly slug: string;
  /** ISO 8601, UTC; no two articles share it. */
  readonly publishedAt: string;
}

const BODY = "Người lao động và tổ chức công đoàn cơ sở. ".repeat(20);
const FIRST_DAY = Date.UTC(2023, 0, 1);
const MINUTE = 60_000;
const MINUTES = 1_000_003;

/** The text of every article. */
export const ARTICLE_TEXT = BODY.trim();

function countOf(union: ModelUnion): number {
  if (union.parent === null) return 20;
  if (reports(union)) return union.id % 10 === 0 ? 1 : 0;
  return union.parent.parent === null ? 6 : 2;
}

/** The articles: twenty about the root, six about a province or sector, fewer below. */
export function* articlesOf({ unions }: Model): Generator<ModelArticle> {
  let id = 0;
  for (const union of unions) {
    for (let k = countOf(union); k > 0; k -= 1) {
      id += 1;
      // 7919 and the prime number of minutes have no common factor: no two articles share a minute.
      const publishedAt = new Date(FIRST_DAY + ((id * 7919) % MINUTES) * MINUTE).toISOString();
      yield {
        id,
        union,
        title: `Tin hoạt động số ${id} của ${union.name}`,
        slug: `tin-hoat-dong-${id}`,
        publishedAt,
      };
    }
  }
}
