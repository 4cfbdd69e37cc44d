import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../platform/request";
import { WithdrawnPayload } from "../record/inputs";
import { written } from "../record/reading";
import { correctFact, recordFact, withdrawFact } from "../record/writing";
import {
  CorrectInspectionInput,
  RecordInspectionInput,
  WithdrawInspectionInput,
  InspectionPayload,
} from "./inspection.inputs";
import { inspectionById } from "./inspection.queries";
import { INSPECTION } from "./inspection.service";

@Resolver()
export class InspectionMutations {
  @Mutation(() => InspectionPayload, {
    description:
      "Records inspections of a union within the caller's reach. Least role: REPORTER. BAD_USER_INPUT: a negative number, violations without an inspection, a day or year in which the union did not exist.",
  })
  async recordInspection(
    @Arg("input", () => RecordInspectionInput, { description: "What is recorded." })
    input: RecordInspectionInput,
    @Ctx() request: RequestContext,
  ): Promise<InspectionPayload> {
    const id = await recordFact(request, "recordInspection", INSPECTION, input);
    return { inspection: await written(request, inspectionById, id) };
  }

  @Mutation(() => InspectionPayload, {
    description: "Changes what the input gives of a record, by the same rules.",
  })
  async correctInspection(
    @Arg("input", () => CorrectInspectionInput, { description: "The record and what changes." })
    input: CorrectInspectionInput,
    @Ctx() request: RequestContext,
  ): Promise<InspectionPayload> {
    const id = await correctFact(
      request,
      "correctInspection",
      INSPECTION,
      input.inspectionId,
      "inspectionId",
      input,
    );
    return { inspection: await written(request, inspectionById, id) };
  }

  @Mutation(() => WithdrawnPayload, { description: "Withdraws what should not have been recorded." })
  async withdrawInspection(
    @Arg("input", () => WithdrawInspectionInput, { description: "The record and why." })
    input: WithdrawInspectionInput,
    @Ctx() request: RequestContext,
  ): Promise<WithdrawnPayload> {
    return {
      withdrawnId: await withdrawFact(
        request,
        "withdrawInspection",
        INSPECTION,
        input.inspectionId,
        "inspectionId",
        input,
      ),
    };
  }
}
