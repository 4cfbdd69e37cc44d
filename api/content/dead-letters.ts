import type { ReadDb } from "../platform/database";
import { places } from "../platform/request";
import type { DocumentKey } from "./published";
import { keyText } from "./replica";

/** How many documents the CMS published that could not be understood. */
export async function deadLetterCount(db: ReadDb): Promise<number> {
  const [row] = (await db.query("SELECT COUNT(*) AS n FROM feed_dead_letter")) as { n: number }[];
  return Number(row!.n);
}

/** Every dead letter, by keyText, with its reason. */
export async function deadLetters(
  db: ReadDb,
  documentIds: readonly string[] | null,
): Promise<Map<string, { key: DocumentKey; reason: string }>> {
  if (documentIds?.length === 0) return new Map();
  const rows = (await db.query(
    `SELECT type, document_id, locale, reason FROM feed_dead_letter${documentIds ? ` WHERE document_id IN (${places(documentIds)})` : ""}`,
    documentIds ? [...documentIds] : [],
  )) as { type: DocumentKey["type"]; document_id: string; locale: DocumentKey["locale"]; reason: string }[];
  return new Map(
    rows.map((row) => {
      const key = { type: row.type, documentId: row.document_id, locale: row.locale };
      return [keyText(key), { key, reason: row.reason }];
    }),
  );
}
