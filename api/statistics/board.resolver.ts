import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { readPeriod } from "../indicators/period";
import { reaches } from "../identity/reach";
import { ForwardPageArgs, type Connection } from "../platform/page";
import type { RequestContext } from "../platform/request";
import { visibleReport } from "../reports/report.queries";
import { Report, ReportStatus } from "../reports/report.type";
import { unionSeen } from "../unions/union.queries";
import { Union } from "../unions/union.type";
import { membersOf } from "./board.members";
import { listSubmissions } from "./board.rows";
import { STATES, tallyOf, type BoardTally } from "./board.tally";
import {
  MemberCoverage,
  SubmissionBoard,
  SubmissionConnection,
  SubmissionCount,
  SubmissionRow,
} from "./board.type";
import { Coverage } from "./statistics.type";

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

const tallied = ({ unionId, period }: SubmissionBoard, request: RequestContext): Promise<BoardTally> =>
  request.load(tallyOf, { unionId, period: period.code });

@Resolver(() => Union)
export class UnionBoardResolver {
  @FieldResolver(() => SubmissionBoard, {
    nullable: true,
    description:
      "Who below it, itself included, has reported about a period. Null for a caller whose token does not reach the union.",
  })
  async submissionBoard(
    @Root() union: Union,
    @Arg("period", () => String, { description: "Code of the period." }) period: string,
    @Ctx() request: RequestContext,
  ): Promise<SubmissionBoard | null> {
    const read = readPeriod(period, request.today);
    if (!(await reaches(request, union.rowId))) return null;
    return Object.assign(new SubmissionBoard(), { unionId: union.rowId, period: read });
  }
}

@Resolver(() => SubmissionBoard)
export class SubmissionBoardResolver {
  @FieldResolver(() => Union, { description: "Whose board it is, seen on the last day of the period." })
  async union(@Root() board: SubmissionBoard, @Ctx() request: RequestContext): Promise<Union> {
    return (await request.load(unionSeen, { unionId: board.unionId, day: board.period.to }))!;
  }

  @FieldResolver(() => [SubmissionCount], {
    description:
      "How many of its rows stand where: every state once, in the order NOT_DUE, DUE, DRAFT, SUBMITTED, RETURNED, APPROVED, EXEMPT. Together they are all rows.",
  })
  async counts(@Root() board: SubmissionBoard, @Ctx() request: RequestContext): Promise<SubmissionCount[]> {
    const { counts } = await tallied(board, request);
    return STATES.map((status) =>
      Object.assign(new SubmissionCount(), { status, count: counts.get(status) ?? 0 }),
    );
  }

  @FieldResolver(() => Int, { description: "How many of its rows are late." })
  async lateCount(@Root() board: SubmissionBoard, @Ctx() request: RequestContext): Promise<number> {
    return (await tallied(board, request)).late;
  }

  @FieldResolver(() => SubmissionConnection, {
    description: "The unions of the board, in the order of their Vietnamese names, then of their codes.",
  })
  rows(
    @Root() board: SubmissionBoard,
    @Arg("statuses", () => [ReportStatus], {
      nullable: true,
      description: "Only rows that stand in one of these states; all where none is given.",
    })
    statuses: ReportStatus[] | null,
    @Arg("late", () => Boolean, {
      nullable: true,
      description: "Only rows that are late, or only those that are not.",
    })
    late: boolean | null,
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
    @Ctx() request: RequestContext,
  ): Promise<Connection<SubmissionRow>> {
    return listSubmissions(request, board, { statuses: statuses ?? null, late: late ?? null }, page);
  }

  @FieldResolver(() => Coverage, {
    description: "How many of the unions that had to report did: those with an approved report.",
  })
  async coverage(@Root() board: SubmissionBoard, @Ctx() request: RequestContext): Promise<Coverage> {
    const { expected, reported } = await tallied(board, request);
    return Object.assign(new Coverage(), {
      expectedUnits: expected,
      reportedUnits: reported,
      ratio: ratio(reported, expected),
    });
  }

  @FieldResolver(() => MemberCoverage, {
    description: "The same, each union weighed by its members: a large union that is missing shows.",
  })
  async coverageByMembers(
    @Root() { unionId, period }: SubmissionBoard,
    @Ctx() request: RequestContext,
  ): Promise<MemberCoverage> {
    const { expected, reported, unknown } = await request.load(membersOf, { unionId, period: period.code });
    return Object.assign(new MemberCoverage(), {
      expectedMembers: expected,
      reportedMembers: reported,
      unknownUnits: unknown,
      ratio: ratio(reported, expected),
    });
  }
}

@Resolver(() => SubmissionRow)
export class SubmissionRowResolver {
  @FieldResolver(() => Union, { description: "The union, seen on the last day of the period." })
  async union(@Root() row: SubmissionRow, @Ctx() request: RequestContext): Promise<Union> {
    return (await request.load(unionSeen, { unionId: row.unionId, day: row.period.to }))!;
  }

  @FieldResolver(() => Report, {
    nullable: true,
    description:
      "Its report as Union.report gives it. Null for a union that stood below in the period but is out of the token's reach today, unless the report is approved.",
  })
  report(@Root() row: SubmissionRow, @Ctx() request: RequestContext): Promise<Report | null> {
    return visibleReport(request, row.unionId, row.period);
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: "When it was last handed in; null where that is not known, or `report` is null.",
  })
  async submittedAt(@Root() row: SubmissionRow, @Ctx() request: RequestContext): Promise<Date | null> {
    return (await visibleReport(request, row.unionId, row.period))?.submittedAt ?? null;
  }
}
