import { Field, InputType, registerEnumType } from "type-graphql";
import { SortDirection } from "../platform/node";
import { UnionKind, UnionStatus } from "./union.enums";

export enum UnionOrderField {
  NAME = "NAME",
  CODE = "CODE",
  FOUNDED_ON = "FOUNDED_ON",
}
registerEnumType(UnionOrderField, {
  name: "UnionOrderField",
  description: "What a list of unions is sorted by.",
  valuesConfig: {
    NAME: { description: "The Vietnamese name, in the order of the Vietnamese alphabet (đ after d)." },
    CODE: { description: "The code, byte by byte." },
    FOUNDED_ON: { description: "The day of founding, an unknown one first; then the code." },
  },
});

@InputType({ description: "How a list of unions is sorted." })
export class UnionOrder {
  @Field(() => UnionOrderField, { description: "What it is sorted by." })
  field: UnionOrderField;

  @Field(() => SortDirection, { description: "Smallest first or largest first." })
  direction: SortDirection;
}

@InputType({
  description:
    "Which unions a list shows: those that meet every condition given. An empty list is no condition.",
})
export class UnionFilter {
  @Field(() => String, {
    nullable: true,
    description:
      "Every word of it occurs in a name or in the code; blind to case, accents (đ = d), NFC/NFD and word order.",
  })
  text?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Its words stand in a name or in the code in this order, next to each other; blind to case, accents (đ = d) and NFC/NFD. The first may be the end of a longer word, the last the beginning of one.",
  })
  phrase?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: "With one of these codes, at most 200; those that no union has are passed over.",
  })
  codes?: string[] | null;

  @Field(() => [UnionKind], { nullable: true, description: "Of one of these kinds." })
  kinds?: UnionKind[] | null;

  @Field(() => [String], {
    nullable: true,
    description: "In one of these provinces, by code; an unknown one is BAD_USER_INPUT.",
  })
  provinces?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: "Strictly below this union on the day, by code; an unknown one is BAD_USER_INPUT.",
  })
  descendantOf?: string | null;

  @Field(() => [UnionStatus], {
    nullable: true,
    description: "With one of these statuses; the ACTIVE ones where nothing is said.",
  })
  statuses?: UnionStatus[] | null;
}
