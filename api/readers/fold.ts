import { civilDay } from "../platform/clock";
import { noteTouched, touchesOnlyWhatItNames } from "../platform/data-changes";
import { bumpDataVersion } from "../platform/data-version";
import type { Database, WriteDb } from "../platform/database";
import type { Day } from "../platform/days";
import { LessThanOrEqual } from "typeorm";
import { ReaderFoldRow } from "./fold.entity";

/** Figures that everybody sees change no more often than this. */
export const FOLD_EVERY_MS = 5 * 60_000;
/** A day is closed so long after its end: what was gathered before midnight is written by then. */
const CLOSED_AFTER_MS = 60_000;
/** Rows of one INSERT. */
const ROWS = 100;

interface Changed {
  document_id: string;
  locale: string;
  views: number;
  votes: number;
  score: number;
  all_views: number;
  all_votes: number;
  all_score: number;
}

const FIGURES = ["views", "votes", "score"] as const;

/** The articles whose figures of a day are no longer what was counted, with what both tables have to say then. */
async function changedOn(tx: WriteDb, day: Day): Promise<Changed[]> {
  const all = FIGURES.map(
    (each) => `COALESCE(t.${each}, 0) - COALESCE(d.${each}, 0) + n.${each} AS all_${each}`,
  );
  const rows = (await tx.query(
    `SELECT n.*, ${all.join(", ")} FROM (
       SELECT document_id, locale, SUM(views) AS views, SUM(votes) AS votes, SUM(score) AS score FROM (
         SELECT document_id, locale, 1 AS views, 0 AS votes, 0 AS score FROM reader_view WHERE day = ?
         UNION ALL SELECT document_id, locale, 0, 1, points FROM reader_vote WHERE day = ?
       ) AS noted GROUP BY document_id, locale
     ) AS n
     LEFT JOIN article_readership_of_day d ON d.day = ? AND d.document_id = n.document_id AND d.locale = n.locale
     LEFT JOIN article_readership t ON t.document_id = n.document_id AND t.locale = n.locale
     WHERE d.day IS NULL OR d.views <> n.views OR d.votes <> n.votes OR d.score <> n.score
     ORDER BY n.document_id, n.locale`,
    [day, day, day],
  )) as Changed[];
  return rows;
}

async function put(
  tx: WriteDb,
  isMysql: boolean,
  table: string,
  keys: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Promise<void> {
  const columns = [...keys, ...FIGURES];
  const over = isMysql
    ? `ON DUPLICATE KEY UPDATE ${FIGURES.map((each) => `${each} = VALUES(${each})`).join(", ")}`
    : `ON CONFLICT (${keys.join(", ")}) DO UPDATE SET ${FIGURES.map((each) => `${each} = excluded.${each}`).join(", ")}`;
  for (let at = 0; at < rows.length; at += ROWS) {
    const some = rows.slice(at, at + ROWS);
    const values = some.map((row) => `(${row.map(() => "?").join(", ")})`).join(", ");
    await tx.query(`INSERT INTO ${table} (${columns.join(", ")}) VALUES ${values} ${over}`, some.flat());
  }
}

/** Brings the figures of a day to what was counted; answers how many articles changed. */
async function foldDay(tx: WriteDb, isMysql: boolean, day: Day): Promise<number> {
  const changed = await changedOn(tx, day);
  await put(
    tx,
    isMysql,
    "article_readership_of_day",
    ["locale", "day", "document_id"],
    changed.map((row) => [row.locale, day, row.document_id, ...FIGURES.map((each) => Number(row[each]))]),
  );
  await put(
    tx,
    isMysql,
    "article_readership",
    ["document_id", "locale"],
    changed.map((row) => [row.document_id, row.locale, ...FIGURES.map((each) => Number(row[`all_${each}`]))]),
  );
  return changed.length;
}

/**
 * Adds what was counted since to the figures that everybody sees, in one transaction that raises the data version where
 * anything changed, and forgets the readers of days that are over: only sums are left of them. Nothing happens where
 * somebody did so less than `every` milliseconds ago. Answers how many figures changed.
 */
export function fold(database: Database, now: Date, every: number = FOLD_EVERY_MS): Promise<number> {
  const isMysql = database.kind === "mysql";
  const closed = civilDay(new Date(now.getTime() - CLOSED_AFTER_MS));
  return database.write(
    async (tx) => {
      const due = new Date(now.getTime() - every).toISOString();
      const { affected } = await tx.update(
        ReaderFoldRow,
        { id: 1, foldedAt: LessThanOrEqual(due) },
        { foldedAt: now.toISOString() },
      );
      if (affected !== 1) return 0;
      // Whoever writes a reader of these days has finished, or finds the day closed.
      const days = (await tx.query(
        `SELECT day FROM reader_day ORDER BY day${isMysql ? " FOR UPDATE" : ""}`,
      )) as { day: Day }[];
      let changed = 0;
      for (const { day } of days) {
        changed += await foldDay(tx, isMysql, day);
        if (day >= closed) continue;
        for (const table of ["reader_view", "reader_vote", "reader_day"])
          await tx.query(`DELETE FROM ${table} WHERE day = ?`, [day]);
      }
      if (changed > 0) {
        // Nothing that is remembered between operations shows readers' figures.
        touchesOnlyWhatItNames(tx);
        await bumpDataVersion(tx);
        await noteTouched(tx);
      }
      return changed;
    },
    { visible: false },
  );
}
