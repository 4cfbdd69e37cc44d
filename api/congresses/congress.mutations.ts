import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { perform } from "../identity/perform";
import { Role } from "../platform/actor";
import { keyOfId } from "../platform/ids";
import type { RequestContext } from "../platform/request";
import { WithdrawnPayload } from "../record/inputs";
import { gone } from "../record/reading";
import { notNull, unionIdOf } from "../record/rules";
import { correctedSource, recordSource } from "../sources/source.inputs";
import { CongressRow } from "./congress.entity";
import {
  CongressPayload,
  CorrectCongressInput,
  RecordCongressInput,
  WithdrawCongressInput,
} from "./congress.inputs";
import { congressByCode } from "./congress.queries";
import { congressState, correctCongress, recordCongress, withdrawCongress } from "./congress.service";
import { ownedBy, unionOwning } from "./owner";

async function payload(request: RequestContext, code: string): Promise<CongressPayload> {
  const congress = await request.load(congressByCode, code);
  if (!congress) throw gone();
  return { congress };
}

@Resolver()
export class CongressMutations {
  @Mutation(() => CongressPayload, {
    description:
      "Records a congress of a union within the caller's reach, and the term that it opens. BAD_USER_INPUT: a day on which the union did not exist, an ordinal below 1, a term that overlaps another. CONFLICT: an ordinal or a code that is taken.",
  })
  async recordCongress(
    @Arg("input", () => RecordCongressInput, { description: "The congress." }) input: RecordCongressInput,
    @Ctx() request: RequestContext,
  ): Promise<CongressPayload> {
    const { union, idempotencyKey } = input;
    const verb = { mutation: "recordCongress", role: Role.REPORTER, union, input, idempotencyKey };
    const code = await perform(request, verb, async (tx, owner, log) => {
      const facts = {
        term: input.term ?? null,
        ordinal: input.ordinal ?? null,
        status: input.status,
        form: input.form ?? null,
        heldOn: input.heldOn ?? null,
        isPilot: input.isPilot,
        chosenById: (await unionIdOf(tx, input.chosenBy, "chosenBy")) ?? null,
      };
      const sourceId = input.source ? await recordSource(tx, input.source) : null;
      const key = await recordCongress(tx, owner, facts, {
        code: input.code,
        sourceId,
        today: request.today,
      });
      await log.changed({
        kind: "Congress",
        key,
        code: key,
        before: null,
        after: await congressState(tx, key),
      });
      return key;
    });
    return payload(request, code);
  }

  @Mutation(() => CongressPayload, {
    description: "Changes what the input gives of a congress, by the same rules.",
  })
  async correctCongress(
    @Arg("input", () => CorrectCongressInput, { description: "The congress and what changes." })
    input: CorrectCongressInput,
    @Ctx() request: RequestContext,
  ): Promise<CongressPayload> {
    const key = keyOfId(input.congressId, "Congress", "congressId");
    const union = unionOwning(request, "congress", "code", key);
    const { idempotencyKey } = input;
    const verb = { mutation: "correctCongress", role: Role.REPORTER, union, input, idempotencyKey };
    const code = await perform(request, verb, async (tx, owner, log) => {
      const row = ownedBy(await tx.findOneBy(CongressRow, { code: key }), owner.id);
      const before = await congressState(tx, key);
      notNull(input.status, "status");
      notNull(input.isPilot, "isPilot");
      const stated = {
        term: input.term,
        ordinal: input.ordinal,
        status: input.status,
        form: input.form,
        heldOn: input.heldOn,
        isPilot: input.isPilot,
        chosenById: await unionIdOf(tx, input.chosenBy, "chosenBy"),
      };
      const changes = Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined));
      const sourceId = await correctedSource(tx, input.source);
      await correctCongress(tx, owner, row, changes, { sourceId, today: request.today });
      await log.changed({ kind: "Congress", key, code: key, before, after: await congressState(tx, key) });
      return key;
    });
    return payload(request, code);
  }

  @Mutation(() => WithdrawnPayload, {
    description:
      "Withdraws a congress that should not have been recorded, and its term where nothing else states it. CONFLICT while tasks or references belong to it.",
  })
  async withdrawCongress(
    @Arg("input", () => WithdrawCongressInput, { description: "The congress and why." })
    input: WithdrawCongressInput,
    @Ctx() request: RequestContext,
  ): Promise<WithdrawnPayload> {
    const key = keyOfId(input.congressId, "Congress", "congressId");
    const union = unionOwning(request, "congress", "code", key);
    const { idempotencyKey } = input;
    const verb = { mutation: "withdrawCongress", role: Role.REPORTER, union, input, idempotencyKey };
    await perform(request, verb, async (tx, owner, log) => {
      const row = ownedBy(await tx.findOneBy(CongressRow, { code: key }), owner.id);
      const before = await congressState(tx, key);
      await withdrawCongress(tx, row);
      await log.changed({ kind: "Congress", key, code: key, before, after: null });
      return key;
    });
    return { withdrawnId: input.congressId };
  }
}
