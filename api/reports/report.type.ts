import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import { Indicator } from "../indicators/indicator.type";
import { ReportPeriod } from "../indicators/period";
import { ObservationStatus, ValueQualifier } from "../indicators/value.enums";
import { DateScalar, type Day } from "../platform/days";
import { Node } from "../platform/node";

export enum ReportStatus {
  NOT_DUE = "NOT_DUE",
  DUE = "DUE",
  DRAFT = "DRAFT",
  SUBMITTED = "SUBMITTED",
  RETURNED = "RETURNED",
  APPROVED = "APPROVED",
  EXEMPT = "EXEMPT",
}
registerEnumType(ReportStatus, {
  name: "ReportStatus",
  description: "Where a report stands.",
  valuesConfig: {
    NOT_DUE: { description: "Nothing was written yet, and the period is not over." },
    DUE: { description: "The period is over, the union has to report it, and nothing was written yet." },
    DRAFT: { description: "Being written." },
    SUBMITTED: { description: "Handed in, waiting for a decision." },
    RETURNED: { description: "Given back, with a reason." },
    APPROVED: { description: "Approved: locked, and counted at the union itself and above." },
    EXEMPT: { description: "The union need not report this period." },
  },
});

@ObjectType({ description: "What a report says about one indicator." })
export class ReportValue {
  sourceId: number | null;

  @Field(() => Indicator, { description: "The indicator." })
  indicator: Indicator;

  @Field(() => Float, {
    nullable: true,
    description: "The number as reported; null where it is withheld or only a total was stated.",
  })
  value: number | null;

  @Field(() => ValueQualifier, { nullable: true, description: "How the number is meant; null with it." })
  qualifier: ValueQualifier | null;

  @Field(() => ObservationStatus, {
    description:
      "COMPLETE where a number stands, MISSING where none does, SUPPRESSED where it is withheld from the caller.",
  })
  status: ObservationStatus;

  @Field(() => Float, {
    nullable: true,
    description:
      "What the union itself states for its whole subtree; compared with the roll-up, never added.",
  })
  statedTotal: number | null;

  @Field(() => Boolean, { description: "Worked out from what the text says, not printed in it as such." })
  derived: boolean;

  @Field(() => String, { nullable: true, description: "A remark on the number." })
  note: string | null;
}

@ObjectType({ description: "A version of a report that was approved." })
export class ReportVersion {
  reportId: number;
  unionId: number;

  @Field(() => Int, { description: "1 for the first approval, one more with every amendment." })
  version: number;

  @Field(() => Date, { description: "When it was recorded." })
  recordedAt: Date;

  @Field(() => String, {
    nullable: true,
    description: "Why it was amended; only for a token that reaches the union.",
  })
  reason: string | null;
}

@ObjectType({
  implements: Node,
  description:
    "What a union hands in about a period: its OWN part, itself and the unions below it that do not report; never figures of unions that report themselves. An APPROVED report is public, except for figures about persons; any other is visible only to a token that reaches the union.",
})
export class Report extends Node {
  /** Internal id; null for a report that is due but of which nothing was written. */
  rowId: number | null;
  unionId: number;
  sourceId: number | null;

  @Field(() => ReportPeriod, { description: "What it is about." })
  period: ReportPeriod;

  @Field(() => ReportStatus, { description: "Where it stands." })
  status: ReportStatus;

  @Field(() => Boolean, {
    description: "Handed in after the due day, or not handed in though the due day has passed.",
  })
  isLate: boolean;

  @Field(() => Int, { description: "One more with every write; 0 before the first." })
  revision: number;

  @Field(() => Int, { description: "Counts approved versions; 0 before the first." })
  version: number;

  @Field(() => DateScalar, { nullable: true, description: "The day on which its figures were taken." })
  dataCutoff: Day | null;

  @Field(() => Date, {
    nullable: true,
    description: "When it was last handed in; null where that is not known.",
  })
  submittedAt: Date | null;

  @Field(() => Date, { nullable: true, description: "When it was approved; null where that is not known." })
  approvedAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description: "Why it was last given back, until it is approved; only for a token that reaches the union.",
  })
  returnReason: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Why the union was last exempted from it; stays when the exemption is taken back. Only for a token that reaches the union.",
  })
  exemptReason: string | null;
}
