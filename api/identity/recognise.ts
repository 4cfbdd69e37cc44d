import { timingSafeEqual } from "node:crypto";
import type { Actor, Role } from "../platform/actor";
import type { ReadDb, WriteDb } from "../platform/database";
import { ApiError } from "../platform/errors";
import { digestOf } from "./token.service";

const SECRET = /^cdh_[A-Za-z0-9_-]{43}$/;

function unknown(): ApiError {
  return new ApiError(
    "UNAUTHENTICATED",
    "Mã truy cập không hợp lệ hoặc đã hết hạn / the token is unknown, revoked or expired.",
  );
}

interface TokenEntry {
  id: number;
  name: string;
  role: Role;
  digest: string;
  expires_at: string | null;
  revoked_at: string | null;
  union_id: number;
  code: string;
}

async function entryBy(
  db: ReadDb,
  column: "id" | "digest",
  value: number | string,
): Promise<TokenEntry | null> {
  const [row] = (await db.query(
    `SELECT t.id, t.name, t.role, t.digest, t.expires_at, t.revoked_at, t.union_id, u.code
       FROM api_token t JOIN trade_union u ON u.id = t.union_id WHERE t.${column} = ?`,
    [value],
  )) as TokenEntry[];
  return row ?? null;
}

function isLive(row: Pick<TokenEntry, "expires_at" | "revoked_at">, now: Date): boolean {
  return row.revoked_at === null && (row.expires_at === null || row.expires_at > now.toISOString());
}

function actorIn(row: TokenEntry | null, now: Date): Actor | null {
  return row !== null && isLive(row, now)
    ? { tokenId: row.id, tokenName: row.name, role: row.role, unionId: row.union_id, unionCode: row.code }
    : null;
}

/** The actor that a bearer secret stands for; anything but a valid token is UNAUTHENTICATED. */
export async function actorOf(db: ReadDb, secret: string, now: Date): Promise<Actor> {
  if (!SECRET.test(secret)) throw unknown();
  const digest = digestOf(secret);
  const row = await entryBy(db, "digest", digest);
  const same = row !== null && timingSafeEqual(Buffer.from(row.digest), Buffer.from(digest));
  const actor = same ? actorIn(row, now) : null;
  if (actor === null) throw unknown();
  return actor;
}

/** The actor of a token that a session remembers; null once it is expired or revoked. */
export async function actorOfToken(db: ReadDb, tokenId: number, now: Date): Promise<Actor | null> {
  return actorIn(await entryBy(db, "id", tokenId), now);
}

/**
 * Holds a token as it is until the transaction ends: a revocation comes before it, and is UNAUTHENTICATED here, or
 * waits for its commit.
 */
export async function holdToken(tx: WriteDb, locking: boolean, tokenId: number, now: Date): Promise<void> {
  const [row] = (await tx.query(
    `SELECT expires_at, revoked_at FROM api_token WHERE id = ?${locking ? " LOCK IN SHARE MODE" : ""}`,
    [tokenId],
  )) as Pick<TokenEntry, "expires_at" | "revoked_at">[];
  if (!row || !isLive(row, now)) throw unknown();
}
