import { Arg, Ctx, Field, InputType, Query, Resolver } from "type-graphql";
import { reaches } from "../../identity/reach";
import { includesRole } from "../../identity/roles";
import { readPeriod } from "../../indicators/period";
import { Role } from "../../platform/actor";
import { ApiError } from "../../platform/errors";
import type { RequestContext } from "../../platform/request";
import { namedUnion } from "../../unions/union.queries";
import { DRAFT_VERSION, figuresOf, NOTHING, readContent, type Content } from "../content";
import { patchContent } from "../patch";
import { ReportValueInput, RuleExplanationInput } from "../report.inputs";
import { reportOf } from "../report.queries";
import { ReportStatus } from "../report.type";
import { judgeReport } from "./judge";
import { toResult } from "./rule-results";
import { RuleResult } from "./rule.type";

@InputType({
  description:
    "What a report would say: the saved report with these changes. What is not listed stays as it is saved.",
})
export class CheckReportInput {
  @Field(() => String, { description: "Code of the union whose own part it is." })
  union: string;

  @Field(() => String, { description: "Code of the period." })
  period: string;

  @Field(() => [ReportValueInput], { description: "The indicators that change, as in saveReport." })
  values: ReportValueInput[];

  @Field(() => [RuleExplanationInput], {
    nullable: true,
    description: "The explanations that change, as in saveReport.",
  })
  explanations?: RuleExplanationInput[] | null;
}

async function checkMayWrite(request: RequestContext, unionId: number): Promise<void> {
  const { actor } = request;
  if (!actor)
    throw new ApiError(
      "UNAUTHENTICATED",
      "Cần mã truy cập để kiểm tra / a token is needed to check a report.",
    );
  if (!includesRole(actor.role, Role.REPORTER))
    throw new ApiError("FORBIDDEN", "Cần quyền REPORTER trở lên / the role REPORTER or higher is needed.");
  if (!(await reaches(request, unionId)))
    throw new ApiError(
      "FORBIDDEN",
      "Mã truy cập không bao gồm công đoàn này / the token does not reach this union.",
    );
}

/** What is saved of a report: the approved version, or the draft; nothing where nothing was written. */
async function savedContent(request: RequestContext, unionId: number, period: string): Promise<Content> {
  const report = await request.load(reportOf, { unionId, period });
  if (!report?.rowId) return NOTHING;
  const version = report.status === ReportStatus.APPROVED ? report.version : DRAFT_VERSION;
  return readContent(await request.db(), report.rowId, version);
}

@Resolver()
export class CheckReportResolver {
  @Query(() => [RuleResult], {
    description:
      "What the rules would say if these values were saved; writes nothing. Takes a token of the role REPORTER or higher that reaches the union: UNAUTHENTICATED or FORBIDDEN without. BAD_USER_INPUT: whatever saveReport would refuse of the values, an unknown union or period.",
  })
  async checkReport(
    @Arg("input", () => CheckReportInput, { description: "Whose report, and what changes." })
    input: CheckReportInput,
    @Ctx() request: RequestContext,
  ): Promise<RuleResult[]> {
    const union = await namedUnion(request, input.union, null, "union");
    await checkMayWrite(request, union.rowId);
    const period = readPeriod(input.period, request.today);
    const content = patchContent(await savedContent(request, union.rowId, period.code), input);
    const values = figuresOf(content);
    const figures = { unionId: union.rowId, unionCode: union.code, period, values };
    const verdicts = await judgeReport(await request.db(), figures, request.today);
    return verdicts.map((verdict) => toResult(verdict, content.explanations));
  }
}
