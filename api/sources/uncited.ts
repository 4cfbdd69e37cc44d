import type { WriteDb } from "../platform/database";

const STILL_CITED = /^(ER_ROW_IS_REFERENCED(_2)?|SQLITE_CONSTRAINT_FOREIGNKEY)$/;

/** Deletes a source unless a fact still cites it: a quote, which may name people, does not outlive what it stated. */
export async function deleteUncited(tx: WriteDb, sourceId: number | null): Promise<void> {
  if (sourceId === null) return;
  try {
    await tx.query("DELETE FROM source WHERE id = ?", [sourceId]);
  } catch (error) {
    if (!STILL_CITED.test((error as { code?: string }).code ?? "")) throw error;
  }
}
