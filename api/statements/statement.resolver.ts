import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from "type-graphql";
import { perform } from "../identity/perform";
import { Role } from "../platform/actor";
import { badInput } from "../platform/errors";
import { encodeId, keyOfId } from "../platform/ids";
import type { RequestContext } from "../platform/request";
import { Source } from "../sources/source.entity";
import { sourceById } from "../sources/source.queries";
import { namedUnion } from "../unions/union.queries";
import {
  AddSourceInput,
  AddSourcePayload,
  WithdrawSourceInput,
  WithdrawSourcePayload,
} from "./statement.inputs";
import { addSource, withdrawSource } from "./statement.service";

function sourceIdOf(id: string): number {
  const key = keyOfId(id, "Source", "sourceId");
  if (/^[1-9]\d{0,9}$/.test(key)) return Number(key);
  throw badInput("sourceId", "sourceId: mã định danh không hợp lệ / not an id of this API.");
}

@Resolver(() => Source)
export class StatementResolver {
  @FieldResolver(() => ID, {
    name: "id",
    description: "Opaque, globally unique, stable; what `withdrawSource` takes.",
  })
  sourceId(@Root() source: Source): string {
    return encodeId("Source", source.id);
  }

  @Mutation(() => AddSourcePayload, {
    description:
      "Adds a source to what is said about a union. Least role: REPORTER, of a token that reaches the union.",
  })
  async addSource(
    @Arg("input", () => AddSourceInput, { description: "The union, what is stated, and the text." })
    input: AddSourceInput,
    @Ctx() request: RequestContext,
  ): Promise<AddSourcePayload> {
    const verb = {
      mutation: "addSource",
      role: Role.REPORTER,
      union: input.union,
      input,
      idempotencyKey: input.idempotencyKey,
    };
    const key = await perform(request, verb, async (tx, union, log) =>
      String(await addSource(tx, union, input, log)),
    );
    const union = await namedUnion(request, input.union, null, "union");
    return { union, source: await request.load(sourceById, Number(key)) };
  }

  @Mutation(() => WithdrawSourcePayload, {
    description:
      "Takes a source away from what is said about a union. NOT_FOUND: the union has no such source. Least role: REPORTER, of a token that reaches the union.",
  })
  async withdrawSource(
    @Arg("input", () => WithdrawSourceInput, { description: "The union, the source and the reason." })
    input: WithdrawSourceInput,
    @Ctx() request: RequestContext,
  ): Promise<WithdrawSourcePayload> {
    const { union, idempotencyKey } = input;
    const verb = { mutation: "withdrawSource", role: Role.REPORTER, union, input, idempotencyKey };
    const key = await perform(request, verb, async (tx, within, log) => {
      const sourceId = sourceIdOf(input.sourceId);
      await withdrawSource(tx, within, sourceId, log);
      return String(sourceId);
    });
    return { withdrawnId: encodeId("Source", key) };
  }
}
