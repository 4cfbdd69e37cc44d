import type { WriteLog } from "../identity/perform";
import type { WriteDb } from "../platform/database";
import { ApiError } from "../platform/errors";
import { recordSource } from "../sources/source.inputs";
import { Source } from "../sources/source.entity";
import { deleteUncited } from "../sources/uncited";
import { UnionSourceRow, type UnionRow } from "../unions/union.entity";
import type { AddSourceInput } from "./statement.inputs";

/** What the audit keeps of a source: never its words, which may name people. */
const audited = (source: Source, about: readonly string[]): object => ({
  about,
  publishedOn: source.publishedOn,
  disputed: Boolean(source.disputed),
});

/** Adds a source to what is said about a union; returns its internal id. */
export async function addSource(
  tx: WriteDb,
  union: UnionRow,
  input: AddSourceInput,
  log: WriteLog,
): Promise<number> {
  const sourceId = await recordSource(tx, input.source, input);
  await tx.insert(UnionSourceRow, { unionId: union.id, sourceId, about: input.about });
  const source = await tx.findOneByOrFail(Source, { id: sourceId });
  const owner = { kind: "Union", key: union.code };
  await log.changed({
    kind: "Source",
    key: String(sourceId),
    owner,
    before: null,
    after: audited(source, [input.about]),
  });
  return sourceId;
}

/** Takes a source away from what is said about a union. NOT_FOUND: the union has no such source. */
export async function withdrawSource(
  tx: WriteDb,
  union: UnionRow,
  sourceId: number,
  log: WriteLog,
): Promise<void> {
  const statements = await tx.findBy(UnionSourceRow, { unionId: union.id, sourceId });
  const source = await tx.findOneBy(Source, { id: sourceId });
  if (statements.length === 0 || !source) {
    throw new ApiError(
      "NOT_FOUND",
      "sourceId: công đoàn không có nguồn này / the union has no such source.",
      { field: "sourceId" },
    );
  }
  await tx.delete(UnionSourceRow, { unionId: union.id, sourceId });
  await deleteUncited(tx, sourceId);
  const about = statements.map((statement) => statement.about);
  const owner = { kind: "Union", key: union.code };
  await log.changed({
    kind: "Source",
    key: String(sourceId),
    owner,
    before: audited(source, about),
    after: null,
  });
}
