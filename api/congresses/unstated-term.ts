import type { WriteDb } from "../platform/database";
import { TermRow } from "./congress.entity";

/**
 * After a congress or committee has left a term. A term that was stated with it (from the same source, or from none) goes
 * when nothing else stands on it, for nobody could take it away later and it would bar every other term of its years;
 * else it now comes from where those come from that still stand on it. A term that a source of its own states stays.
 */
export async function leaveTerm(tx: WriteDb, termId: number | null, sourceId: number | null): Promise<void> {
  const term = termId === null ? null : await tx.findOneBy(TermRow, { id: termId });
  if (!term || (term.sourceId !== null && term.sourceId !== sourceId)) return;
  const [other] = (await tx.query(
    `SELECT source_id FROM congress WHERE term_id = ? UNION ALL SELECT source_id FROM committee WHERE term_id = ? LIMIT 1`,
    [term.id, term.id],
  )) as { source_id: number | null }[];
  if (other) await tx.update(TermRow, term.id, { sourceId: other.source_id });
  else await tx.delete(TermRow, { id: term.id });
}
