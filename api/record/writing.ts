import { perform } from "../identity/perform";
import { Role } from "../platform/actor";
import type { WriteDb } from "../platform/database";
import { keyOfId } from "../platform/ids";
import type { RequestContext } from "../platform/request";
import { correctedSource, recordSource, type SourceInput } from "../sources/source.inputs";
import { deleteUncited } from "../sources/uncited";
import { UnionRow } from "../unions/union.entity";
import { gone, rowIdOf } from "./reading";

/** A fact of a union as it is stored. */
export interface FactRow {
  id: number;
  unionId: number;
  sourceId: number | null;
}

/** One kind of fact: how what a caller gives becomes a row, and what a row must not say. */
export interface FactKind<R extends FactRow, G> {
  /** Its GraphQL type, under which the logs name it. */
  readonly type: string;
  readonly table: string;
  readonly entity: new () => R;
  /** The columns of what is given; undefined leaves a column as it is. Unknown codes are BAD_USER_INPUT. */
  readonly columns: (tx: WriteDb, given: G) => Promise<{ [C in keyof R]?: R[C] | undefined }>;
  /** What a new row says where nothing is given; otherwise null. */
  readonly blank?: Partial<R>;
  /** Refuses a row that contradicts itself or the life of its union. */
  readonly check: (row: R, union: UnionRow) => void;
  /** Refuses a row that contradicts what else is recorded; `before` is null for a new one. */
  readonly checkAgainst?: (tx: WriteDb, row: R, before: R | null, union: UnionRow) => Promise<void>;
}

/** What every mutation of a fact may carry beside the fact. */
export interface Provenance {
  readonly source?: SourceInput | null;
  readonly idempotencyKey?: string | null;
}

/** What withdraws a fact. */
export interface Withdrawal {
  readonly reason: string;
  readonly idempotencyKey?: string | null;
}

/** Records a fact of a union; returns its row. BAD_USER_INPUT where it contradicts itself or the union's life. */
export async function insertFact<R extends FactRow, G>(
  tx: WriteDb,
  kind: FactKind<R, G>,
  union: UnionRow,
  given: G,
  sourceId: number | null,
): Promise<R> {
  const columns = await kind.columns(tx, given);
  const blank: Partial<Record<string, unknown>> = kind.blank ?? {};
  const stated = Object.fromEntries(
    Object.entries(columns).map(([name, value]) => [name, value ?? blank[name] ?? null]),
  );
  const row = { ...stated, unionId: union.id, sourceId } as R;
  kind.check(row, union);
  await kind.checkAgainst?.(tx, row, null, union);
  row.id = (await tx.insert(kind.entity, row as never)).identifiers[0]!.id as number;
  return row;
}

/**
 * Finds the union that a fact belongs to. A fact that is gone is sought in the caller's own union, in vain, unless the
 * mutation that took it away is asked for again.
 */
const ownerOf =
  (request: RequestContext, table: string, id: number | null) =>
  async (tx: WriteDb): Promise<string> => {
    const [row] = (await tx.query(
      `SELECT u.code FROM ${table} f JOIN trade_union u ON u.id = f.union_id WHERE f.id = ?`,
      [id ?? 0],
    )) as { code: string }[];
    return row?.code ?? request.actor!.unionCode;
  };

/** Records a fact of the union that the input names; returns its internal id. */
export async function recordFact<R extends FactRow, G extends Provenance & { union: string }>(
  request: RequestContext,
  mutation: string,
  kind: FactKind<R, G>,
  input: G,
): Promise<number> {
  const { union, idempotencyKey } = input;
  const verb = { mutation, role: Role.REPORTER, union, input, idempotencyKey };
  const key = await perform(request, verb, async (tx, owner, log) => {
    const sourceId = input.source ? await recordSource(tx, input.source) : null;
    const row = await insertFact(tx, kind, owner, input, sourceId);
    await log.changed({ kind: kind.type, key: String(row.id), before: null, after: { ...row } });
    return String(row.id);
  });
  return Number(key);
}

/** Changes what the input gives of a fact; returns its internal id. */
export async function correctFact<R extends FactRow, G extends Provenance>(
  request: RequestContext,
  mutation: string,
  kind: FactKind<R, G>,
  factId: string,
  field: string,
  input: G,
): Promise<number> {
  const id = rowIdOf(keyOfId(factId, kind.type, field));
  const union = ownerOf(request, kind.table, id);
  const verb = { mutation, role: Role.REPORTER, union, input, idempotencyKey: input.idempotencyKey };
  const key = await perform(request, verb, async (tx, owner, log) => {
    const before = await found(tx, kind, id, owner);
    const given = Object.entries(await kind.columns(tx, input)).filter(([, value]) => value !== undefined);
    const changes = Object.fromEntries(given) as Partial<R>;
    const sourceId = await correctedSource(tx, input.source);
    if (sourceId !== undefined) changes.sourceId = sourceId;
    const after = { ...before, ...changes };
    kind.check(after, owner);
    await kind.checkAgainst?.(tx, after, before, owner);
    if (Object.keys(changes).length > 0) await tx.update(kind.entity, id!, changes as never);
    if (after.sourceId !== before.sourceId) await deleteUncited(tx, before.sourceId);
    await log.changed({ kind: kind.type, key: String(id), before: { ...before }, after });
    return String(id);
  });
  return Number(key);
}

/** Withdraws a fact; returns its global id. What it said, and why it went, stays in the audit. */
export async function withdrawFact<R extends FactRow, G>(
  request: RequestContext,
  mutation: string,
  kind: FactKind<R, G>,
  factId: string,
  field: string,
  input: Withdrawal,
): Promise<string> {
  const id = rowIdOf(keyOfId(factId, kind.type, field));
  const union = ownerOf(request, kind.table, id);
  const verb = { mutation, role: Role.REPORTER, union, input, idempotencyKey: input.idempotencyKey };
  await perform(request, verb, async (tx, owner, log) => {
    const before = await found(tx, kind, id, owner);
    await tx.delete(kind.entity, id!);
    await deleteUncited(tx, before.sourceId);
    await log.changed({ kind: kind.type, key: String(id), before: { ...before }, after: null });
    return String(id);
  });
  return factId;
}

async function found<R extends FactRow, G>(
  tx: WriteDb,
  kind: FactKind<R, G>,
  id: number | null,
  owner: UnionRow,
): Promise<R> {
  const row = id === null ? null : ((await tx.findOneBy(kind.entity, { id } as never)) as R | null);
  if (!row || row.unionId !== owner.id) throw gone();
  return row;
}
