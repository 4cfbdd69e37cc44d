import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { Role } from "../platform/actor";
import type { WriteDb } from "../platform/database";
import { ApiError } from "../platform/errors";
import { keyOfId } from "../platform/ids";
import type { RequestContext } from "../platform/request";
import { UnionRow } from "../unions/union.entity";
import { perform } from "./perform";
import { ApiTokenRow } from "./token.entity";
import {
  CreateApiTokenInput,
  CreateApiTokenPayload,
  RevokeApiTokenInput,
  RevokeApiTokenPayload,
} from "./token.inputs";
import { readTokenKey, tokenById } from "./token.queries";
import { isSecretOf, newSecret, storeToken } from "./token.service";
import { checkNotWider, endOf } from "./token.rules";
import type { ApiToken } from "./token.type";

function gone(): ApiError {
  return new ApiError("NOT_FOUND", "Không có mã truy cập này / there is no such token.");
}

async function found(tx: WriteDb, id: number | null): Promise<ApiTokenRow> {
  const row = id === null ? null : await tx.findOneBy(ApiTokenRow, { id });
  if (!row) throw gone();
  return row;
}

async function unionOfToken(tx: WriteDb, id: number | null): Promise<string> {
  const { unionId } = await found(tx, id);
  return (await tx.findOneByOrFail(UnionRow, { id: unionId })).code;
}

/** What the logs say of a token: neither its name, in which a person may be named, nor its digest. */
function state({ role, prefix, expiresAt, revokedAt }: ApiTokenRow): object {
  return { role, prefix, expiresAt, revokedAt };
}

async function shown(request: RequestContext, key: string): Promise<ApiToken> {
  const token = await request.load(tokenById, Number(key));
  if (token === null) throw gone();
  return token;
}

@Resolver()
export class TokenMutations {
  @Mutation(() => CreateApiTokenPayload, {
    description:
      "Makes a token for a union within the caller's reach; for ADMIN. It is never wider than the caller's own: its role and its union's reach lie within them. Its end may lie later, at most a year from now, so that a token can be replaced before it ends: make the next, let both live while programs change over, revoke the first.",
  })
  async createApiToken(
    @Arg("input", () => CreateApiTokenInput, { description: "The token." }) input: CreateApiTokenInput,
    @Ctx() request: RequestContext,
  ): Promise<CreateApiTokenPayload> {
    const secret = newSecret();
    const key = await perform(
      request,
      {
        ...{ mutation: "createApiToken", role: Role.ADMIN, union: input.union, input },
        idempotencyKey: input.idempotencyKey ?? null,
      },
      async (tx, union, log) => {
        checkNotWider(request.actor!, input.role);
        const { name, role } = input;
        const expiresAt = endOf(input.expiresAt ?? null, request.now);
        const row = await storeToken(tx, secret, { name, role, union, expiresAt }, request.now);
        await log.changed({ kind: "ApiToken", key: String(row.id), before: null, after: state(row) });
        return String(row.id);
      },
    );
    const row = await (await request.db()).findOneBy(ApiTokenRow, { id: Number(key) });
    return {
      apiToken: await shown(request, key),
      secret: row && isSecretOf(row, secret) ? secret : null,
    };
  }

  @Mutation(() => RevokeApiTokenPayload, {
    description:
      "Revokes a token for good; what it has under way is refused when it comes to write. For ADMIN within reach of its union; any token may revoke itself.",
  })
  async revokeApiToken(
    @Arg("input", () => RevokeApiTokenInput, { description: "The token." }) input: RevokeApiTokenInput,
    @Ctx() request: RequestContext,
  ): Promise<RevokeApiTokenPayload> {
    const id = readTokenKey(keyOfId(input.apiTokenId, "ApiToken", "apiTokenId"));
    const isOwn = id !== null && id === request.actor?.tokenId;
    const key = await perform(
      request,
      {
        ...{ mutation: "revokeApiToken", role: isOwn ? Role.READER : Role.ADMIN, input },
        union: (tx) => unionOfToken(tx, id),
        idempotencyKey: input.idempotencyKey ?? null,
      },
      async (tx, _union, log) => {
        const row = await found(tx, id);
        if (row.revokedAt !== null) return String(row.id);
        const before = state(row);
        row.revokedAt = request.now.toISOString();
        await tx.update(ApiTokenRow, { id: row.id }, { revokedAt: row.revokedAt });
        await log.changed({ kind: "ApiToken", key: String(row.id), before, after: state(row) });
        return String(row.id);
      },
    );
    return { apiToken: await shown(request, key) };
  }
}
