import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../platform/request";
import { WithdrawnPayload } from "../record/inputs";
import { written } from "../record/reading";
import { correctFact, recordFact, withdrawFact } from "../record/writing";
import { AwardPayload, CorrectAwardInput, RecordAwardInput, WithdrawAwardInput } from "./award.inputs";
import { awardById } from "./award.queries";
import { AWARD } from "./award.service";

@Resolver()
export class AwardMutations {
  @Mutation(() => AwardPayload, {
    description:
      "Records an award of a union within the caller's reach. BAD_USER_INPUT: an unknown title or campaign, more recipients than could receive it, a year in which the union did not exist.",
  })
  async recordAward(
    @Arg("input", () => RecordAwardInput, { description: "The award." }) input: RecordAwardInput,
    @Ctx() request: RequestContext,
  ): Promise<AwardPayload> {
    const id = await recordFact(request, "recordAward", AWARD, input);
    return { award: await written(request, awardById, id) };
  }

  @Mutation(() => AwardPayload, {
    description: "Changes what the input gives of an award, by the same rules.",
  })
  async correctAward(
    @Arg("input", () => CorrectAwardInput, { description: "The award and what changes." })
    input: CorrectAwardInput,
    @Ctx() request: RequestContext,
  ): Promise<AwardPayload> {
    const id = await correctFact(request, "correctAward", AWARD, input.awardId, "awardId", input);
    return { award: await written(request, awardById, id) };
  }

  @Mutation(() => WithdrawnPayload, { description: "Withdraws an award that should not have been recorded." })
  async withdrawAward(
    @Arg("input", () => WithdrawAwardInput, { description: "The award and why." }) input: WithdrawAwardInput,
    @Ctx() request: RequestContext,
  ): Promise<WithdrawnPayload> {
    return {
      withdrawnId: await withdrawFact(request, "withdrawAward", AWARD, input.awardId, "awardId", input),
    };
  }
}
