import { perform, type Verb, type WriteLog } from "../../api/identity/perform";
import { Role } from "../../api/platform/actor";
import type { WriteDb } from "../../api/platform/database";
import { createLog } from "../../api/platform/log";
import { RequestContext } from "../../api/platform/request";
import { UnionRow } from "../../api/unions/union.entity";
import { record } from "../unions/record";
import type { App } from "../support/app";

/** A request that a live token makes as if it were one of the union; a stranger's where there is no union. */
export async function requestOf(
  app: App,
  code: string | null,
  role = Role.REPORTER,
  tokenId = 1,
): Promise<RequestContext> {
  const union = code === null ? null : await app.database.source.manager.findOneByOrFail(UnionRow, { code });
  const actor = union && { tokenId, tokenName: "test", role, unionId: union.id, unionCode: union.code };
  return new RequestContext(
    app.database,
    app.clock,
    actor,
    `request-${Math.random()}`,
    createLog("silent"),
    "",
    "192.0.2.77",
  );
}

export type Work = (tx: WriteDb, union: UnionRow, log: WriteLog) => Promise<string>;

/** Writes the address of a union: the smallest thing that can be written. */
export const setAddress =
  (address: string): Work =>
  async (tx, union, log) => {
    await tx.update(UnionRow, { id: union.id }, { address });
    await log.changed({
      kind: "Union",
      key: union.code,
      before: { address: union.address },
      after: { address },
    });
    return address;
  };

/** One mutation as a token of `union` would ask for it, unless `verb` says otherwise. */
export async function write(
  app: App,
  union: string,
  work: Work,
  verb: Partial<Verb> & { tokenId?: number } = {},
): Promise<string> {
  const { tokenId, ...rest } = verb;
  const request = await requestOf(app, union, Role.REPORTER, tokenId);
  try {
    return await perform(
      request,
      { mutation: "setAddress", role: Role.REPORTER, union, input: {}, ...rest },
      work,
    );
  } finally {
    await request.end();
  }
}

/** `top` above `north` and `south`, with `north-1` … below `north`; and a token, whose id is 1. */
export async function recordTree(app: App): Promise<void> {
  await record(
    app,
    { code: "top" },
    { code: "north", under: "top" },
    { code: "south", under: "top" },
    ...Array.from({ length: 12 }, (_, index) => ({ code: `north-${index + 1}`, under: "north" })),
  );
  await app.token("top", Role.READER);
}

/** A gate that one side waits at until the other opens it. */
export function gate(): { readonly wait: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const wait = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { wait, open: () => open() };
}

export const codeOf = (error: unknown): unknown => (error as { code?: string }).code ?? error;
