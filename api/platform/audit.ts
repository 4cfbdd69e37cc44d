import type { WriteDb } from "./database";
import type { ErrorCode } from "./errors";

/** Who asked for what, when and from where: what all rows of one mutation share. */
export interface AuditStamp {
  readonly at: Date;
  readonly tokenId: number | null;
  /** Code of the union that the token acts for. */
  readonly actorUnion: string | null;
  readonly mutation: string | null;
  /** Code of the union that the fact belongs to. */
  readonly union: string | null;
  readonly requestId: string | null;
  readonly addressPrefix: string | null;
}

/** One record that a mutation touched. `before` and `after` hold no personal fields; free text is kept as its length. */
export interface AuditedChange {
  readonly kind: string;
  readonly key: string;
  /** Null: it did not exist. */
  readonly before: object | null;
  /** Null: it exists no longer. */
  readonly after: object | null;
}

const COLUMNS = [
  ...["happened_at", "token_id", "actor_union", "mutation", "union_code", "request_id", "address_prefix"],
  ...["kind", "record_key", "before_state", "after_state", "outcome", "code", "times"],
];

async function insert(tx: WriteDb, stamp: AuditStamp, rest: readonly unknown[]): Promise<void> {
  const { at, tokenId, actorUnion, mutation, union, requestId, addressPrefix } = stamp;
  await tx.query(`INSERT INTO audit (${COLUMNS.join(", ")}) VALUES (${COLUMNS.map(() => "?").join(", ")})`, [
    ...[at.toISOString(), tokenId, actorUnion, mutation, union, requestId, addressPrefix],
    ...rest,
  ]);
}

const CODE = /^[\p{L}\p{N}_.:/@+-]*$/u;

/** Codes, days and numbers stay; of a text only its length, for anybody may be named in it and these rows stay for ever. */
function withoutTexts(_field: string, value: unknown): unknown {
  return typeof value === "string" && !CODE.test(value) ? `(${[...value].length} characters)` : value;
}

const json = (state: object | null): string | null =>
  state === null ? null : JSON.stringify(state, withoutTexts);

/**
 * Leaves a row for each record that a mutation touched (one without a record where it touched none), in its own
 * transaction. The reason stands in a table beside: it is the caller's own text, and may have to be erased.
 */
export async function auditDone(
  tx: WriteDb,
  stamp: AuditStamp,
  changes: readonly AuditedChange[],
  reason: string | null,
): Promise<void> {
  const rows: readonly (AuditedChange | null)[] = changes.length > 0 ? changes : [null];
  for (const change of rows) {
    const touched = change
      ? [change.kind, change.key, json(change.before), json(change.after)]
      : [null, null, null, null];
    await insert(tx, stamp, [...touched, "DONE", null, 1]);
  }
  if (reason === null) return;
  await tx.query("INSERT INTO audit_reason (request_id, reason) VALUES (?, ?)", [stamp.requestId, reason]);
}

/** Leaves one row for `times` refusals of one caller. */
export async function auditRefused(
  tx: WriteDb,
  stamp: AuditStamp,
  code: ErrorCode,
  times: number,
): Promise<void> {
  await insert(tx, stamp, [null, null, null, null, "REFUSED", code, times]);
}
