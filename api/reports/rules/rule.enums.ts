import { registerEnumType } from "type-graphql";

export enum RuleSeverity {
  ERROR = "ERROR",
  WARNING = "WARNING",
  INFO = "INFO",
}
registerEnumType(RuleSeverity, {
  name: "RuleSeverity",
  description: "What a rule that fails does to a report.",
  valuesConfig: {
    ERROR: { description: "The report cannot be handed in." },
    WARNING: { description: "The report can be handed in when it explains why." },
    INFO: { description: "Nothing: it is said, that is all." },
  },
});

export enum RuleOutcome {
  PASS = "PASS",
  FAIL = "FAIL",
  NOT_EVALUABLE = "NOT_EVALUABLE",
}
registerEnumType(RuleOutcome, {
  name: "RuleOutcome",
  description: "What a rule says of a report.",
  valuesConfig: {
    PASS: { description: "It holds." },
    FAIL: { description: "It does not hold." },
    NOT_EVALUABLE: { description: "A term of the rule was not reported, so nothing can be said." },
  },
});
