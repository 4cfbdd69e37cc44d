import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../platform/request";
import { WithdrawnPayload } from "../record/inputs";
import { written } from "../record/reading";
import { correctFact, recordFact, withdrawFact } from "../record/writing";
import {
  CorrectWelfareInput,
  RecordWelfareInput,
  WithdrawWelfareInput,
  WelfarePayload,
} from "./welfare.inputs";
import { welfareById } from "./welfare.queries";
import { WELFARE } from "./welfare.service";

@Resolver()
export class WelfareMutations {
  @Mutation(() => WelfarePayload, {
    description:
      "Records how a union cared for people, within the caller's reach. Least role: REPORTER. BAD_USER_INPUT: an unknown kind, a negative number, a part of a dong, a year in which the union did not exist, mutual aid as union finance.",
  })
  async recordWelfare(
    @Arg("input", () => RecordWelfareInput, { description: "What is recorded." }) input: RecordWelfareInput,
    @Ctx() request: RequestContext,
  ): Promise<WelfarePayload> {
    const id = await recordFact(request, "recordWelfare", WELFARE, input);
    return { welfare: await written(request, welfareById, id) };
  }

  @Mutation(() => WelfarePayload, {
    description: "Changes what the input gives of a record, by the same rules.",
  })
  async correctWelfare(
    @Arg("input", () => CorrectWelfareInput, { description: "The record and what changes." })
    input: CorrectWelfareInput,
    @Ctx() request: RequestContext,
  ): Promise<WelfarePayload> {
    const id = await correctFact(request, "correctWelfare", WELFARE, input.welfareId, "welfareId", input);
    return { welfare: await written(request, welfareById, id) };
  }

  @Mutation(() => WithdrawnPayload, { description: "Withdraws what should not have been recorded." })
  async withdrawWelfare(
    @Arg("input", () => WithdrawWelfareInput, { description: "The record and why." })
    input: WithdrawWelfareInput,
    @Ctx() request: RequestContext,
  ): Promise<WithdrawnPayload> {
    return {
      withdrawnId: await withdrawFact(
        request,
        "withdrawWelfare",
        WELFARE,
        input.welfareId,
        "welfareId",
        input,
      ),
    };
  }
}
