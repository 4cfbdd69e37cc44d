import { registerEnumType } from "type-graphql";

export enum TargetOperator {
  AT_LEAST = "AT_LEAST",
  MORE_THAN = "MORE_THAN",
  EQUAL = "EQUAL",
  AT_MOST = "AT_MOST",
  QUALITATIVE = "QUALITATIVE",
}
registerEnumType(TargetOperator, {
  name: "TargetOperator",
  description: "How what was reached is compared with the target.",
  valuesConfig: {
    AT_LEAST: { description: "The value or more (“ít nhất”, “trở lên”)." },
    MORE_THAN: { description: "More than the value (“trên”): the value itself does not meet it." },
    EQUAL: { description: "Exactly the value." },
    AT_MOST: { description: "The value or less (“không quá”)." },
    QUALITATIVE: { description: "In words alone: no number decides it." },
  },
});

export enum TargetPeriodicity {
  PER_YEAR = "PER_YEAR",
  PER_TERM = "PER_TERM",
  PER_CAMPAIGN = "PER_CAMPAIGN",
}
registerEnumType(TargetPeriodicity, {
  name: "TargetPeriodicity",
  description: "Over which span a target is to be reached.",
  valuesConfig: {
    PER_YEAR: { description: "Anew in every year." },
    PER_TERM: { description: "Over the term of its congress, its first and last year included." },
    PER_CAMPAIGN: { description: "Over the years of its campaign." },
  },
});

export enum TargetUnit {
  PERCENT = "PERCENT",
  PERSON = "PERSON",
  EVENT = "EVENT",
  AWARD = "AWARD",
  UNION = "UNION",
  VND = "VND",
  RATING = "RATING",
  NONE = "NONE",
  OTHER = "OTHER",
}
registerEnumType(TargetUnit, {
  name: "TargetUnit",
  description: "In what a target is counted.",
  valuesConfig: {
    PERCENT: { description: "A share or a part of a plan, 0 to 100 and, where it may pass the plan, more." },
    PERSON: { description: "Persons." },
    EVENT: { description: "Sessions, inspections, conferences and other events." },
    AWARD: { description: "Awards." },
    UNION: { description: "Unions." },
    VND: { description: "Đồng, whole." },
    RATING: { description: "A rating; see `ratingValue`." },
    NONE: { description: "Nothing is counted: the target is QUALITATIVE." },
    OTHER: { description: "Anything else; see `text`." },
  },
});

export enum TargetStatus {
  MET = "MET",
  NOT_MET = "NOT_MET",
  ON_TRACK = "ON_TRACK",
  UNKNOWN = "UNKNOWN",
}
registerEnumType(TargetStatus, {
  name: "TargetStatus",
  description: "Where a target stands.",
  valuesConfig: {
    MET: { description: "Proven to be met." },
    NOT_MET: { description: "Its span is over, every union that had to report did, and it is not met." },
    ON_TRACK: {
      description: "Something was reported, it is not proven to be met, and its span is not over.",
    },
    UNKNOWN: { description: "Nothing was reported, or what was reported cannot decide." },
  },
});

export enum IndicatorFit {
  SAME = "SAME",
  PART = "PART",
  OTHER_POPULATION = "OTHER_POPULATION",
}
registerEnumType(IndicatorFit, {
  name: "IndicatorFit",
  description: "Whether the indicator of a target, or the union's rating, counts what the target speaks of.",
  valuesConfig: {
    SAME: { description: "The same." },
    PART: { description: "Only a part of it: the figure is at most what was reached." },
    OTHER_POPULATION: { description: "Other people or bodies: the two are not comparable." },
  },
});
