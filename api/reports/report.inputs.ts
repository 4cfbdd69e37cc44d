import { Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { ValueQualifier } from "../indicators/value.enums";
import { DateScalar, type Day } from "../platform/days";
import { Report } from "./report.type";

const KEY =
  "A key of the caller's choice, 1 to 64 characters, kept for seven days: the same input under it again writes nothing and answers with the report as it now stands.";
const SEEN =
  "The revision that the caller saw. CONFLICT, with the report as it is, where the report has moved on.";

@InputType({ description: "What changes about one indicator; what is left out of an entry stays." })
export class ReportValueInput {
  @Field(() => String, { description: "Code of the indicator; each may be listed once." })
  indicator: string;

  @Field(() => Float, {
    nullable: true,
    description:
      "The number, whole and 0 or more, in the indicator's unit. Null takes the indicator out of the report, but for a statedTotal in the same entry.",
  })
  value?: number | null;

  @Field(() => ValueQualifier, {
    nullable: true,
    description: "How the number is meant; a number without one is EXACT.",
  })
  qualifier?: ValueQualifier | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "What the union itself states for its whole subtree, whole and 0 or more; compared with the roll-up, never added. Null takes it away.",
  })
  statedTotal?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "A remark on the number, at most 2,000 characters. Null takes it away.",
  })
  note?: string | null;
}

@InputType({ description: "Why a report says what a rule warns about." })
export class RuleExplanationInput {
  @Field(() => String, { description: "Code of the rule; each may be listed once." })
  rule: string;

  @Field(() => String, {
    description: "The explanation, at most 2,000 characters; an empty one takes away what stood there.",
  })
  explanation: string;
}

@InputType({ description: "What is saved of a report. What is not listed stays as it was." })
export class SaveReportInput {
  @Field(() => String, { description: "Code of the union whose own part it is." })
  union: string;

  @Field(() => String, { description: "Code of the period; the union existed on a day of it." })
  period: string;

  @Field(() => [ReportValueInput], { description: "The indicators that change." })
  values: ReportValueInput[];

  @Field(() => [RuleExplanationInput], { nullable: true, description: "The explanations that change." })
  explanations?: RuleExplanationInput[] | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "The day on which the figures were taken, from the first day of the period to today. Left out it stays, null takes it away.",
  })
  dataCutoff?: Day | null;

  @Field(() => Int, { nullable: true, description: `${SEEN} 0 before the first write.` })
  expectedRevision?: number | null;

  @Field(() => String, { nullable: true, description: KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: "The report that is handed in or approved." })
export class ReportActionInput {
  @Field(() => ID, { description: "Id of the report." })
  reportId: string;

  @Field(() => Int, { description: SEEN })
  expectedRevision: number;

  @Field(() => String, { nullable: true, description: KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: "The report that is given back, and why." })
export class ReturnReportInput extends ReportActionInput {
  @Field(() => String, { description: "What has to be mended, 1 to 500 characters; the union reads it." })
  reason: string;
}

@InputType({ description: "What changes of an approved report, and why." })
export class AmendReportInput extends ReportActionInput {
  @Field(() => String, { description: "Why it is amended, 1 to 500 characters; kept with the version." })
  reason: string;

  @Field(() => [ReportValueInput], { description: "The indicators that change." })
  values: ReportValueInput[];

  @Field(() => [RuleExplanationInput], { nullable: true, description: "The explanations that change." })
  explanations?: RuleExplanationInput[] | null;
}

@InputType({ description: "Whose report of which period is not expected, and why." })
export class ExemptReportInput {
  @Field(() => String, { description: "Code of the union." })
  union: string;

  @Field(() => String, { description: "Code of the period." })
  period: string;

  @Field(() => String, { description: "Why, 1 to 500 characters." })
  reason: string;

  @Field(() => Boolean, {
    defaultValue: true,
    description: "False takes an exemption back: the report stands where it stood before.",
  })
  exempt: boolean;

  @Field(() => String, { nullable: true, description: KEY })
  idempotencyKey?: string | null;
}

@ObjectType({ description: "A report as it now stands." })
export class ReportPayload {
  @Field(() => Report, { description: "The report." })
  report: Report;
}
