import { CodeItem } from "../indicators/code-item.type";
import { codeItem } from "../indicators/code-list.queries";
import { ApiError } from "../platform/errors";
import { Locale } from "../platform/node";
import { inOrder, places, type Batch, type RequestContext } from "../platform/request";
import type { Source } from "../sources/source.entity";
import { sourceById } from "../sources/source.queries";
import { unionSeen } from "../unions/union.queries";
import type { Union } from "../unions/union.type";

export const localeArgument = {
  defaultValue: Locale.VI,
  description: "The language asked for; English falls back to Vietnamese.",
};

/** The union of a fact, under its plain id: a fact is the same on whatever day its union is looked at. */
export async function unionOf(request: RequestContext, unionId: number): Promise<Union> {
  return (await request.load(unionSeen, { unionId, day: null }))!;
}

/** Where a fact comes from; null where nothing was recorded. */
export async function sourceOf(request: RequestContext, id: number | null): Promise<Source | null> {
  return id === null ? null : request.load(sourceById, id);
}

/** The item of a code list that a fact carries; a code that the list does not have is shown as it is. */
export async function itemOf(request: RequestContext, list: string, code: string): Promise<CodeItem> {
  return (
    (await request.load(codeItem, { list, code })) ??
    Object.assign(new CodeItem(), { code, labelVi: code, labelEn: code })
  );
}

/** A batch of facts by their internal ids, read from `table`. */
export function factsById<R extends { id: number }, T>(
  table: string,
  nodeOf: (row: R) => T,
): Batch<number, T | null> {
  return async (db, ids) => {
    const rows = (await db.query(`SELECT f.* FROM ${table} f WHERE f.id IN (${places(ids)})`, [
      ...ids,
    ])) as R[];
    return inOrder(ids, rows, (row) => row.id).map((row) => row && nodeOf(row));
  };
}

/** The internal id that the key of a global id holds; null where it holds none. */
export function rowIdOf(key: string): number | null {
  return /^[1-9]\d{0,8}$/.test(key) ? Number(key) : null;
}

/** Loads a fact by the key of its global id. */
export function factNode<T>(batch: Batch<number, T | null>) {
  return async (request: RequestContext, key: string): Promise<T | null> => {
    const id = rowIdOf(key);
    return id === null ? null : request.load(batch, id);
  };
}

/** What a write has just recorded; one that was withdrawn meanwhile is NOT_FOUND. */
export async function written<K, T>(request: RequestContext, batch: Batch<K, T | null>, key: K): Promise<T> {
  const found = await request.load(batch, key);
  if (found === null) throw gone();
  return found;
}

export function gone(): ApiError {
  return new ApiError(
    "NOT_FOUND",
    "Không có bản ghi này, hoặc đã bị rút lại / there is no such record, or it was withdrawn.",
  );
}
