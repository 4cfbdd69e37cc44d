import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { reaches } from "../../identity/reach";
import type { RequestContext } from "../../platform/request";
import { unionSeen } from "../../unions/union.queries";
import { DRAFT_VERSION } from "../content";
import { Report, ReportStatus } from "../report.type";
import { ruleResultsOf } from "./rule-results";
import { RuleResult } from "./rule.type";

@Resolver(() => Report)
export class ReportRuleResultsResolver {
  @FieldResolver(() => [RuleResult], {
    description:
      "What the rules say of it: the approved version, or the draft, against the record as it now stands; rules that cannot apply to such a union or period are left out. For a stranger neither figures about persons nor the rules that speak of them are looked at.",
  })
  async ruleResults(@Root() report: Report, @Ctx() request: RequestContext): Promise<RuleResult[]> {
    const union = (await request.load(unionSeen, { unionId: report.unionId, day: null }))!;
    return request.load(ruleResultsOf, {
      unionId: report.unionId,
      unionCode: union.code,
      period: report.period.code,
      reportId: report.rowId,
      version: report.status === ReportStatus.APPROVED ? report.version : DRAFT_VERSION,
      reached: await reaches(request, report.unionId),
    });
  }
}
