import { createHash, randomBytes } from "node:crypto";
import type { Role } from "../platform/actor";
import type { WriteDb } from "../platform/database";
import { ApiError, badInput } from "../platform/errors";
import { cleanCode, cleanText } from "../platform/text";
import { UnionRow } from "../unions/union.entity";
import { ApiTokenRow } from "./token.entity";

const PREFIX = "cdh_";
/** Longer than any reporting season; a token that nobody renews stops by itself. */
const MOST_DAYS = 365;
const DAY_MS = 86_400_000;

/** SHA-256 of a secret, hex. */
export function digestOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** A new secret: 256 random bits that are stored nowhere. */
export function newSecret(): string {
  return PREFIX + randomBytes(32).toString("base64url");
}

/** True where the secret is that of the token. */
export function isSecretOf(row: ApiTokenRow, secret: string): boolean {
  return row.digest === digestOf(secret);
}

/** What a token is made of. */
export interface NewToken {
  readonly name: string;
  readonly role: Role;
  readonly union: UnionRow;
  readonly expiresAt: Date;
}

/**
 * Stores a token of a union under the digest of its secret. BAD_USER_INPUT: no name, or an end that is not within a
 * year from now.
 */
export async function storeToken(
  tx: WriteDb,
  secret: string,
  { name: given, role, union, expiresAt }: NewToken,
  now: Date,
): Promise<ApiTokenRow> {
  const name = cleanText(given, "name");
  if (name === "") throw badInput("name", "name: không được để trống / must not be empty.");
  const lives = expiresAt.getTime() - now.getTime();
  if (!(lives > 0 && lives <= MOST_DAYS * DAY_MS)) {
    const sentence = `expiresAt: phải ở trong vòng ${MOST_DAYS} ngày tới / must be within ${MOST_DAYS} days from now.`;
    throw badInput("expiresAt", sentence);
  }
  const row = tx.create(ApiTokenRow, {
    name,
    role,
    unionId: union.id,
    prefix: secret.slice(0, 10),
    digest: digestOf(secret),
    createdAt: now.toISOString(),
    expiresAt: expiresAt.toISOString(),
    revokedAt: null,
  });
  return tx.save(row);
}

/** A token as the operator's command issues it. */
export interface IssueTokenInput {
  name: string;
  role: Role;
  unionCode: string;
  days: number;
}

/** Issues a token for the operator, who needs none. The secret is returned once. NOT_FOUND: no such union. */
export async function issueToken(tx: WriteDb, input: IssueTokenInput, now: Date): Promise<string> {
  if (!Number.isInteger(input.days) || input.days < 1 || input.days > MOST_DAYS) {
    const sentence = `Thời hạn từ 1 đến ${MOST_DAYS} ngày / a token lives 1 to ${MOST_DAYS} days.`;
    throw badInput("days", sentence);
  }
  const code = cleanCode(input.unionCode, "union");
  const union = await tx.findOneBy(UnionRow, { code });
  if (!union) throw new ApiError("NOT_FOUND", `Không có công đoàn ${code} / no union has the code ${code}.`);
  const secret = newSecret();
  const expiresAt = new Date(now.getTime() + input.days * DAY_MS);
  await storeToken(tx, secret, { name: input.name, role: input.role, union, expiresAt }, now);
  return secret;
}
