import { GraphQLDateTime } from "graphql-scalars";
import type { GraphQLSchema } from "graphql";
import { buildSchema, getMetadataStorage, type NonEmptyArray } from "type-graphql";
import { ArticleCampaignResolver } from "./content/article-campaign.resolver";
import { ArticleResolver, UnionArticlesResolver } from "./content/article.resolver";
import { CongressDocumentResolver } from "./content/congress-document.resolver";
import { TokenMutations } from "./identity/token.mutations";
import { ApiTokenResolver, UnionTokensResolver } from "./identity/token.resolver";
import { ViewerResolver } from "./identity/viewer.resolver";
import { IndicatorResolver } from "./indicators/indicator.resolver";
import { NodeResolver } from "./node.resolver";
import { ReadershipResolver } from "./readers/readership.resolver";
import { ReportMutations } from "./reports/report.mutations";
import {
  ReportResolver,
  ReportValueResolver,
  ReportVersionResolver,
  UnionReportResolver,
} from "./reports/report.resolver";
import { ProposedValueResolver, ReportProposalsResolver } from "./reports/proposal.resolver";
import { CheckReportResolver } from "./reports/rules/check-report.resolver";
import { ReportRuleResultsResolver } from "./reports/rules/rule-result.resolver";
import { ValidationRuleResolver } from "./reports/rules/validation-rule.resolver";
import { SearchResolver } from "./search/search.resolver";
import { StatementResolver } from "./statements/statement.resolver";
import {
  SubmissionBoardResolver,
  SubmissionRowResolver,
  UnionBoardResolver,
} from "./statistics/board.resolver";
import { ObservationResolver } from "./statistics/observation.resolver";
import { StatisticsGroupResolver, StatisticsResolver } from "./statistics/statistics.resolver";
import { UnionStatisticsResolver } from "./statistics/union-statistics.resolver";
import { AffiliationResolver, HierarchyResolver } from "./unions/hierarchy.resolver";
import { TargetMutations } from "./targets/target.mutations";
import {
  CampaignTargetsResolver,
  CongressTargetsResolver,
  TargetResolver,
  UnionTargetsResolver,
} from "./targets/target.resolver";
import { CommitteeMutations } from "./congresses/committee.mutations";
import {
  CommitteeResolver,
  ExternalPositionResolver,
  MandateResolver,
  PersonResolver,
  UnionCommitteesResolver,
} from "./congresses/committee.resolver";
import { CongressMutations } from "./congresses/congress.mutations";
import {
  CongressResolver,
  DocumentReferenceResolver,
  ResolutionTaskResolver,
  TermResolver,
  UnionCongressesResolver,
} from "./congresses/congress.resolver";
import { OfficerMutations } from "./congresses/officer.mutations";
import { PersonMutations } from "./congresses/person.mutations";
import { TaskMutations } from "./congresses/task.mutations";
import {
  CongressDocumentsOfResolver,
  CongressOfArticleResolver,
  CongressOfDocumentResolver,
} from "./content/congress-documents-of";
import { OrgEventPartyResolver, OrgEventResolver, UnionHistoryResolver } from "./unions/org-event.resolver";
import { ProvinceResolver } from "./unions/province.resolver";
import { UnionResolver } from "./unions/union.resolver";
import { ActivityMutations } from "./activities/activity.mutations";
import { ActivityResolver, UnionActivitiesResolver } from "./activities/activity.resolver";
import { AwardMutations } from "./awards/award.mutations";
import { AwardResolver, UnionAwardsResolver } from "./awards/award.resolver";
import { ClassificationMutations } from "./awards/classification.mutations";
import { ClassificationResolver, UnionClassificationsResolver } from "./awards/classification.resolver";
import { CampaignMutations } from "./campaigns/campaign.mutations";
import {
  CampaignPhaseResolver,
  CampaignResolver,
  UnionCampaignsResolver,
} from "./campaigns/campaign.resolver";
import { MovementResolver, UnionMovementsResolver } from "./campaigns/movement.resolver";
import { InspectionMutations } from "./inspections/inspection.mutations";
import { InspectionResolver, UnionInspectionsResolver } from "./inspections/inspection.resolver";
import { WelfareMutations } from "./welfare/welfare.mutations";
import { UnionWelfareResolver, WelfareActivityResolver } from "./welfare/welfare.resolver";

/** Everything the API answers, feature by feature: the table of contents. */
const resolvers: NonEmptyArray<Function> = [
  NodeResolver,
  UnionResolver,
  HierarchyResolver,
  AffiliationResolver,
  ProvinceResolver,
  OrgEventResolver,
  OrgEventPartyResolver,
  UnionHistoryResolver,
  UnionCongressesResolver,
  CongressResolver,
  TermResolver,
  ResolutionTaskResolver,
  DocumentReferenceResolver,
  CongressMutations,
  TaskMutations,
  UnionCommitteesResolver,
  CommitteeResolver,
  PersonResolver,
  MandateResolver,
  ExternalPositionResolver,
  CommitteeMutations,
  OfficerMutations,
  PersonMutations,
  IndicatorResolver,
  ViewerResolver,
  ApiTokenResolver,
  UnionTokensResolver,
  TokenMutations,
  StatementResolver,
  CampaignResolver,
  CampaignPhaseResolver,
  UnionCampaignsResolver,
  MovementResolver,
  UnionMovementsResolver,
  CampaignMutations,
  AwardResolver,
  UnionAwardsResolver,
  AwardMutations,
  ClassificationResolver,
  UnionClassificationsResolver,
  ClassificationMutations,
  InspectionResolver,
  UnionInspectionsResolver,
  InspectionMutations,
  WelfareActivityResolver,
  UnionWelfareResolver,
  WelfareMutations,
  ActivityResolver,
  UnionActivitiesResolver,
  ActivityMutations,
  UnionReportResolver,
  ReportResolver,
  ReportVersionResolver,
  ReportValueResolver,
  ReportRuleResultsResolver,
  CheckReportResolver,
  ValidationRuleResolver,
  ReportMutations,
  ReportProposalsResolver,
  ProposedValueResolver,
  UnionStatisticsResolver,
  StatisticsResolver,
  StatisticsGroupResolver,
  ObservationResolver,
  UnionBoardResolver,
  SubmissionBoardResolver,
  SubmissionRowResolver,
  TargetResolver,
  UnionTargetsResolver,
  CongressTargetsResolver,
  CampaignTargetsResolver,
  TargetMutations,
  ArticleResolver,
  ArticleCampaignResolver,
  UnionArticlesResolver,
  CongressDocumentResolver,
  CongressDocumentsOfResolver,
  CongressOfDocumentResolver,
  CongressOfArticleResolver,
  ReadershipResolver,
  SearchResolver,
];

export async function createSchema(): Promise<GraphQLSchema> {
  // A field that is a property is read by GraphQL itself: no function of TypeGraphQL stands between.
  for (const type of getMetadataStorage().objectTypes) type.simpleResolvers = true;
  return buildSchema({
    resolvers,
    scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
    validate: false,
    nullableByDefault: false,
  });
}
