import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../platform/request";
import { WithdrawnPayload } from "../record/inputs";
import { written } from "../record/reading";
import { correctFact, recordFact, withdrawFact } from "../record/writing";
import {
  CorrectActivityInput,
  RecordActivityInput,
  WithdrawActivityInput,
  ActivityPayload,
} from "./activity.inputs";
import { activityById } from "./activity.queries";
import { ACTIVITY } from "./activity.service";

@Resolver()
export class ActivityMutations {
  @Mutation(() => ActivityPayload, {
    description:
      "Records an activity of a union within the caller's reach. Least role: REPORTER. BAD_USER_INPUT: an unknown kind or organiser, more women than participants, a day on which the union did not exist.",
  })
  async recordActivity(
    @Arg("input", () => RecordActivityInput, { description: "What is recorded." }) input: RecordActivityInput,
    @Ctx() request: RequestContext,
  ): Promise<ActivityPayload> {
    const id = await recordFact(request, "recordActivity", ACTIVITY, input);
    return { activity: await written(request, activityById, id) };
  }

  @Mutation(() => ActivityPayload, {
    description: "Changes what the input gives of a record, by the same rules.",
  })
  async correctActivity(
    @Arg("input", () => CorrectActivityInput, { description: "The record and what changes." })
    input: CorrectActivityInput,
    @Ctx() request: RequestContext,
  ): Promise<ActivityPayload> {
    const id = await correctFact(request, "correctActivity", ACTIVITY, input.activityId, "activityId", input);
    return { activity: await written(request, activityById, id) };
  }

  @Mutation(() => WithdrawnPayload, { description: "Withdraws what should not have been recorded." })
  async withdrawActivity(
    @Arg("input", () => WithdrawActivityInput, { description: "The record and why." })
    input: WithdrawActivityInput,
    @Ctx() request: RequestContext,
  ): Promise<WithdrawnPayload> {
    return {
      withdrawnId: await withdrawFact(
        request,
        "withdrawActivity",
        ACTIVITY,
        input.activityId,
        "activityId",
        input,
      ),
    };
  }
}
