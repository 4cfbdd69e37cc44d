import type { Actor, Role } from "../platform/actor";
import { auditDone, type AuditedChange, type AuditStamp } from "../platform/audit";
import { addressPrefix } from "../platform/audit.address";
import { auditEndedMinutes, auditRefusal } from "../platform/audit.refusals";
import { appendChanges } from "../platform/changes";
import type { WriteDb } from "../platform/database";
import { ApiError, badInput, type ErrorCode } from "../platform/errors";
import { bodyHash, claimKey, keepResult, readKey } from "../platform/idempotency";
import type { RequestContext } from "../platform/request";
import { cleanCode, cleanText } from "../platform/text";
import { UnionRow } from "../unions/union.entity";
import { reaches } from "./reach";
import { includesRole } from "./roles";

/** What a caller asks for: one mutation on the record of one union. */
export interface Verb {
  /** Name of the mutation. */
  readonly mutation: string;
  /** The least role that may do it. */
  readonly role: Role;
  /**
   * Code of the union that the fact belongs to, or how to find it in the transaction (throws NOT_FOUND for a record
   * that is not there).
   */
  readonly union: string | ((tx: WriteDb) => Promise<string>);
  /** The mutation's input; a `reason` in it is kept beside the audit row. */
  readonly input: object;
  readonly idempotencyKey?: string | null;
}

/** One record that was written. `before` and `after` hold no personal fields, for both logs are kept for ever. */
export interface ChangeEntry extends AuditedChange {
  /** The Node that owns a part: the change feed names it instead of the part. */
  readonly owner?: { readonly kind: string; readonly key: string };
  /** The code of the Node that the feed names; of a Union its key. */
  readonly code?: string | null;
}

export interface WriteLog {
  /** Leaves an audit row and an entry of the change feed when the transaction ends well. */
  changed(entry: ChangeEntry): Promise<void>;
}

/** Thrown to leave a transaction that has nothing to write. */
class Replay extends Error {
  constructor(readonly key: string) {
    super("the same mutation was done before");
  }
}

const REFUSALS: ReadonlySet<ErrorCode> = new Set<ErrorCode>(["UNAUTHENTICATED", "FORBIDDEN"]);
const LONGEST_REASON = 500;

function authenticated({ actor }: RequestContext): Actor {
  if (actor) return actor;
  throw new ApiError("UNAUTHENTICATED", "Cần mã truy cập để ghi / a token is needed to write.");
}

function checkRole(actor: Actor, { role }: Verb): void {
  if (includesRole(actor.role, role)) return;
  throw new ApiError("FORBIDDEN", `Cần quyền ${role} trở lên / the role ${role} or higher is needed.`);
}

function readReason(input: object): string | null {
  const { reason } = input as { reason?: unknown };
  if (typeof reason !== "string") return null;
  const text = cleanText(reason, "reason", LONGEST_REASON);
  if (text === "") throw badInput("reason", "reason: không được để trống / must not be empty.");
  return text;
}

async function namedUnion(tx: WriteDb, { union }: Verb): Promise<UnionRow> {
  const code = cleanCode(typeof union === "string" ? union : await union(tx), "union");
  const row = await tx.findOneBy(UnionRow, { code });
  if (!row)
    throw new ApiError("NOT_FOUND", "union: không có công đoàn mang mã này / no union has this code.");
  return row;
}

/** Only within reach; the union is locked, so that a rule that reads before it writes holds until the commit. */
async function lockWithinReach(request: RequestContext, tx: WriteDb, union: UnionRow): Promise<void> {
  if (!(await reaches(request, union.id))) {
    throw new ApiError(
      "FORBIDDEN",
      "Mã truy cập không bao gồm công đoàn này / the token does not reach this union.",
    );
  }
  if (request.database.kind === "mysql")
    await tx.query("SELECT id FROM trade_union WHERE id = ? FOR UPDATE", [union.id]);
}

function stampOf(request: RequestContext, verb: Verb, union: string | null): AuditStamp {
  return {
    at: request.now,
    tokenId: request.actor?.tokenId ?? null,
    actorUnion: request.actor?.unionCode ?? null,
    mutation: verb.mutation,
    union,
    requestId: request.id,
    addressPrefix: addressPrefix(request.address),
  };
}

async function writeLogs(
  tx: WriteDb,
  stamp: AuditStamp,
  entries: readonly ChangeEntry[],
  reason: string | null,
): Promise<void> {
  await auditDone(tx, stamp, entries, reason);
  const changes = entries.map(({ kind, key, owner, code, after }) => {
    const node = owner ?? { kind, key };
    const action = owner || after !== null ? ("UPSERT" as const) : ("DELETE" as const);
    return { ...node, code: code ?? (node.kind === "Union" ? node.key : null), action };
  });
  await appendChanges(tx, changes, stamp.at);
}

/** Audits a refusal; where that fails, the refusal stands all the same. */
async function refuse(request: RequestContext, verb: Verb, code: ErrorCode): Promise<void> {
  const knownCode = (tx: WriteDb): Promise<string | null> =>
    namedUnion(tx, verb)
      .then((union) => union.code)
      .catch(() => null);
  try {
    await auditRefusal(request.database, stampOf(request, verb, null), code, knownCode);
  } catch (error) {
    request.log.error({ err: error, requestId: request.id }, "a refusal was not audited");
  }
}

/**
 * Does one mutation in one transaction: who may, the idempotency key, `work`, its audit rows and its entries of the
 * change feed; all of it or nothing. Returns the key of the record that `work` returned, or the same key again for the
 * same idempotency key and input, when nothing is written. `request.load` within `work` reads the transaction. `work` is
 * run again where the database asks for it, so it changes nothing but the database.
 * UNAUTHENTICATED: a stranger. FORBIDDEN: a union outside the caller's reach, or a role below. NOT_FOUND: no such union.
 * IDEMPOTENCY_CONFLICT: the key was used for another input. Refusals are audited in a transaction of their own.
 */
export async function perform(
  request: RequestContext,
  verb: Verb,
  work: (tx: WriteDb, union: UnionRow, log: WriteLog) => Promise<string>,
): Promise<string> {
  try {
    const actor = authenticated(request);
    checkRole(actor, verb);
    await auditEndedMinutes(request.database, request.now);
    return await request.write(async (tx) => {
      const union = await namedUnion(tx, verb);
      await lockWithinReach(request, tx, union);
      const reason = readReason(verb.input);
      const { mutation, input, idempotencyKey } = verb;
      const claim =
        idempotencyKey === null || idempotencyKey === undefined
          ? null
          : { tokenId: actor.tokenId, mutation, key: readKey(idempotencyKey), bodyHash: bodyHash(input) };
      const before = claim && (await claimKey(tx, claim, request.now));
      if (before !== null) throw new Replay(before);
      const entries: ChangeEntry[] = [];
      const key = await work(tx, union, {
        changed: async (entry) => {
          entries.push(entry);
        },
      });
      if (claim) await keepResult(tx, claim, key);
      await writeLogs(tx, stampOf(request, verb, union.code), entries, reason);
      return key;
    });
  } catch (error) {
    if (error instanceof Replay) return error.key;
    if (error instanceof ApiError && REFUSALS.has(error.code)) await refuse(request, verb, error.code);
    throw error;
  }
}
