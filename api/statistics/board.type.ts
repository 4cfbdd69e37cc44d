import { Field, Float, Int, ObjectType } from "type-graphql";
import { ReportPeriod } from "../indicators/period";
import { DateScalar, type Day } from "../platform/days";
import { connectionTypes } from "../platform/page";
import { ReportStatus } from "../reports/report.type";

@ObjectType({ description: "How many reports of a board stand where." })
export class SubmissionCount {
  @Field(() => ReportStatus, { description: "Where they stand." })
  status: ReportStatus;

  @Field(() => Int, { description: "How many." })
  count: number;
}

@ObjectType({
  description:
    "How much of the membership stands behind the approved reports of a period. A union counts with the members that its latest approved report at the end of the period states, the period itself included; how exactly they are known plays no part.",
})
export class MemberCoverage {
  @Field(() => Float, {
    description:
      "Members of all unions that had to report and were not exempt, as far as they are known; a union of which none are known adds nothing.",
  })
  expectedMembers: number;

  @Field(() => Float, { description: "Members of those among them whose report of the period is approved." })
  reportedMembers: number;

  @Field(() => Int, {
    description:
      "Unions that had to report and were not exempt, but of which no approved report up to the end of the period states the members.",
  })
  unknownUnits: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "reportedMembers / expectedMembers; null where nothing is known, or nobody is a member. It says nothing about the unions counted in `unknownUnits`.",
  })
  ratio: number | null;
}

@ObjectType({ description: "One union on a board: where its report stands." })
export class SubmissionRow {
  unionId: number;
  period: ReportPeriod;

  @Field(() => ReportStatus, { description: "Where its report stands." })
  status: ReportStatus;

  @Field(() => Boolean, {
    description:
      "Handed in after the due day, or not handed in though the due day has passed; as Report.isLate.",
  })
  isLate: boolean;

  @Field(() => Boolean, {
    description:
      "The union had to report the period. Where it had not, it stands here because a report was begun.",
  })
  hasDuty: boolean;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The day by which the report is due; null for spans that nobody is due to report.",
  })
  dueOn: Day | null;
}

const types = connectionTypes<SubmissionRow>("Submission", () => SubmissionRow);

export const SubmissionEdge = types.EdgeType;
export type SubmissionEdge = InstanceType<typeof SubmissionEdge>;

export const SubmissionConnection = types.ConnectionType;
export type SubmissionConnection = InstanceType<typeof SubmissionConnection>;

@ObjectType({
  description:
    "Who has reported about a period and who has not, for a union and everything below it, itself included. On it stand the unions that had to report (the exempt ones too), and those that had not but began a report. A union stands where it stood on its home day, the last day of the period on which it existed, as in the statistics.",
})
export class SubmissionBoard {
  unionId: number;

  @Field(() => ReportPeriod, { description: "The period." })
  period: ReportPeriod;
}
