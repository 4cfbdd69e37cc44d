import { Content1760001100000 } from "./content/migrations/1760001100000-content";
import { FeedDeadLetterRow, FeedPositionRow } from "./content/feed.entity";
import { ArticleRow, ArticleUnionRow, CongressDocumentRow } from "./content/replica.entity";
import type { DatabaseParts } from "./platform/open-database";
import { DataVersion1760000000000 } from "./platform/migrations/1760000000000-data-version";
import { Reports1760000600000 } from "./reports/migrations/1760000600000-reports";
import { Rollup1760000500000 } from "./rollup/migrations/1760000500000-rollup";
import { CodeItemRow, IndicatorRow } from "./indicators/indicator.entity";
import { Indicators1760000400000 } from "./indicators/migrations/1760000400000-indicators";
import { ApiTokenRow } from "./identity/token.entity";
import { Tokens1760000300000 } from "./identity/migrations/1760000300000-tokens";
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
import { Unions1760000200000 } from "./unions/migrations/1760000200000-unions";

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
    ApiTokenRow,
    IndicatorRow,
    CodeItemRow,
    ArticleRow,
    ArticleUnionRow,
    CongressDocumentRow,
    FeedPositionRow,
    FeedDeadLetterRow,
  ],
  migrations: [
    DataVersion1760000000000,
    Sources1760000100000,
    Unions1760000200000,
    Provinces1760000210000,
    Tokens1760000300000,
    Indicators1760000400000,
    Rollup1760000500000,
    Reports1760000600000,
    Content1760001100000,
  ],
};
