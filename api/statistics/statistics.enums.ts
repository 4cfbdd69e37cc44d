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
    AS_OF: {
      description:
        "The tree on `asOf`. Figures of unions that do not exist on that day are left out and counted in `unplacedUnits`.",
    },
    RESTATED: {
      description:
        "Each figure at the union's successor in the tree on `asOf`, today where nothing is said: merged, at the target; ended without one, at the parent of its last day, then that parent's successor; split, at the lowest common ancestor of its successors.",
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
    KIND: { description: "By the kind of the union on its home day." },
    PROVINCE: { description: "By its province on its home day." },
    EMPLOYER_SECTOR: { description: "By the sector of its employer on its home day." },
  },
});

@InputType({
  description: "In which tree figures add up; AS_REPORTED in the ADMINISTRATIVE tree where nothing is said.",
})
export class HierarchyInput {
  @Field(() => HierarchyBasis, { description: "Where each figure stands." })
  basis: HierarchyBasis;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "The day of the tree: AS_OF needs one, RESTATED takes today where none is given, AS_REPORTED takes none.",
  })
  asOf?: Day | null;

  @Field(() => HierarchyRelation, {
    nullable: true,
    description: "ADMINISTRATIVE where nothing is said.",
  })
  relation?: HierarchyRelation | null;
}
