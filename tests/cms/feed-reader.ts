import type { ContentType } from "./panel";
import type { RunningCms } from "./running-cms";

export interface FeedEvent {
  seq: number;
  type: ContentType;
  documentId: string;
  locale: string | null;
  action: string;
  at: string;
}

/** The last number of the outbox. */
export async function headOf(cms: RunningCms): Promise<number> {
  return (await (await cms.feed("events?limit=1")).json()).head;
}

export async function eventsAfter(cms: RunningCms, after: number): Promise<FeedEvent[]> {
  return (await (await cms.feed(`events?after=${after}&limit=500`)).json()).events;
}

/** The published form of a document, or null. */
export async function published(
  cms: RunningCms,
  type: ContentType,
  documentId: string,
  locale = "vi",
): Promise<any> {
  return (await (await cms.feed(`documents/${type}/${documentId}/${locale}`)).json()).document;
}

/** All that is published, read page by page. */
export async function allPublished(
  cms: RunningCms,
  limit = 500,
): Promise<{ type: ContentType; documentId: string; locale: string; hash: string }[]> {
  const items = [];
  for (let after: string | null = ""; after !== null; ) {
    const page: any = await (
      await cms.feed(`published?limit=${limit}${after ? `&after=${after}` : ""}`)
    ).json();
    items.push(...page.items);
    after = page.next;
  }
  return items;
}
