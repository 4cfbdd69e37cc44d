import type { Database } from "../platform/database";
import { badInput } from "../platform/errors";
import { articleText, noSuchArticle, type ArticleKey } from "./article-key";
import { openDays, type DayKeys } from "./day-keys";
import { publishedOf } from "./published";
import { readerDigest, type Visitor } from "./reader";

/** The least and the most points of a vote. */
export const POINTS = { least: 1, most: 5 } as const;

/** Reads `{"points": 4}`. */
export function pointsIn(body: unknown): number {
  const points =
    typeof body === "object" && body !== null ? (body as { points?: unknown }).points : undefined;
  if (
    typeof points === "number" &&
    Number.isInteger(points) &&
    points >= POINTS.least &&
    points <= POINTS.most
  )
    return points;
  throw badInput(
    "points",
    `points: phải là số nguyên từ ${POINTS.least} đến ${POINTS.most} / must be a whole number from ${POINTS.least} to ${POINTS.most}.`,
  );
}

/**
 * Writes a reader's vote, in place of an earlier one of the same reader, article and day; written once this returns.
 * NOT_FOUND: no such article is published.
 */
export async function vote(
  database: Database,
  keys: DayKeys,
  visitor: Visitor,
  article: ArticleKey,
  points: number,
): Promise<void> {
  const isMysql = database.kind === "mysql";
  const replace = isMysql
    ? "ON DUPLICATE KEY UPDATE points = VALUES(points)"
    : "ON CONFLICT (day, document_id, locale, digest) DO UPDATE SET points = excluded.points";
  // The day may end between the key and the transaction; the next one has begun then.
  for (let isWritten = false; !isWritten; ) {
    const { day, key } = await keys.today();
    isWritten = await database.write(
      async (tx) => {
        if (!(await openDays(tx, isMysql, [day])).has(day)) return false;
        if (!(await publishedOf(tx, [article])).has(articleText(article))) throw noSuchArticle();
        await tx.query(
          `INSERT INTO reader_vote (day, document_id, locale, digest, points) VALUES (?, ?, ?, ?, ?) ${replace}`,
          [day, article.documentId, article.locale, readerDigest(key, visitor, article), points],
        );
        return true;
      },
      { visible: false },
    );
  }
}
