import { Content1760001100000 } from "./content/migrations/1760001100000-content";
import { FeedRun1760001510000 } from "./content/migrations/1760001510000-feed-run";
import { FeedRunRow } from "./content/run.entity";
import { FormerSlugs1760001520000 } from "./content/migrations/1760001520000-former-slugs";
import { FeedDeadLetterRow, FeedPositionRow } from "./content/feed.entity";
import { ArticleRow, ArticleUnionRow, CongressDocumentRow, FormerSlugRow } from "./content/replica.entity";
import { OfficerSessions1760001320000 } from "./pages/migrations/1760001320000-officer-sessions";
import type { DatabaseParts } from "./platform/open-database";
import { SearchIndex1760001200000 } from "./platform/migrations/1760001200000-search-index";
import { DataChanges1760001400000 } from "./platform/migrations/1760001400000-data-changes";
import { DataMark1760001390000 } from "./platform/migrations/1760001390000-data-mark";
import { DataVersion1760000000000 } from "./platform/migrations/1760000000000-data-version";
import { Writes1760000050000 } from "./platform/migrations/1760000050000-writes";
import { ReportLife1760001300000 } from "./reports/migrations/1760001300000-report-life";
import { Reports1760000600000 } from "./reports/migrations/1760000600000-reports";
import { Census1760001340000 } from "./rollup/migrations/1760001340000-census";
import { Rollup1760000500000 } from "./rollup/migrations/1760000500000-rollup";
import { FactsOfAUnion1760001330000 } from "./statistics/migrations/1760001330000-facts-of-a-union";
import { CodeItemRow, IndicatorRow } from "./indicators/indicator.entity";
import { Indicators1760000400000 } from "./indicators/migrations/1760000400000-indicators";
import { ApiTokenRow } from "./identity/token.entity";
import { TokenUses1760001310000 } from "./identity/migrations/1760001310000-token-uses";
import { Tokens1760000300000 } from "./identity/migrations/1760000300000-tokens";
import { ReaderFoldRow } from "./readers/fold.entity";
import { Readers1760001500000 } from "./readers/migrations/1760001500000-readers";
import { Source } from "./sources/source.entity";
import { Sources1760000100000 } from "./sources/migrations/1760000100000-sources";
import {
  AffiliationRow,
  AncestryRow,
  EmployerRow,
  ProvinceRow,
  UnionRow,
  UnionSourceRow,
  UnionVersion,
} from "./unions/union.entity";
import { Provinces1760000210000 } from "./unions/migrations/1760000210000-provinces";
import { OrgEvents1760000220000 } from "./unions/migrations/1760000220000-org-events";
import { OrgEventPartyRow, OrgEventRow } from "./unions/org-event.entity";
import { CommitteeRow, ExternalPositionRow, MandateRow, PersonRow } from "./congresses/committee.entity";
import { CongressRow, DocumentReferenceRow, ResolutionTaskRow, TermRow } from "./congresses/congress.entity";
import { Congresses1760000700000 } from "./congresses/migrations/1760000700000-congresses";
import { UnionsByProvince1760001410000 } from "./unions/migrations/1760001410000-unions-by-province";
import { Unions1760000200000 } from "./unions/migrations/1760000200000-unions";
import { TargetRow } from "./targets/target.entity";
import { Targets1760000800000 } from "./targets/migrations/1760000800000-targets";
import { ActivityRow } from "./activities/activity.entity";
import { Activities1760000750000 } from "./activities/migrations/1760000750000-activities";
import { AwardRow, ClassificationRow } from "./awards/award.entity";
import { Awards1760000720000 } from "./awards/migrations/1760000720000-awards";
import {
  CampaignMovementRow,
  CampaignParticipantRow,
  CampaignPhaseRow,
  CampaignRow,
  MovementRow,
} from "./campaigns/campaign.entity";
import { Campaigns1760000710000 } from "./campaigns/migrations/1760000710000-campaigns";
import { InspectionRow } from "./inspections/inspection.entity";
import { Inspections1760000730000 } from "./inspections/migrations/1760000730000-inspections";
import { WelfareActivityRow } from "./welfare/welfare.entity";
import { Welfare1760000740000 } from "./welfare/migrations/1760000740000-welfare";

/** The tables of every feature and the migrations that make them, in the order in which features build on each other. */
export const databaseParts: DatabaseParts = {
  entities: [
    Source,
    UnionRow,
    UnionVersion,
    EmployerRow,
    ProvinceRow,
    AffiliationRow,
    AncestryRow,
    UnionSourceRow,
    OrgEventRow,
    OrgEventPartyRow,
    TermRow,
    CongressRow,
    ResolutionTaskRow,
    DocumentReferenceRow,
    CommitteeRow,
    PersonRow,
    MandateRow,
    ExternalPositionRow,
    ApiTokenRow,
    CampaignRow,
    CampaignPhaseRow,
    CampaignParticipantRow,
    CampaignMovementRow,
    MovementRow,
    AwardRow,
    ClassificationRow,
    InspectionRow,
    WelfareActivityRow,
    ActivityRow,
    TargetRow,
    IndicatorRow,
    CodeItemRow,
    ArticleRow,
    ArticleUnionRow,
    CongressDocumentRow,
    FormerSlugRow,
    FeedPositionRow,
    FeedDeadLetterRow,
    FeedRunRow,
    ReaderFoldRow,
  ],
  migrations: [
    DataVersion1760000000000,
    Writes1760000050000,
    Sources1760000100000,
    Unions1760000200000,
    Provinces1760000210000,
    OrgEvents1760000220000,
    Tokens1760000300000,
    Indicators1760000400000,
    Rollup1760000500000,
    Reports1760000600000,
    Congresses1760000700000,
    Campaigns1760000710000,
    Awards1760000720000,
    Inspections1760000730000,
    Welfare1760000740000,
    Activities1760000750000,
    Targets1760000800000,
    Content1760001100000,
    SearchIndex1760001200000,
    ReportLife1760001300000,
    TokenUses1760001310000,
    OfficerSessions1760001320000,
    FactsOfAUnion1760001330000,
    DataMark1760001390000,
    Census1760001340000,
    DataChanges1760001400000,
    UnionsByProvince1760001410000,
    Readers1760001500000,
    FeedRun1760001510000,
    FormerSlugs1760001520000,
  ],
};
