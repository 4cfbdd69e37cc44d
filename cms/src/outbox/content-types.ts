/** The kinds of document the feed tells of, and the content type behind each. */
export const CONTENT_TYPES = {
  article: "api::article.article",
  "congress-document": "api::congress-document.congress-document",
} as const;

export type ContentType = keyof typeof CONTENT_TYPES;
export type ContentUid = (typeof CONTENT_TYPES)[ContentType];

export const contentTypes = Object.keys(CONTENT_TYPES) as ContentType[];

/** The feed's name for a content type, or undefined for the types it does not tell of. */
export function contentTypeOf(uid: string): ContentType | undefined {
  return contentTypes.find((type) => CONTENT_TYPES[type] === uid);
}

export function isContentType(type: string): type is ContentType {
  return Object.hasOwn(CONTENT_TYPES, type);
}

/** The languages content is written in; the first is the default. */
export const LOCALES = ["vi", "en"] as const;

export function isLocale(locale: string): boolean {
  return LOCALES.some((known) => known === locale);
}
