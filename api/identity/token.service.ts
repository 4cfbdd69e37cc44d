import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Actor, Role } from "../platform/actor";
import type { ReadDb, WriteDb } from "../platform/database";
import { ApiError } from "../platform/errors";
import { cleanCode, cleanText } from "../platform/text";
import { UnionRow } from "../unions/union.entity";
import { ApiTokenRow } from "./token.entity";

const PREFIX = "cdh_";
const SECRET = /^cdh_[A-Za-z0-9_-]{43}$/;
/** Longer than any reporting season; a token that nobody renews stops by itself. */
const MOST_DAYS = 365;

function digestOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

export interface IssueTokenInput {
  name: string;
  role: Role;
  unionCode: string;
  days: number;
}

/** Issues a token of a union. The secret (256 random bits) is returned once and stored nowhere. */
export async function issueToken(tx: WriteDb, input: IssueTokenInput, now: Date): Promise<string> {
  if (!Number.isInteger(input.days) || input.days < 1 || input.days > MOST_DAYS) {
    throw new ApiError(
      "BAD_USER_INPUT",
      `Thời hạn từ 1 đến ${MOST_DAYS} ngày / a token lives 1 to ${MOST_DAYS} days.`,
    );
  }
  const code = cleanCode(input.unionCode, "union");
  const union = await tx.findOneBy(UnionRow, { code });
  if (!union) throw new ApiError("NOT_FOUND", `Không có công đoàn ${code} / no union has the code ${code}.`);
  const secret = PREFIX + randomBytes(32).toString("base64url");
  await tx.insert(ApiTokenRow, {
    name: cleanText(input.name, "name"),
    role: input.role,
    unionId: union.id,
    prefix: secret.slice(0, 10),
    digest: digestOf(secret),
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + input.days * 86_400_000).toISOString(),
    revokedAt: null,
  });
  return secret;
}

const UNKNOWN = "Mã truy cập không hợp lệ hoặc đã hết hạn / the token is unknown, revoked or expired.";

/** The actor that a bearer secret stands for; anything but a valid token is UNAUTHENTICATED. */
export async function actorOf(db: ReadDb, secret: string, now: Date): Promise<Actor> {
  if (!SECRET.test(secret)) throw new ApiError("UNAUTHENTICATED", UNKNOWN);
  const digest = digestOf(secret);
  const [row] = (await db.query(
    `SELECT t.id, t.name, t.role, t.digest, t.expires_at, t.revoked_at, t.union_id, u.code
       FROM api_token t JOIN trade_union u ON u.id = t.union_id WHERE t.digest = ?`,
    [digest],
  )) as {
    id: number;
    name: string;
    role: Role;
    digest: string;
    expires_at: string | null;
    revoked_at: string | null;
    union_id: number;
    code: string;
  }[];
  const valid =
    row !== undefined &&
    timingSafeEqual(Buffer.from(row.digest), Buffer.from(digest)) &&
    row.revoked_at === null &&
    (row.expires_at === null || row.expires_at > now.toISOString());
  if (!valid) throw new ApiError("UNAUTHENTICATED", UNKNOWN);
  return { tokenId: row.id, tokenName: row.name, role: row.role, unionId: row.union_id, unionCode: row.code };
}
