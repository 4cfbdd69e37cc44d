import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { readIndicators } from "../indicators/catalogue";
import { readPeriod } from "../indicators/period";
import { badInput } from "../platform/errors";
import type { RequestContext } from "../platform/request";
import { HierarchyRelation } from "../unions/union.enums";
import { Union } from "../unions/union.type";
import { Question } from "./question";
import { HierarchyBasis, HierarchyInput, StatisticsScope } from "./statistics.enums";
import { Statistics } from "./statistics.type";

function checkHierarchy(hierarchy: HierarchyInput | null): void {
  if (!hierarchy) return;
  if (hierarchy.basis !== HierarchyBasis.AS_REPORTED) {
    throw badInput(
      "hierarchy.basis",
      "hierarchy.basis: hiện chỉ có AS_REPORTED / only AS_REPORTED is answered so far.",
    );
  }
  if (hierarchy.relation === HierarchyRelation.SECTORAL) {
    throw badInput(
      "hierarchy.relation",
      "hierarchy.relation: hiện chỉ có ADMINISTRATIVE / only ADMINISTRATIVE is answered so far.",
    );
  }
  if (hierarchy.asOf) {
    throw badInput(
      "hierarchy.asOf",
      "hierarchy.asOf: AS_REPORTED không nhận ngày / AS_REPORTED takes no day.",
    );
  }
}

@Resolver(() => Union)
export class UnionStatisticsResolver {
  @FieldResolver(() => Statistics, {
    nullable: true,
    description:
      "Figures about a period, added up over its subtree as the tree was in that period; `asOf` plays no part in them. Null, with an error, where they fail, so that one of them does not blank a page.",
  })
  statistics(
    @Root() union: Union,
    @Arg("period", () => String, { description: "Code of the period." }) period: string,
    @Arg("indicators", () => [String], {
      nullable: true,
      description:
        "Codes of indicators; an unknown one is BAD_USER_INPUT. The whole catalogue where none is given.",
    })
    indicators: string[] | null,
    @Arg("hierarchy", () => HierarchyInput, { nullable: true, description: "In which tree they add up." })
    hierarchy: HierarchyInput | null,
    @Arg("scope", () => StatisticsScope, {
      defaultValue: StatisticsScope.SUBTREE,
      description: "Whose figures.",
    })
    scope: StatisticsScope,
    @Ctx() request: RequestContext,
  ): Statistics {
    const read = readPeriod(period, request.today);
    checkHierarchy(hierarchy);
    return Object.assign(new Statistics(), {
      question: new Question(request, union.rowId, scope, null, readIndicators(indicators)),
      period: read,
      basis: HierarchyBasis.AS_REPORTED,
      treeOn: read.to,
      unplacedUnits: 0,
    });
  }
}
