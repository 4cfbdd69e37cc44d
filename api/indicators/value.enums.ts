import { registerEnumType } from "type-graphql";

export enum ValueQualifier {
  EXACT = "EXACT",
  AT_LEAST = "AT_LEAST",
  MORE_THAN = "MORE_THAN",
  ABOUT = "ABOUT",
}
registerEnumType(ValueQualifier, {
  name: "ValueQualifier",
  description:
    "How a number is meant. A sum is as inexact as its parts: any ABOUT makes it ABOUT, else any MORE_THAN, else any AT_LEAST.",
  valuesConfig: {
    EXACT: { description: "This number." },
    AT_LEAST: { description: "This number or more." },
    MORE_THAN: { description: "More than this number." },
    ABOUT: { description: "Roughly this number." },
  },
});

export enum ObservationStatus {
  COMPLETE = "COMPLETE",
  PARTIAL = "PARTIAL",
  MISSING = "MISSING",
  SUPPRESSED = "SUPPRESSED",
  NOT_APPLICABLE = "NOT_APPLICABLE",
}
registerEnumType(ObservationStatus, {
  name: "ObservationStatus",
  description: "What stands behind a value, or why there is none. Missing is not zero.",
  valuesConfig: {
    COMPLETE: { description: "Every union that had to report it did." },
    PARTIAL: { description: "Some unions that had to report it have not, or nobody had to." },
    MISSING: { description: "Nothing was reported." },
    SUPPRESSED: {
      description: "Withheld from this caller, whatever its size and whether or not it was reported.",
    },
    NOT_APPLICABLE: {
      description: "The question has no answer here: a NONE indicator over a subtree, a ratio over 0.",
    },
  },
});
