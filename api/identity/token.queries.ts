import { encodeId } from "../platform/ids";
import type { Connection, ForwardPageArgs } from "../platform/page";
import { pageOfParent } from "../platform/page-of-parent";
import { inOrder, places, type Batch, type RequestContext } from "../platform/request";
import { Role } from "../platform/actor";
import { reaches } from "./reach";
import { includesRole } from "./roles";
import { ApiToken } from "./token.type";

interface TokenRead {
  id: number;
  union_id: number;
  name: string;
  role: Role;
  prefix: string;
  created_at: string;
  expires_at: string | null;
  revoked_at: string | null;
  used_at: string | null;
}

const COLUMNS =
  "t.id, t.union_id, t.name, t.role, t.prefix, t.created_at, t.expires_at, t.revoked_at, w.used_at";
const FROM = "FROM api_token t LEFT JOIN api_token_use w ON w.token_id = t.id";

const instant = (text: string | null): Date | null => (text === null ? null : new Date(text));

function toApiToken(row: TokenRead): ApiToken {
  const { id, union_id: unionId, name, role, prefix } = row;
  return Object.assign(new ApiToken(), {
    id: encodeId("ApiToken", id),
    rowId: id,
    createdAt: new Date(row.created_at),
    expiresAt: instant(row.expires_at),
    lastUsedAt: instant(row.used_at),
    revokedAt: instant(row.revoked_at),
    ...{ unionId, name, role, prefix },
  });
}

/** Tokens by their internal ids. */
export const tokenById: Batch<number, ApiToken | null> = async (db, ids) => {
  const rows = (await db.query(`SELECT ${COLUMNS} ${FROM} WHERE t.id IN (${places(ids)})`, [
    ...ids,
  ])) as TokenRead[];
  return inOrder(ids, rows, (row) => row.id).map((row) => row && toApiToken(row));
};

/** The internal id that the key of a token's global id holds; null where it holds none. */
export function readTokenKey(key: string): number | null {
  return /^[1-9]\d{0,8}$/.test(key) ? Number(key) : null;
}

/** True where the caller may see and revoke the tokens of a union. */
async function manages(request: RequestContext, unionId: number): Promise<boolean> {
  return request.actor !== null && includesRole(request.actor.role, Role.ADMIN) && reaches(request, unionId);
}

/** The token that a global id names; null for whoever may not see it. */
export async function tokenNode(request: RequestContext, key: string): Promise<ApiToken | null> {
  const id = readTokenKey(key);
  const token = id === null ? null : await request.load(tokenById, id);
  if (token === null) return null;
  return token.rowId === request.actor?.tokenId || (await manages(request, token.unionId)) ? token : null;
}

/** The tokens of a union, the newest first, a page at a time; null for whoever may not manage them. */
export async function tokensOfUnion(
  request: RequestContext,
  unionId: number,
  all: boolean,
  args: ForwardPageArgs,
): Promise<Connection<ApiToken> | null> {
  if (!(await manages(request, unionId))) return null;
  const live = "t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > ?)";
  return pageOfParent<TokenRead, ApiToken>(
    request,
    {
      columns: COLUMNS,
      from: `${FROM} WHERE ${all ? "1 = 1" : live}`,
      parent: "t.union_id",
      parameters: all ? [] : [request.now.toISOString()],
    },
    unionId,
    { columns: ["t.id"], descending: true },
    args,
    "union.apiTokens",
    (row) => [row.id],
    toApiToken,
  );
}
