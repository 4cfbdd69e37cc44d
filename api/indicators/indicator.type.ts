import { Arg, Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { encodeId } from "../platform/ids";
import { inLocale, Locale, Node } from "../platform/node";

export enum IndicatorGroup {
  ORGANIZATION = "ORGANIZATION",
  MEMBERSHIP = "MEMBERSHIP",
  OFFICERS = "OFFICERS",
  WOMEN_AFFAIRS = "WOMEN_AFFAIRS",
  PROPAGANDA = "PROPAGANDA",
  EMULATION = "EMULATION",
  WELFARE = "WELFARE",
  INSPECTION = "INSPECTION",
  FINANCE = "FINANCE",
  LABOR_RELATIONS = "LABOR_RELATIONS",
  PARTY_BUILDING = "PARTY_BUILDING",
  TRAINING = "TRAINING",
}
registerEnumType(IndicatorGroup, {
  name: "IndicatorGroup",
  description: "The groups of the catalogue, after the fields of union work.",
});

export enum Aggregation {
  SUM = "SUM",
  LAST = "LAST",
  RATIO = "RATIO",
  WEIGHTED_MEAN = "WEIGHTED_MEAN",
  COUNT = "COUNT",
  NONE = "NONE",
}
registerEnumType(Aggregation, {
  name: "Aggregation",
  description: "How the figures of many unions become one.",
  valuesConfig: {
    SUM: { description: "Added up: what happened in the period." },
    LAST: {
      description: "A stock: the values at the end of the period of the unions that exist then, added up.",
    },
    RATIO: {
      description:
        "100 · Σ numerators / Σ denominators over the unions that reported both; never a mean of ratios.",
    },
    WEIGHTED_MEAN: { description: "Σ weight · value / Σ weight over the unions that reported both." },
    COUNT: { description: "Counted by the system from the record; nobody types it in." },
    NONE: { description: "Not added up; shown for a single union only." },
  },
});

const localeArgument = { defaultValue: Locale.VI, description: "The language asked for." };

@ObjectType({
  implements: Node,
  description: "An indicator of the catalogue: what is measured, in which unit, and how it adds up.",
})
export class Indicator extends Node {
  /** Internal id, by which facts refer to it; the order of the catalogue. */
  rowId: number;
  nameVi: string;
  nameEn: string;
  definitionVi: string;
  definitionEn: string;
  unitCode: string;

  @Field(() => String, {
    description: "Stable for ever; what every argument named after an indicator takes.",
  })
  code: string;

  @Field(() => IndicatorGroup, { description: "Its group in the catalogue." })
  group: IndicatorGroup;

  @Field(() => Aggregation, { description: "How it adds up." })
  aggregation: Aggregation;

  @Field(() => Int, { description: "Decimals to show; values themselves are not rounded." })
  decimals: number;

  @Field(() => Boolean, {
    description: "Says something about persons: exact figures only for tokens that reach the union.",
  })
  sensitive: boolean;

  @Field(() => Indicator, { nullable: true, description: "Of a RATIO: what is divided." })
  numerator: Indicator | null;

  @Field(() => Indicator, { nullable: true, description: "Of a RATIO: by what it is divided." })
  denominator: Indicator | null;

  @Field(() => Indicator, { nullable: true, description: "Of a WEIGHTED_MEAN: the weight." })
  weight: Indicator | null;

  @Field(() => String, { description: "Its name." })
  name(@Arg("locale", () => Locale, localeArgument) locale: Locale): string {
    return inLocale(locale, this.nameVi, this.nameEn);
  }

  @Field(() => String, { description: "What exactly is counted, and what is not." })
  definition(@Arg("locale", () => Locale, localeArgument) locale: Locale): string {
    return inLocale(locale, this.definitionVi, this.definitionEn);
  }
}

export function indicatorId(code: string): string {
  return encodeId("Indicator", code);
}
