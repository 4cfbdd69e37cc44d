import { createHash } from "node:crypto";
import type { WriteDb } from "./database";
import { ApiError, badInput } from "./errors";
import { cleanText } from "./text";

const LONGEST_KEY = 64;
const KEPT_MS = 7 * 86_400_000;

/** A key that a caller gave to one mutation, and what it stood for. */
export interface KeyClaim {
  readonly tokenId: number;
  readonly mutation: string;
  readonly key: string;
  readonly bodyHash: string;
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== "object" || value instanceof Date) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, each]) => [name, canonical(each)]),
  );
}

/** What makes two inputs the same: everything but the key, whatever the order of the fields. */
export function bodyHash(input: object): string {
  const body = canonical({ ...input, idempotencyKey: undefined });
  return createHash("sha256").update(JSON.stringify(body)).digest("hex");
}

/** An idempotency key as a caller sent it: 1 to 64 characters. */
export function readKey(given: string): string {
  const key = cleanText(given, "idempotencyKey", LONGEST_KEY);
  if (key === "")
    throw badInput("idempotencyKey", "idempotencyKey: không được để trống / must not be empty.");
  return key;
}

/** Old keys go a few at a time, each by its primary key: a range would wait for whoever writes a key just now. */
async function forgetOld(tx: WriteDb, { tokenId, mutation, key }: KeyClaim, before: string): Promise<void> {
  const old = (await tx.query(
    "SELECT token_id, mutation, given_key FROM idempotency WHERE created_at < ? ORDER BY created_at LIMIT 20",
    [before],
  )) as { token_id: number; mutation: string; given_key: string }[];
  const own = { token_id: tokenId, mutation, given_key: key };
  for (const each of [own, ...old]) {
    await tx.query(
      "DELETE FROM idempotency WHERE token_id = ? AND mutation = ? AND given_key = ? AND created_at < ?",
      [each.token_id, each.mutation, each.given_key, before],
    );
  }
}

const DUPLICATE = /^(ER_DUP_ENTRY|SQLITE_CONSTRAINT_(PRIMARYKEY|UNIQUE))$/;

/**
 * Takes the key for this transaction. Null: it is ours, and `keepResult` must follow. Otherwise the result of the
 * mutation that took it before; whoever comes second at the same moment waits for the first one's commit here.
 * IDEMPOTENCY_CONFLICT: it was taken for another body.
 */
export async function claimKey(tx: WriteDb, claim: KeyClaim, now: Date): Promise<string | null> {
  const { tokenId, mutation, key } = claim;
  await forgetOld(tx, claim, new Date(now.getTime() - KEPT_MS).toISOString());
  try {
    await tx.query(
      "INSERT INTO idempotency (token_id, mutation, given_key, body_hash, created_at) VALUES (?, ?, ?, ?, ?)",
      [tokenId, mutation, key, claim.bodyHash, now.toISOString()],
    );
    return null;
  } catch (error) {
    if (!DUPLICATE.test((error as { code?: string }).code ?? "")) throw error;
  }
  const [taken] = (await tx.query(
    "SELECT body_hash, result_key FROM idempotency WHERE token_id = ? AND mutation = ? AND given_key = ?",
    [tokenId, mutation, key],
  )) as { body_hash: string; result_key: string }[];
  if (taken!.body_hash === claim.bodyHash) return taken!.result_key;
  throw new ApiError(
    "IDEMPOTENCY_CONFLICT",
    "idempotencyKey: khoá này đã dùng cho nội dung khác / this key was used for another body.",
  );
}

/** Stores what the mutation made, under its key. */
export async function keepResult(
  tx: WriteDb,
  { tokenId, mutation, key }: KeyClaim,
  result: string,
): Promise<void> {
  await tx.query(
    "UPDATE idempotency SET result_key = ? WHERE token_id = ? AND mutation = ? AND given_key = ?",
    [...[result, tokenId, mutation, key]],
  );
}
