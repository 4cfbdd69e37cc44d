import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { DatePrecision } from "../platform/date-precision";
import { DateScalar, type Day } from "../platform/days";
import { ProvenanceInput, WithdrawalInput } from "../record/inputs";
import { SourceInput } from "../sources/source.inputs";
import { Campaign } from "./campaign.type";

@InputType({ description: "A phase of a campaign; it lies within the campaign." })
export class CampaignPhaseInput {
  @Field(() => String, { description: "What it is called." })
  name: string;

  @Field(() => String, { nullable: true, description: "The same in English." })
  nameEn?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Its first day." })
  from?: Day | null;

  @Field(() => DatePrecision, {
    nullable: true,
    description: "How exactly `from` is known; DAY where nothing is said.",
  })
  fromPrecision?: DatePrecision | null;

  @Field(() => DateScalar, { nullable: true, description: "Its last day." })
  to?: Day | null;

  @Field(() => DatePrecision, {
    nullable: true,
    description: "How exactly `to` is known; DAY where nothing is said.",
  })
  toPrecision?: DatePrecision | null;

  @Field(() => SourceInput, { nullable: true, description: "Where it is known from." })
  source?: SourceInput | null;
}

@InputType({ description: "Something that a campaign asks for." })
export class CampaignContentInput {
  @Field(() => String, { description: "What is to be done, in short." })
  text: string;

  @Field(() => String, { nullable: true, description: "The same in English." })
  textEn?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Code of the participant whose task it is; the union that launches the campaign where nothing is said.",
  })
  union?: string | null;

  @Field(() => SourceInput, { nullable: true, description: "Where it is known from." })
  source?: SourceInput | null;
}

@InputType({ description: "What a campaign says beyond its code, name, kind and year." })
export abstract class CampaignDetailInput extends ProvenanceInput {
  @Field(() => String, { nullable: true, description: "Its name in English." })
  nameEn?: string | null;

  @Field(() => String, { nullable: true, description: "Its motto." })
  motto?: string | null;

  @Field(() => String, { nullable: true, description: "Its motto in English." })
  mottoEn?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The day it was launched; the union existed on it.",
  })
  launchedOn?: Day | null;

  @Field(() => DateScalar, { nullable: true, description: "Its first day." })
  from?: Day | null;

  @Field(() => DatePrecision, {
    nullable: true,
    description: "How exactly `from` is known; DAY where nothing is said.",
  })
  fromPrecision?: DatePrecision | null;

  @Field(() => DateScalar, { nullable: true, description: "Its last day." })
  to?: Day | null;

  @Field(() => DatePrecision, {
    nullable: true,
    description: "How exactly `to` is known; DAY where nothing is said.",
  })
  toPrecision?: DatePrecision | null;

  @Field(() => [CampaignPhaseInput], {
    nullable: true,
    description: "Its phases in order, at most 200; they take the place of those before.",
  })
  phases?: CampaignPhaseInput[] | null;

  @Field(() => [CampaignContentInput], {
    nullable: true,
    description: "What it asks for in order, at most 200; in place of what it asked before.",
  })
  contents?: CampaignContentInput[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      "Codes of the unions that take part, in place of those before: the union that launches it or unions below it.",
  })
  participants?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: "Names of the movements within it, in place of those before.",
  })
  movements?: string[] | null;
}

@InputType({ description: "A campaign, as it is launched." })
export class LaunchCampaignInput extends CampaignDetailInput {
  @Field(() => String, {
    description: "Its code, stable for ever: letters, digits, hyphens, dots and underscores.",
  })
  code: string;

  @Field(() => String, { description: "Code of the union that launches it." })
  launchedBy: string;

  @Field(() => String, { description: "What it is called." })
  name: string;

  @Field(() => String, { description: "Code of its kind, of the list campaign_kind." })
  kind: string;

  @Field(() => Int, { description: "The year it belongs to; the union existed in it." })
  year: number;
}

@InputType({ description: "What changes of a campaign; what is left out stays." })
export class CorrectCampaignInput extends CampaignDetailInput {
  @Field(() => ID, { description: "Id of the campaign." })
  campaignId: string;

  @Field(() => String, { nullable: true, description: "What it is called." })
  name?: string;

  @Field(() => String, { nullable: true, description: "Code of its kind." })
  kind?: string;

  @Field(() => Int, { nullable: true, description: "The year it belongs to." })
  year?: number;
}

@InputType({ description: "Which campaign is withdrawn." })
export class WithdrawCampaignInput extends WithdrawalInput {
  @Field(() => ID, { description: "Id of the campaign." })
  campaignId: string;
}

@ObjectType({ description: "A campaign as it now stands." })
export class CampaignPayload {
  @Field(() => Campaign, { description: "The campaign." })
  campaign: Campaign;
}
