import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { perform } from "../identity/perform";
import { Role } from "../platform/actor";
import type { RequestContext } from "../platform/request";
import { gone, written } from "../record/reading";
import { recount } from "../rollup/census";
import { correctedSource } from "../sources/source.inputs";
import { deleteUncited } from "../sources/uncited";
import { namedUnion } from "../unions/union.queries";
import { ClassificationStage } from "./award.enums";
import { ClassificationRow } from "./award.entity";
import { classificationById } from "./award.queries";
import {
  ClassificationPayload,
  RecordClassificationInput,
  WithdrawClassificationInput,
  WithdrawClassificationPayload,
} from "./classification.inputs";
import { checkDecides, rate } from "./classification.service";

/** A decision takes the role that decides. */
const roleFor = (stage: ClassificationStage): Role =>
  stage === ClassificationStage.APPROVED ? Role.APPROVER : Role.REPORTER;

@Resolver()
export class ClassificationMutations {
  @Mutation(() => ClassificationPayload, {
    description:
      "Records how a union did its tasks in a year, in place of what the same stage said before. APPROVED takes an APPROVER of a union above. BAD_USER_INPUT: a year in which the union did not exist, `proposedTo` at another stage.",
  })
  async recordClassification(
    @Arg("input", () => RecordClassificationInput, { description: "The classification." })
    input: RecordClassificationInput,
    @Ctx() request: RequestContext,
  ): Promise<ClassificationPayload> {
    const { union, stage, idempotencyKey } = input;
    const verb = { mutation: "recordClassification", role: roleFor(stage), union, input, idempotencyKey };
    const key = await perform(request, verb, async (tx, owner, log) => {
      checkDecides(request, owner, stage);
      const { before, after } = await rate(tx, owner, input, await correctedSource(tx, input.source));
      await log.changed({
        kind: "Classification",
        key: String(after.id),
        owner: { kind: "Union", key: owner.code },
        before: before && { ...before },
        after: { ...after },
      });
      return String(after.id);
    });
    return { classification: await written(request, classificationById, Number(key)) };
  }

  @Mutation(() => WithdrawClassificationPayload, {
    description: "Withdraws what one stage said about a union's year; the same rights as recording it.",
  })
  async withdrawClassification(
    @Arg("input", () => WithdrawClassificationInput, { description: "The classification and why." })
    input: WithdrawClassificationInput,
    @Ctx() request: RequestContext,
  ): Promise<WithdrawClassificationPayload> {
    const { union, year, stage, idempotencyKey } = input;
    const verb = { mutation: "withdrawClassification", role: roleFor(stage), union, input, idempotencyKey };
    await perform(request, verb, async (tx, owner, log) => {
      checkDecides(request, owner, stage);
      const before = await tx.findOneBy(ClassificationRow, { unionId: owner.id, year, stage });
      if (!before) throw gone();
      await tx.delete(ClassificationRow, before.id);
      await deleteUncited(tx, before.sourceId);
      await recount(tx, [owner.id]);
      await log.changed({
        kind: "Classification",
        key: String(before.id),
        owner: { kind: "Union", key: owner.code },
        before: { ...before },
        after: null,
      });
      return String(before.id);
    });
    return { union: await namedUnion(request, union, null, "union") };
  }
}
