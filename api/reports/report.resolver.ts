import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { readPeriod } from "../indicators/period";
import { reaches } from "../identity/reach";
import { keyOfId } from "../platform/ids";
import type { RequestContext } from "../platform/request";
import { Source } from "../sources/source.entity";
import { sourceById } from "../sources/source.queries";
import { unionSeen } from "../unions/union.queries";
import { Union } from "../unions/union.type";
import { DRAFT_VERSION } from "./content";
import { reportNode, visibleReport } from "./report.queries";
import { Report, ReportStatus, ReportValue, ReportVersion } from "./report.type";
import { versionsOf, visibleValues } from "./value.queries";

const sourceOf = async (request: RequestContext, id: number | null): Promise<Source | null> =>
  id === null ? null : request.load(sourceById, id);

@Resolver(() => Union)
export class UnionReportResolver {
  @FieldResolver(() => Report, {
    nullable: true,
    description:
      "Its report for a period. Null for a caller who may not see it, and where nothing was written and the union need not report; a union that has to report has one that is NOT_DUE or DUE.",
  })
  async report(
    @Root() union: Union,
    @Arg("period", () => String, { description: "Code of the period." }) period: string,
    @Ctx() request: RequestContext,
  ): Promise<Report | null> {
    return visibleReport(request, union.rowId, readPeriod(period, request.today));
  }
}

@Resolver(() => Report)
export class ReportResolver {
  @Query(() => Report, {
    nullable: true,
    description: "The report with this id; null for a caller who may not see it.",
  })
  async report(
    @Arg("id", () => ID, { description: "Id of a report." }) id: string,
    @Ctx() request: RequestContext,
  ): Promise<Report | null> {
    return reportNode(request, keyOfId(id, "Report"));
  }

  @FieldResolver(() => Union, { description: "Whose report it is." })
  async union(@Root() report: Report, @Ctx() request: RequestContext): Promise<Union> {
    return (await request.load(unionSeen, { unionId: report.unionId, day: null }))!;
  }

  @FieldResolver(() => [ReportValue], {
    description:
      "What it says: the approved version, or the draft; in the order of the catalogue. Figures about persons are SUPPRESSED for a stranger, reported or not.",
  })
  async values(@Root() report: Report, @Ctx() request: RequestContext): Promise<ReportValue[]> {
    if (report.rowId === null) return [];
    const version = report.status === ReportStatus.APPROVED ? report.version : DRAFT_VERSION;
    return visibleValues(request, report.unionId, report.rowId, version);
  }

  @FieldResolver(() => [ReportVersion], {
    description: "Every version that was approved, the first one first.",
  })
  async versions(@Root() report: Report, @Ctx() request: RequestContext): Promise<ReportVersion[]> {
    if (report.rowId === null) return [];
    const versions = await request.load(versionsOf, { reportId: report.rowId, unionId: report.unionId });
    if (await reaches(request, report.unionId)) return versions;
    return versions.map((version) => Object.assign(new ReportVersion(), version, { reason: null }));
  }

  @FieldResolver(() => Source, { nullable: true, description: "Where the report itself can be read." })
  async source(@Root() report: Report, @Ctx() request: RequestContext): Promise<Source | null> {
    return sourceOf(request, report.sourceId);
  }
}

@Resolver(() => ReportVersion)
export class ReportVersionResolver {
  @FieldResolver(() => [ReportValue], { description: "What that version said." })
  async values(@Root() version: ReportVersion, @Ctx() request: RequestContext): Promise<ReportValue[]> {
    return visibleValues(request, version.unionId, version.reportId, version.version);
  }
}

@Resolver(() => ReportValue)
export class ReportValueResolver {
  @FieldResolver(() => Source, {
    nullable: true,
    description: "The passage that states the number; null where it is withheld.",
  })
  async source(@Root() value: ReportValue, @Ctx() request: RequestContext): Promise<Source | null> {
    return sourceOf(request, value.sourceId);
  }
}
