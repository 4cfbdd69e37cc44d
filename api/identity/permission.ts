import type { Actor } from "../platform/actor";
import type { WriteDb } from "../platform/database";
import { ApiError } from "../platform/errors";
import type { RequestContext } from "../platform/request";
import { cleanCode } from "../platform/text";
import { UnionRow } from "../unions/union.entity";
import { reaches } from "./reach";
import { includesRole } from "./roles";
import type { Scope, Verb } from "./verb";

/** The token that asks; UNAUTHENTICATED for a stranger. */
export function authenticated({ actor }: RequestContext): Actor {
  if (actor) return actor;
  throw new ApiError("UNAUTHENTICATED", "Cần mã truy cập để ghi / a token is needed to write.");
}

/** FORBIDDEN where the token may do less than the verb takes. */
export function checkRole(actor: Actor, { role }: Verb): void {
  if (includesRole(actor.role, role)) return;
  throw new ApiError("FORBIDDEN", `Cần quyền ${role} trở lên / the role ${role} or higher is needed.`);
}

/** The union that the verb names; NOT_FOUND where there is none. */
export async function namedUnion(tx: WriteDb, { union }: Verb): Promise<UnionRow> {
  const code = cleanCode(typeof union === "string" ? union : await union(tx), "union");
  const row = await tx.findOneBy(UnionRow, { code });
  if (!row)
    throw new ApiError("NOT_FOUND", "union: không có công đoàn mang mã này / no union has this code.");
  return row;
}

const OUT_OF_SCOPE: Readonly<Record<Scope, string>> = {
  OWN: "Chỉ chính công đoàn đó làm được việc này / only the union itself may do this.",
  WITHIN: "Mã truy cập không bao gồm công đoàn này / the token does not reach this union.",
  BELOW: "Chỉ công đoàn cấp trên làm được việc này / only a union strictly above may do this.",
};

async function isInScope(
  request: RequestContext,
  actor: Actor,
  union: UnionRow,
  scope: Scope,
): Promise<boolean> {
  const isOwn = actor.unionId === union.id;
  return scope === "OWN" ? isOwn : (scope === "WITHIN" || !isOwn) && reaches(request, union.id);
}

/**
 * Only within the scope; the union is locked, so that a rule that reads before it writes holds until the commit. Answers
 * with the union as it is once it is locked: whoever held it before may have ended it.
 */
export async function lockInScope(
  request: RequestContext,
  actor: Actor,
  { scope = "WITHIN" }: Verb,
  tx: WriteDb,
  union: UnionRow,
): Promise<UnionRow> {
  if (!(await isInScope(request, actor, union, scope))) throw new ApiError("FORBIDDEN", OUT_OF_SCOPE[scope]);
  if (request.database.kind !== "mysql") return union;
  await tx.query("SELECT id FROM trade_union WHERE id = ? FOR UPDATE", [union.id]);
  return tx.findOneByOrFail(UnionRow, { id: union.id });
}
