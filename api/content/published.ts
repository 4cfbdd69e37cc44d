import { z } from "zod";
import { isDay } from "../platform/days";
import { fileAddress, webAddress } from "./addresses";

/** The kinds of document that the CMS's feed speaks of. */
export const DOCUMENT_TYPES = ["article", "congress-document"] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

/** The languages of the CMS, as the feed writes them. */
export const FEED_LOCALES = ["vi", "en"] as const;
export type FeedLocale = (typeof FEED_LOCALES)[number];

/** One language of one document: what an event speaks of and what is published, withdrawn and stored as one. */
export interface DocumentKey {
  readonly type: DocumentType;
  readonly documentId: string;
  readonly locale: FeedLocale;
}

const tidy = (text: string): string => text.toWellFormed().replaceAll("\0", "").normalize("NFC");
const text = (max: number) => z.string().transform(tidy).pipe(z.string().max(max));
const line = (max: number) =>
  z
    .string()
    .transform((value) => tidy(value).trim())
    .pipe(z.string().max(max));
const named = (max: number) => line(max).pipe(z.string().min(1));
const given = <T extends z.ZodType>(inner: T) =>
  inner.nullish().transform((value) => (value === undefined || value === "" ? null : value));
/** What a document can do without: where it breaks the contract, it is left out and the document arrives. */
const optional = <T extends z.ZodType>(inner: T) => given(inner).catch(null);
/** A list without those of its items that break the contract. */
const list = <T extends z.ZodType>(item: T, max: number) =>
  optional(
    z.array(z.unknown()).transform((values) =>
      values
        .flatMap((value): z.output<T>[] => {
          const parsed = item.safeParse(value);
          return parsed.success ? [parsed.data] : [];
        })
        .slice(0, max),
    ),
  );
const day = z.string().refine(isDay, "not a calendar day");
const instant = z
  .string()
  .refine((value) => !Number.isNaN(Date.parse(value)), "not an instant")
  .transform((value) => new Date(value).toISOString())
  .pipe(z.string().max(24));
const code = line(100);
const readable = (read: (address: string) => string | null) =>
  line(2000).transform((value, context) => {
    const address = read(value);
    if (address !== null && address.length <= 2000) return address;
    context.addIssue({ code: "custom", message: "not an address that a browser can load" });
    return z.NEVER;
  });
const web = readable(webAddress);
const fileUrl = readable(fileAddress);
const size = z
  .number()
  .transform(Math.round)
  .pipe(
    z
      .number()
      .int()
      .min(0)
      .max(2 ** 31 - 1),
  );

const image = z.object({
  url: fileUrl,
  alt: optional(line(1000)),
  caption: optional(line(2000)),
  width: optional(size),
  height: optional(size),
});
const file = z.object({ url: fileUrl, name: named(500), mime: named(200), sizeBytes: size });

const shared = {
  documentId: z.string().min(1).max(64),
  locale: z.enum(FEED_LOCALES),
  hash: z.string().min(1).max(64),
  slug: named(300),
  formerSlugs: list(named(300), 1000),
  title: named(300),
  body: given(text(1_000_000)),
  congressKey: optional(code),
  firstPublishedAt: instant,
  updatedAt: instant,
};

const article = z.object({
  type: z.literal("article"),
  ...shared,
  excerpt: optional(text(5000)),
  category: optional(code),
  byline: optional(line(300)),
  sourceName: optional(line(300)),
  sourceUrl: optional(web),
  dateline: optional(day),
  unionCodes: list(code, 200),
  campaignCode: optional(code),
  videoUrl: optional(web),
  cover: optional(image),
  gallery: list(image, 500),
  attachments: list(file, 500),
  seo: optional(z.object({ metaTitle: optional(line(500)), metaDescription: optional(line(2000)) })),
});

const congressDocument = z.object({
  type: z.literal("congress-document"),
  ...shared,
  kind: code.pipe(z.string().min(1)),
  number: optional(line(100)),
  issuedOn: optional(day),
  signedBy: optional(line(300)),
  summary: optional(text(10_000)),
  files: list(file, 500),
  unionCode: optional(code),
});

const forms = z.discriminatedUnion("type", [article, congressDocument]);

export type PublishedArticle = z.infer<typeof article>;
export type PublishedCongressDocument = z.infer<typeof congressDocument>;
export type PublishedForm = z.infer<typeof forms>;
export type PublishedImage = z.infer<typeof image>;
export type PublishedFile = z.infer<typeof file>;

/** A published form that breaks the contract; the message names fields and never shows what they say. */
export class MalformedDocument extends Error {}

/** The published form of `key`, checked and tidied (NFC, no NUL, no half surrogate pairs), or MalformedDocument. */
export function readPublishedForm(key: DocumentKey, value: unknown): PublishedForm {
  const parsed = forms.safeParse(value);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(
      (issue) => `${issue.path.join(".") || "document"}: ${issue.message}`,
    );
    throw new MalformedDocument(faults.join("; ").slice(0, 1000));
  }
  const form = parsed.data;
  if (form.type !== key.type || form.documentId !== key.documentId || form.locale !== key.locale) {
    throw new MalformedDocument("document: not the one that was asked for");
  }
  return form;
}
