import { GraphQLDateTime } from "graphql-scalars";
import type { GraphQLSchema } from "graphql";
import { buildSchema, type NonEmptyArray } from "type-graphql";
import { ArticleResolver, UnionArticlesResolver } from "./content/article.resolver";
import { CongressDocumentResolver } from "./content/congress-document.resolver";
import { IndicatorResolver } from "./indicators/indicator.resolver";
import { NodeResolver } from "./node.resolver";
import {
  ReportResolver,
  ReportValueResolver,
  ReportVersionResolver,
  UnionReportResolver,
} from "./reports/report.resolver";
import { ObservationResolver } from "./statistics/observation.resolver";
import { StatisticsGroupResolver, StatisticsResolver } from "./statistics/statistics.resolver";
import { UnionStatisticsResolver } from "./statistics/union-statistics.resolver";
import { AffiliationResolver, HierarchyResolver } from "./unions/hierarchy.resolver";
import { ProvinceResolver } from "./unions/province.resolver";
import { UnionResolver } from "./unions/union.resolver";

/** Everything the API answers, feature by feature: the table of contents. */
const resolvers: NonEmptyArray<Function> = [
  NodeResolver,
  UnionResolver,
  HierarchyResolver,
  AffiliationResolver,
  ProvinceResolver,
  IndicatorResolver,
  UnionReportResolver,
  ReportResolver,
  ReportVersionResolver,
  ReportValueResolver,
  UnionStatisticsResolver,
  StatisticsResolver,
  StatisticsGroupResolver,
  ObservationResolver,
  ArticleResolver,
  UnionArticlesResolver,
  CongressDocumentResolver,
];

export async function createSchema(): Promise<GraphQLSchema> {
  return buildSchema({
    resolvers,
    scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
    validate: false,
    nullableByDefault: false,
  });
}
