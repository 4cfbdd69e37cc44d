import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../platform/request";
import { amendReport } from "./amend";
import { approveReport } from "./approve";
import { exemptReport } from "./exempt";
import {
  AmendReportInput,
  ExemptReportInput,
  ReportActionInput,
  ReportPayload,
  ReturnReportInput,
  SaveReportInput,
} from "./report.inputs";
import { returnReport } from "./return";
import { saveReport } from "./save";
import { submitReport } from "./submit";

const REFUSED =
  "NOT_FOUND: no such report. CONFLICT: another state or another revision; extensions.report has the id, status, revision, version and isLate of the report as it is.";
const ABOVE =
  "Least role: APPROVER, of a union strictly above the reporting one; nobody decides on their own report.";
const RULES =
  "BAD_USER_INPUT while a rule of severity ERROR fails, or one of severity WARNING has no explanation; extensions.rules lists them with code, severity, message_vi and message_en.";

@Resolver()
export class ReportMutations {
  @Mutation(() => ReportPayload, {
    description: `Saves a union's own report: NOT_DUE, DUE, DRAFT or RETURNED becomes DRAFT. Least role: REPORTER, of that very union. BAD_USER_INPUT: a period in which the union did not exist, an unknown indicator, one that the system works out, a number that is not whole, below 0 or larger than can be, a remark without a number. ${REFUSED}`,
  })
  async saveReport(
    @Arg("input", () => SaveReportInput, { description: "The report and what changes of it." })
    input: SaveReportInput,
    @Ctx() request: RequestContext,
  ): Promise<ReportPayload> {
    return { report: await saveReport(request, input) };
  }

  @Mutation(() => ReportPayload, {
    description: `Hands a union's own report in: DRAFT becomes SUBMITTED. Least role: REPORTER, of that very union. ${RULES} ${REFUSED}`,
  })
  async submitReport(
    @Arg("input", () => ReportActionInput, { description: "The report." }) input: ReportActionInput,
    @Ctx() request: RequestContext,
  ): Promise<ReportPayload> {
    return { report: await submitReport(request, input) };
  }

  @Mutation(() => ReportPayload, {
    description: `Gives a report back to be mended: SUBMITTED becomes RETURNED. ${ABOVE} ${REFUSED}`,
  })
  async returnReport(
    @Arg("input", () => ReturnReportInput, { description: "The report and why." }) input: ReturnReportInput,
    @Ctx() request: RequestContext,
  ): Promise<ReportPayload> {
    return { report: await returnReport(request, input) };
  }

  @Mutation(() => ReportPayload, {
    description: `Approves a report: SUBMITTED becomes APPROVED, locked, and counted at the union itself and above. ${ABOVE} ${REFUSED}`,
  })
  async approveReport(
    @Arg("input", () => ReportActionInput, { description: "The report." }) input: ReportActionInput,
    @Ctx() request: RequestContext,
  ): Promise<ReportPayload> {
    return { report: await approveReport(request, input) };
  }

  @Mutation(() => ReportPayload, {
    description: `Amends an approved report: it stays APPROVED with one version more, the old one stays readable, and the roll-ups move by the difference. ${ABOVE} ${RULES} ${REFUSED}`,
  })
  async amendReport(
    @Arg("input", () => AmendReportInput, { description: "The report, what changes of it, and why." })
    input: AmendReportInput,
    @Ctx() request: RequestContext,
  ): Promise<ReportPayload> {
    return { report: await amendReport(request, input) };
  }

  @Mutation(() => ReportPayload, {
    description: `Exempts a union from a report that is NOT_DUE, DUE or DRAFT, or takes an exemption back: the report then stands where it stood. ${ABOVE} ${REFUSED}`,
  })
  async exemptReport(
    @Arg("input", () => ExemptReportInput, { description: "The report, and why." }) input: ExemptReportInput,
    @Ctx() request: RequestContext,
  ): Promise<ReportPayload> {
    return { report: await exemptReport(request, input) };
  }
}
