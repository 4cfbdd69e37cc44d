import { z } from "zod";
import type { CmsConfig } from "../platform/config";
import { MalformedDocument, type DocumentKey } from "./published";

/** Longest wait for one answer of the CMS, in milliseconds. */
const TIMEOUT = 15_000;
const LARGEST_LIST = 1_000_000;
const LARGEST_DOCUMENT = 4_000_000;

/** The CMS cannot be asked now (network, status, an answer that is not the feed's): ask again later, skip nothing. */
export class FeedUnavailable extends Error {}

class TooLarge extends FeedUnavailable {}

const event = z.object({
  seq: z.number().int().min(1),
  type: z.string(),
  documentId: z.string().min(1).max(64),
  locale: z.string().nullable(),
});
const events = z.object({ events: z.array(event), head: z.number().int().min(0) });
const document = z
  .object({ document: z.unknown() })
  .refine((answer) => answer.document !== undefined, "no document");
const published = z.object({
  items: z.array(
    z.object({
      type: z.string(),
      documentId: z.string().min(1).max(64),
      locale: z.string(),
      hash: z.string().min(1),
    }),
  ),
  next: z.string().nullable(),
});

export type FeedEvents = z.infer<typeof events>;
export type FeedEvent = z.infer<typeof event>;
export type PublishedPage = z.infer<typeof published>;

/** The CMS's change feed. Every call throws FeedUnavailable when the answer cannot be had or trusted. */
export interface Feed {
  /** Events after a number, in the order of their commits, and the number of the last one there is. */
  events(after: number, limit: number): Promise<FeedEvents>;
  /** The published form, unchecked; null where nothing is published. MalformedDocument where it is too large to take. */
  document(key: DocumentKey): Promise<unknown>;
  /** One page of everything that is published. */
  published(after: string | null, limit: number): Promise<PublishedPage>;
}

async function readBody(response: Response, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw new TooLarge(`the answer is larger than ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Asks the feed of a CMS over HTTP; `stopped` ends what is still under way. */
export function httpFeed(cms: CmsConfig, stopped: AbortSignal): Feed {
  async function ask<T>(path: string, shape: z.ZodType<T>, limit: number): Promise<T> {
    try {
      const response = await fetch(`${cms.url}/api/feed/${path}`, {
        headers: { authorization: `Bearer ${cms.feedToken}`, accept: "application/json" },
        redirect: "error",
        signal: AbortSignal.any([stopped, AbortSignal.timeout(TIMEOUT)]),
      });
      if (response.status !== 200) {
        await response.body?.cancel();
        throw new FeedUnavailable(`the CMS answered ${response.status}`);
      }
      const parsed = shape.safeParse(JSON.parse(await readBody(response, limit)));
      if (!parsed.success) throw new FeedUnavailable("the answer is not one of the feed");
      return parsed.data;
    } catch (error) {
      if (error instanceof FeedUnavailable) throw error;
      const cause = (error as { cause?: { code?: string } }).cause?.code;
      throw new FeedUnavailable(cause ?? (error as Error).name);
    }
  }
  const part = encodeURIComponent;
  return {
    events: (after, limit) => ask(`events?after=${after}&limit=${limit}`, events, LARGEST_LIST),
    published: (after, limit) =>
      ask(
        `published?limit=${limit}${after === null ? "" : `&after=${part(after)}`}`,
        published,
        LARGEST_LIST,
      ),
    async document({ type, documentId, locale }) {
      try {
        return (
          await ask(`documents/${part(type)}/${part(documentId)}/${part(locale)}`, document, LARGEST_DOCUMENT)
        ).document;
      } catch (error) {
        if (error instanceof TooLarge) throw new MalformedDocument(`document: ${error.message}`);
        throw error;
      }
    },
  };
}
