import { Arg, Field, InputType, Int, ObjectType } from "type-graphql";
import { DatePrecision } from "../platform/date-precision";
import { DateScalar, type Day } from "../platform/days";
import { inLocale, Locale, Node } from "../platform/node";
import { connectionTypes } from "../platform/page";
import { localeArgument } from "../record/reading";

@ObjectType({
  implements: Node,
  description: "A campaign: what a union calls the unions below it to do better, for a time.",
})
export class Campaign extends Node {
  rowId: number;
  unionId: number;
  kindCode: string;
  sourceId: number | null;
  names: { nameVi: string; nameEn: string | null; mottoVi: string | null; mottoEn: string | null };

  @Field(() => String, { description: "Stable for ever; what every argument named after a campaign takes." })
  code: string;

  @Field(() => String, { description: "What it is called." })
  name(@Arg("locale", () => Locale, localeArgument) locale: Locale): string {
    return inLocale(locale, this.names.nameVi, this.names.nameEn);
  }

  @Field(() => Int, { description: "The year it belongs to." })
  year: number;

  @Field(() => String, { nullable: true, description: "Its motto." })
  motto(@Arg("locale", () => Locale, localeArgument) locale: Locale): string | null {
    return inLocale(locale, this.names.mottoVi, this.names.mottoEn);
  }

  @Field(() => DateScalar, { nullable: true, description: "The day it was launched." })
  launchedOn: Day | null;

  @Field(() => DateScalar, { nullable: true, description: "Its first day; null where unknown." })
  from: Day | null;

  @Field(() => DatePrecision, { nullable: true, description: "How exactly `from` is known; null with it." })
  fromPrecision: DatePrecision | null;

  @Field(() => DateScalar, { nullable: true, description: "Its last day; null where open or unknown." })
  to: Day | null;

  @Field(() => DatePrecision, { nullable: true, description: "How exactly `to` is known; null with it." })
  toPrecision: DatePrecision | null;
}

@ObjectType({ description: "A phase of a campaign." })
export class CampaignPhase {
  sourceId: number | null;
  names: { nameVi: string; nameEn: string | null };

  @Field(() => Int, { description: "Its place, from 1." })
  ordinal: number;

  @Field(() => String, { description: "What it is called." })
  name(@Arg("locale", () => Locale, localeArgument) locale: Locale): string {
    return inLocale(locale, this.names.nameVi, this.names.nameEn);
  }

  @Field(() => DateScalar, { nullable: true, description: "Its first day; null where unknown." })
  from: Day | null;

  @Field(() => DatePrecision, { nullable: true, description: "How exactly `from` is known; null with it." })
  fromPrecision: DatePrecision | null;

  @Field(() => DateScalar, { nullable: true, description: "Its last day; null where open or unknown." })
  to: Day | null;

  @Field(() => DatePrecision, { nullable: true, description: "How exactly `to` is known; null with it." })
  toPrecision: DatePrecision | null;
}

@ObjectType({ description: "An emulation movement that a union takes part in, with its source." })
export class Movement {
  campaignId: number | null;
  sourceId: number | null;
  names: { nameVi: string; nameEn: string | null };

  @Field(() => String, { description: "What it is called." })
  name(@Arg("locale", () => Locale, localeArgument) locale: Locale): string {
    return inLocale(locale, this.names.nameVi, this.names.nameEn);
  }
}

@InputType({ description: "Which campaigns; conditions given together must all hold." })
export class CampaignFilter {
  @Field(() => Int, { nullable: true, description: "Of this year." })
  year?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "Code of a union that launched it or takes part in it; an unknown one is BAD_USER_INPUT.",
  })
  union?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: "Codes of the list campaign_kind, any of them; an unknown one is BAD_USER_INPUT.",
  })
  kinds?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Words, or beginnings of words, that all occur in its names, mottos, movements or code; blind to case, accents (đ = d) and order.",
  })
  text?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: "With one of these codes, at most 200; those that no campaign has are passed over.",
  })
  codes?: string[] | null;
}

const types = connectionTypes<Campaign>("Campaign", () => Campaign);

export const CampaignEdge = types.EdgeType;
export type CampaignEdge = InstanceType<typeof CampaignEdge>;

export const CampaignConnection = types.ConnectionType;
export type CampaignConnection = InstanceType<typeof CampaignConnection>;
