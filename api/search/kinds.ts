import { campaignByCode } from "../campaigns/campaign.queries";
import { campaignSearch } from "../campaigns/campaign.search";
import { personByCode } from "../congresses/person.queries";
import { personSearch } from "../congresses/person.search";
import { articlesOfDocument } from "../content/article.queries";
import { congressDocumentsOfDocument } from "../content/congress-document.queries";
import { articleSearch, congressDocumentSearch, documentScope } from "../content/content.search";
import { storedLocale } from "../content/order";
import type { Locale } from "../platform/node";
import type { RequestContext } from "../platform/request";
import type { SearchSource } from "../platform/search-index";
import { unionByCode } from "../unions/union.queries";
import { unionSearch } from "../unions/union.search";
import { SearchKind, type SearchHit } from "./search.type";

/** One kind of thing that a search finds. */
export interface KindOfHit {
  readonly source: SearchSource;
  /** Where the index keeps it in the language asked for. */
  scope(locale: Locale): string;
  /** The thing with a key of the index; batched, one statement for a page. */
  load(request: RequestContext, key: string, locale: Locale): Promise<SearchHit | null>;
}

/** Everything a search finds. */
export const KINDS: Readonly<Record<SearchKind, KindOfHit>> = {
  [SearchKind.UNION]: {
    source: unionSearch,
    scope: () => "union",
    load: (request, code) => request.load(unionByCode, { code, day: null }),
  },
  [SearchKind.ARTICLE]: {
    source: articleSearch,
    scope: (locale) => documentScope("article", storedLocale(locale)),
    load: async (request, id, locale) =>
      (await request.load(articlesOfDocument, id)).find((one) => one.locale === locale) ?? null,
  },
  [SearchKind.CONGRESS_DOCUMENT]: {
    source: congressDocumentSearch,
    scope: (locale) => documentScope("congress-document", storedLocale(locale)),
    load: async (request, id, locale) =>
      (await request.load(congressDocumentsOfDocument, id)).find((one) => one.locale === locale) ?? null,
  },
  [SearchKind.CAMPAIGN]: {
    source: campaignSearch,
    scope: () => "campaign",
    load: (request, code) => request.load(campaignByCode, code),
  },
  [SearchKind.PERSON]: {
    source: personSearch,
    scope: () => "person",
    load: (request, code) => request.load(personByCode, code),
  },
};

/** Where the rows of the index come from. */
export const SEARCH_SOURCES: readonly SearchSource[] = Object.values(KINDS).map((kind) => kind.source);
