import type { WriteDb } from "../platform/database";
import { ApiError } from "../platform/errors";
import { deleteUnused } from "./stable-code";

/** Deletes a source that nothing else stands on: a quote that names a person does not outlive the post it stated. */
export async function deleteSourceIfUnused(tx: WriteDb, sourceId: number | null): Promise<void> {
  if (sourceId === null) return;
  try {
    await deleteUnused(tx, "source", sourceId);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
}
