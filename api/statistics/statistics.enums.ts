import { Field, InputType, registerEnumType } from "type-graphql";
import { DateScalar, type Day } from "../platform/days";
import { HierarchyRelation } from "../unions/union.enums";

export enum HierarchyBasis {
  AS_REPORTED = "AS_REPORTED",
  AS_OF = "AS_OF",
  RESTATED = "RESTATED",
}
registerEnumType(HierarchyBasis, {
  name: "HierarchyBasis",
  description: "In which tree figures add up.",
  valuesConfig: {
    AS_REPORTED: {
      description:
        "Each figure where its union stood on its home day, the last day of the period on which it existed.",
    },
    AS_OF: { description: "The tree on another day; not answered yet." },
    RESTATED: {
      description: "Each figure at the union's successor in the tree of another day; not answered yet.",
    },
  },
});

export enum StatisticsScope {
  SUBTREE = "SUBTREE",
  OWN = "OWN",
}
registerEnumType(StatisticsScope, {
  name: "StatisticsScope",
  description: "Whose figures.",
  valuesConfig: {
    SUBTREE: { description: "The union and everything below it." },
    OWN: {
      description:
        "Only what the union's own report states: itself and the unions below it that do not report.",
    },
  },
});

export enum BreakdownDimension {
  CHILD = "CHILD",
  KIND = "KIND",
  PROVINCE = "PROVINCE",
  EMPLOYER_SECTOR = "EMPLOYER_SECTOR",
}
registerEnumType(BreakdownDimension, {
  name: "BreakdownDimension",
  description: "By what a figure is broken down.",
  valuesConfig: {
    CHILD: { description: "By the unions directly below, beside the union's own part." },
    KIND: { description: "By the kind of the reporting union; not answered yet." },
    PROVINCE: { description: "By its province; not answered yet." },
    EMPLOYER_SECTOR: { description: "By the sector of its employer; not answered yet." },
  },
});

@InputType({
  description: "In which tree figures add up; AS_REPORTED in the ADMINISTRATIVE tree where nothing is said.",
})
export class HierarchyInput {
  @Field(() => HierarchyBasis, { description: "AS_REPORTED; the others are refused as BAD_USER_INPUT." })
  basis: HierarchyBasis;

  @Field(() => DateScalar, { nullable: true, description: "The day of the tree; AS_REPORTED takes none." })
  asOf?: Day | null;

  @Field(() => HierarchyRelation, {
    nullable: true,
    description: "ADMINISTRATIVE where nothing is said; SECTORAL is refused as BAD_USER_INPUT.",
  })
  relation?: HierarchyRelation | null;
}
