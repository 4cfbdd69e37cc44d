import { readDocumentKey } from "../content/order";
import { ApiError } from "../platform/errors";
import { keyOfId } from "../platform/ids";

/** One language of an article, as the CMS and the replica name it. */
export interface ArticleKey {
  readonly documentId: string;
  readonly locale: string;
}

/** One text for each article, for maps. */
export const articleText = ({ documentId, locale }: ArticleKey): string => `${documentId}.${locale}`;

/** NOT_FOUND: nothing that is published bears this id. */
export function noSuchArticle(): ApiError {
  return new ApiError("NOT_FOUND", "Không có bài này / there is no such article.");
}

/** The article that an `Article.id` names. BAD_USER_INPUT: not an id of an article. */
export function articleOfId(id: string): ArticleKey {
  const name = readDocumentKey(keyOfId(id, "Article"));
  if (!name || name.documentId.length > 64) throw noSuchArticle();
  return name;
}
