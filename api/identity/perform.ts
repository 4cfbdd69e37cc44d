import { auditDone, type AuditedChange, type AuditStamp } from "../platform/audit";
import { addressPrefix } from "../platform/audit.address";
import { auditEndedMinutes, auditRefusal } from "../platform/audit.refusals";
import { appendChanges } from "../platform/changes";
import type { WriteDb } from "../platform/database";
import { ApiError, type ErrorCode } from "../platform/errors";
import { bodyHash, claimKey, keepResult, readKey } from "../platform/idempotency";
import type { RequestContext } from "../platform/request";
import type { UnionRow } from "../unions/union.entity";
import { authenticated, checkRole, lockInScope, namedUnion } from "./permission";
import { readReason } from "./reason";
import { holdToken } from "./recognise";
import type { Verb } from "./verb";

export type { Scope, Verb } from "./verb";

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

function reasonIn(input: object): string | null {
  const { reason } = input as { reason?: unknown };
  return typeof reason === "string" ? readReason(reason) : null;
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
 * UNAUTHENTICATED: a stranger, or a token that was revoked meanwhile. FORBIDDEN: a union outside the caller's scope, or
 * a role below. NOT_FOUND: no such union. IDEMPOTENCY_CONFLICT: the key was used for another input. Refusals are audited
 * in a transaction of their own.
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
      const union = await lockInScope(request, actor, verb, tx, await namedUnion(tx, verb));
      await holdToken(tx, request.database.kind === "mysql", actor.tokenId, request.now);
      const reason = reasonIn(verb.input);
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
