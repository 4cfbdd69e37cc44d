import { createHash, randomBytes } from "node:crypto";
import { actorOfToken } from "../identity/recognise";
import type { Actor } from "../platform/actor";
import type { Database } from "../platform/database";

const HOUR = 3_600_000;
/** A session that nobody uses ends after half a day … */
const IDLE_MS = 12 * HOUR;
/** … and a used one after a week. */
const LONGEST_MS = 7 * 24 * HOUR;
/** A session is prolonged at most this often, so that a page view costs no write. */
const PROLONGED_AFTER_MS = HOUR;
const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** An officer who is signed in. */
export interface Session {
  /** The 256 random bits in the cookie; stored nowhere. */
  readonly secret: string;
  readonly actor: Actor;
}

function digestOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

function expiry(createdAt: number, now: number): string {
  return new Date(Math.min(now + IDLE_MS, createdAt + LONGEST_MS)).toISOString();
}

/** Opens a session for the token that the actor came with, and removes those that have expired. */
export async function openSession(database: Database, actor: Actor, now: Date): Promise<Session> {
  const secret = randomBytes(32).toString("base64url");
  const at = now.toISOString();
  await database.write(
    async (tx) => {
      await tx.query("DELETE FROM officer_session WHERE expires_at <= ?", [at]);
      await tx.query(
        "INSERT INTO officer_session (digest, token_id, created_at, expires_at) VALUES (?, ?, ?, ?)",
        [digestOf(secret), actor.tokenId, at, expiry(now.getTime(), now.getTime())],
      );
    },
    { visible: false },
  );
  return { secret, actor };
}

interface SessionRow {
  token_id: number;
  created_at: string;
  expires_at: string;
}

/** The session of a cookie, prolonged by its use; null once it, or the token behind it, has expired or was revoked. */
export async function findSession(database: Database, secret: string, now: Date): Promise<Session | null> {
  if (!SECRET.test(secret)) return null;
  const at = now.toISOString();
  const digest = digestOf(secret);
  const found = await database.read(async (db) => {
    const [row] = (await db.query(
      "SELECT token_id, created_at, expires_at FROM officer_session WHERE digest = ? AND expires_at > ?",
      [digest, at],
    )) as SessionRow[];
    const actor = row ? await actorOfToken(db, row.token_id, now) : null;
    return row && actor ? { row, actor } : null;
  });
  if (!found) return null;
  const { row, actor } = found;
  const until = expiry(Date.parse(row.created_at), now.getTime());
  if (Date.parse(until) - Date.parse(row.expires_at) >= PROLONGED_AFTER_MS) {
    await database.write(
      (tx) => tx.query("UPDATE officer_session SET expires_at = ? WHERE digest = ?", [until, digest]),
      { visible: false },
    );
  }
  return { secret, actor };
}

/** Ends a session; nothing happens where there is none. */
export async function endSession(database: Database, secret: string): Promise<void> {
  await database.write((tx) => tx.query("DELETE FROM officer_session WHERE digest = ?", [digestOf(secret)]), {
    visible: false,
  });
}
