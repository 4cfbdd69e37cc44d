import type { ReadDb } from "../platform/database";

/** Adds up the figures of every day anew and names each article whose own figures are others. */
export async function checkReadership(db: ReadDb): Promise<string[]> {
  const rows = (await db.query(
    `SELECT document_id, locale, SUM(views) AS views, SUM(votes) AS votes, SUM(score) AS score FROM (
       SELECT document_id, locale, views, votes, score FROM article_readership
       UNION ALL SELECT document_id, locale, -views, -votes, -score FROM article_readership_of_day
     ) AS both_ways GROUP BY document_id, locale
     HAVING SUM(views) <> 0 OR SUM(votes) <> 0 OR SUM(score) <> 0 ORDER BY document_id, locale`,
  )) as { document_id: string; locale: string; views: number; votes: number; score: number }[];
  return rows.map(
    ({ document_id, locale, views, votes, score }) =>
      `article ${document_id} ${locale}: readers differ from their days by ${views} views, ${votes} votes, ${score} points`,
  );
}
