import { registerEnumType } from "type-graphql";

export enum DatePrecision {
  DAY = "DAY",
  MONTH = "MONTH",
  YEAR = "YEAR",
}
registerEnumType(DatePrecision, {
  name: "DatePrecision",
  description: "How exactly a day is known.",
  valuesConfig: {
    DAY: { description: "The day itself." },
    MONTH: { description: "Only its month; the first day stands for a beginning, the last for an end." },
    YEAR: { description: "Only its year; the first day stands for a beginning, the last for an end." },
  },
});
