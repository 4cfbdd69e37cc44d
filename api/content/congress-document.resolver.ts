import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { CodeItem } from "../indicators/code-item.type";
import { Locale } from "../platform/node";
import { ForwardPageArgs } from "../platform/page";
import type { RequestContext } from "../platform/request";
import { unionByCode } from "../unions/union.queries";
import { Union } from "../unions/union.type";
import { codeItem } from "./codes";
import { formerSlugsOfCongressDocuments } from "./former-slug.queries";
import {
  congressDocumentBody,
  congressDocumentBySlug,
  congressDocumentPage,
} from "./congress-document.queries";
import {
  CongressDocument,
  CongressDocumentConnection,
  CongressDocumentFilter,
} from "./congress-document.type";
import { RichText } from "./media.type";

const language = {
  defaultValue: Locale.VI,
  description: "The language; content never falls back to another.",
};

@Resolver(() => CongressDocument)
export class CongressDocumentResolver {
  @Query(() => CongressDocumentConnection, {
    description: "The published congress documents of one language, newest first.",
  })
  congressDocuments(
    @Arg("filter", () => CongressDocumentFilter, {
      nullable: true,
      description: "Which; all where nothing is said.",
    })
    filter: CongressDocumentFilter | null,
    @Arg("locale", () => Locale, language) locale: Locale,
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
    @Ctx() request: RequestContext,
  ): Promise<CongressDocumentConnection> {
    return congressDocumentPage(request, filter ?? {}, locale, page) as Promise<CongressDocumentConnection>;
  }

  @Query(() => CongressDocument, {
    nullable: true,
    description:
      "A published congress document by its slug, or by one it had before; null where there is none in that language.",
  })
  congressDocument(
    @Arg("slug", () => String, { description: "Its name in addresses." }) slug: string,
    @Arg("locale", () => Locale, language) locale: Locale,
    @Ctx() request: RequestContext,
  ): Promise<CongressDocument | null> {
    return congressDocumentBySlug(request, slug, locale);
  }

  @FieldResolver(() => CodeItem, { description: "What kind of paper it is." })
  kind(@Root() document: CongressDocument, @Ctx() request: RequestContext): Promise<CodeItem> {
    return codeItem(request, "congress_document_kind", document.kindCode);
  }

  @FieldResolver(() => RichText, {
    nullable: true,
    description: "The text; null where the paper is its files alone.",
  })
  body(@Root() document: CongressDocument, @Ctx() request: RequestContext): Promise<RichText | null> {
    return request.load(congressDocumentBody, document.rowId);
  }

  @FieldResolver(() => [String], {
    description:
      "Slugs under which it was published before, alphabetically. They find it too: where the answer's slug is not the one asked for, a site redirects.",
  })
  formerSlugs(
    @Root() { documentId, locale }: CongressDocument,
    @Ctx() request: RequestContext,
  ): Promise<string[]> {
    return request.load(formerSlugsOfCongressDocuments, { documentId, locale });
  }

  @FieldResolver(() => Union, {
    nullable: true,
    description: "The union it belongs to; null where none is named or the code is unknown.",
  })
  async union(@Root() document: CongressDocument, @Ctx() request: RequestContext): Promise<Union | null> {
    return document.unionCode === null
      ? null
      : request.load(unionByCode, { code: document.unionCode, day: null });
  }
}
