import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { congressByCode } from "../congresses/congress.queries";
import { Congress } from "../congresses/congress.type";
import { Locale } from "../platform/node";
import { grouped, inOrder, places, type Batch, type RequestContext } from "../platform/request";
import { Article } from "./article.type";
import {
  CONGRESS_DOCUMENT_COLUMNS,
  toCongressDocument,
  type CongressDocumentRowRead,
} from "./congress-document.row";
import { CongressDocument } from "./congress-document.type";
import { publishedIn } from "./order";

/** The published documents of congresses in one language, newest first. */
const documentsOf: Batch<{ code: string; locale: Locale }, CongressDocument[]> = async (
  db,
  keys,
  request,
) => {
  const found = new Map<
    Locale,
    { rows: (CongressDocumentRowRead & { congress_key: string })[]; codes: string[] }
  >();
  for (const locale of new Set(keys.map((key) => key.locale))) {
    const codes = keys.filter((key) => key.locale === locale).map((key) => key.code);
    const conditions = publishedIn(locale).add(`d.congress_key IN (${places(codes)})`, ...codes);
    const rows = (await db.query(
      `SELECT ${CONGRESS_DOCUMENT_COLUMNS}, d.congress_key FROM congress_document d WHERE ${conditions.sql}
        ORDER BY d.sort_day DESC, d.first_published_at DESC, d.document_id DESC`,
      conditions.parameters,
    )) as (CongressDocumentRowRead & { congress_key: string })[];
    found.set(locale, { rows, codes });
  }
  return keys.map(({ code, locale }) => {
    const [rows] = grouped([code], found.get(locale)!.rows, (row) => row.congress_key);
    return rows!.map((row) => toCongressDocument(row, request.filesUrl));
  });
};

const congressKeysIn =
  (table: "article" | "congress_document"): Batch<number, string | null> =>
  async (db, ids) => {
    const rows = (await db.query(`SELECT id, congress_key FROM ${table} WHERE id IN (${places(ids)})`, [
      ...ids,
    ])) as {
      id: number;
      congress_key: string | null;
    }[];
    return inOrder(ids, rows, (row) => row.id).map((row) => row?.congress_key ?? null);
  };

const congressKeyOfArticle = congressKeysIn("article");
const congressKeyOfDocument = congressKeysIn("congress_document");

async function congressNamed(request: RequestContext, code: string | null): Promise<Congress | null> {
  return code === null ? null : request.load(congressByCode, code);
}

@Resolver(() => Congress)
export class CongressDocumentsOfResolver {
  @FieldResolver(() => [CongressDocument], {
    description: "Its published papers in one language, newest first; there is no falling back to another.",
  })
  documents(
    @Root() congress: Congress,
    @Arg("locale", () => Locale, { defaultValue: Locale.VI, description: "The language." }) locale: Locale,
    @Ctx() request: RequestContext,
  ): Promise<CongressDocument[]> {
    return request.load(documentsOf, { code: congress.code, locale });
  }
}

@Resolver(() => CongressDocument)
export class CongressOfDocumentResolver {
  @FieldResolver(() => Congress, {
    nullable: true,
    description: "The congress it belongs to; null where none is named or the code is unknown.",
  })
  async congress(
    @Root() document: CongressDocument,
    @Ctx() request: RequestContext,
  ): Promise<Congress | null> {
    return congressNamed(request, await request.load(congressKeyOfDocument, document.rowId));
  }
}

@Resolver(() => Article)
export class CongressOfArticleResolver {
  @FieldResolver(() => Congress, {
    nullable: true,
    description: "The congress it is about; null where none is named or the code is unknown.",
  })
  async congress(@Root() article: Article, @Ctx() request: RequestContext): Promise<Congress | null> {
    return congressNamed(request, await request.load(congressKeyOfArticle, article.rowId));
  }
}
