import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { perform, type Verb } from "../identity/perform";
import { Role } from "../platform/actor";
import type { WriteDb } from "../platform/database";
import { keyOfId } from "../platform/ids";
import type { RequestContext } from "../platform/request";
import { WithdrawnPayload } from "../record/inputs";
import { gone, written } from "../record/reading";
import { correctedSource, recordSource } from "../sources/source.inputs";
import type { UnionRow } from "../unions/union.entity";
import { TargetRow } from "./target.entity";
import { CorrectTargetInput, SetTargetInput, TargetPayload, WithdrawTargetInput } from "./target.inputs";
import { readTargetKey, targetById } from "./target.queries";
import { correctTarget, setTarget, withdrawTarget } from "./target.service";

function named(targetId: string): { union: string; rowId: number } {
  const key = readTargetKey(keyOfId(targetId, "Target", "targetId"));
  if (key === null) throw gone();
  return key;
}

async function found(tx: WriteDb, union: UnionRow, rowId: number): Promise<TargetRow> {
  const row = await tx.findOneBy(TargetRow, { id: rowId });
  if (!row || row.unionId !== union.id) throw gone();
  return row;
}

const verbOf = (
  mutation: string,
  union: string,
  input: object & { idempotencyKey?: string | null },
): Verb => ({
  mutation,
  role: Role.REPORTER,
  union,
  input,
  idempotencyKey: input.idempotencyKey ?? null,
});

const keyOf = (union: UnionRow, row: TargetRow): string => `${union.code}/${row.id}`;

async function payload(request: RequestContext, key: string): Promise<TargetPayload> {
  return { target: await written(request, targetById, readTargetKey(key)!.rowId) };
}

@Resolver()
export class TargetMutations {
  @Mutation(() => TargetPayload, {
    description:
      "Sets a target of a union within the caller's reach. BAD_USER_INPUT: an unknown indicator, congress or campaign; a value, rating or unit that do not go together; a part of more than 100 %; a target within itself.",
  })
  async setTarget(
    @Arg("input", () => SetTargetInput, { description: "The target." }) input: SetTargetInput,
    @Ctx() request: RequestContext,
  ): Promise<TargetPayload> {
    const key = await perform(request, verbOf("setTarget", input.union, input), async (tx, union, log) => {
      const sourceId = input.source ? await recordSource(tx, input.source) : null;
      const row = await setTarget(tx, union, input, sourceId);
      await log.changed({ kind: "Target", key: keyOf(union, row), before: null, after: { ...row } });
      return keyOf(union, row);
    });
    return payload(request, key);
  }

  @Mutation(() => TargetPayload, {
    description: "Changes what the input gives of a target, by the same rules.",
  })
  async correctTarget(
    @Arg("input", () => CorrectTargetInput, { description: "The target and what changes." })
    input: CorrectTargetInput,
    @Ctx() request: RequestContext,
  ): Promise<TargetPayload> {
    const { union: code, rowId } = named(input.targetId);
    const key = await perform(request, verbOf("correctTarget", code, input), async (tx, union, log) => {
      const before = await found(tx, union, rowId);
      const sourceId = await correctedSource(tx, input.source);
      const after = await correctTarget(tx, union, before, input, sourceId);
      await log.changed({
        kind: "Target",
        key: keyOf(union, after),
        before: { ...before },
        after: { ...after },
      });
      return keyOf(union, after);
    });
    return payload(request, key);
  }

  @Mutation(() => WithdrawnPayload, {
    description:
      "Withdraws a target that should not have been recorded; BAD_USER_INPUT while others are a part of it.",
  })
  async withdrawTarget(
    @Arg("input", () => WithdrawTargetInput, { description: "The target and why." })
    input: WithdrawTargetInput,
    @Ctx() request: RequestContext,
  ): Promise<WithdrawnPayload> {
    const { union: code, rowId } = named(input.targetId);
    await perform(request, verbOf("withdrawTarget", code, input), async (tx, union, log) => {
      const before = await found(tx, union, rowId);
      await withdrawTarget(tx, before);
      await log.changed({ kind: "Target", key: keyOf(union, before), before: { ...before }, after: null });
      return keyOf(union, before);
    });
    return { withdrawnId: input.targetId };
  }
}
