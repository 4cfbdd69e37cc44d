import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { CmsConfig } from "../../api/platform/config";

export type Form = {
  type: "article" | "congress-document";
  documentId: string;
  locale: "vi" | "en";
  hash: string;
} & Record<string, unknown>;

export interface FeedEvent {
  seq: number;
  type: string;
  documentId: string;
  locale: string | null;
  action: string;
  at: string;
}

const TOKEN = "feed-token-of-a-test-0123456789abcdef";

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort()
      .map(([key, inner]) => [key, canonical(inner)]),
  );
}

/** The published form of an article, with the hash that the CMS gives it. */
export function article(documentId: string, changes: Record<string, unknown> = {}): Form {
  return hashed({
    type: "article",
    documentId,
    locale: "vi",
    slug: `bai-${documentId}`,
    formerSlugs: [],
    title: `Bài ${documentId}`,
    excerpt: "Tóm tắt",
    category: "union_news",
    body: "<p>Nội dung</p>",
    byline: null,
    sourceName: null,
    sourceUrl: null,
    dateline: "2021-12-20",
    firstPublishedAt: "2026-01-05T02:00:00.000Z",
    updatedAt: "2026-01-05T02:00:00.000Z",
    unionCodes: [],
    campaignCode: null,
    congressKey: null,
    videoUrl: null,
    cover: null,
    gallery: [],
    attachments: [],
    seo: null,
    ...changes,
  });
}

/** The published form of a congress document, with the hash that the CMS gives it. */
export function congressDocument(documentId: string, changes: Record<string, unknown> = {}): Form {
  return hashed({
    type: "congress-document",
    documentId,
    locale: "vi",
    slug: `van-kien-${documentId}`,
    formerSlugs: [],
    title: `Văn kiện ${documentId}`,
    kind: "resolution",
    number: "01/NQ-CĐ",
    issuedOn: "2023-08-18",
    signedBy: null,
    summary: null,
    body: null,
    files: [],
    unionCode: null,
    congressKey: null,
    firstPublishedAt: "2026-01-05T02:00:00.000Z",
    updatedAt: "2026-01-05T02:00:00.000Z",
    ...changes,
  });
}

function hashed(form: Record<string, unknown>): Form {
  const { updatedAt: _updatedAt, ...rest } = form;
  return {
    ...form,
    hash: createHash("sha256")
      .update(JSON.stringify(canonical(rest)))
      .digest("hex"),
  } as Form;
}

/** A small HTTP server that speaks the CMS's feed, and can be told to lose, repeat and delay events and to fail. */
export class FeedServer {
  readonly published = new Map<string, Form>();
  readonly outbox: FeedEvent[] = [];
  readonly asked: string[] = [];
  /** What to do with the next requests: an HTTP status, or a connection that breaks. */
  readonly faults: (number | "break" | "nonsense")[] = [];
  /** Called before a document is answered, to change the world in between. */
  beforeDocument: (() => void | Promise<void>) | null = null;
  private seq = 0;
  private readonly server = createServer((request, response) => void this.answer(request, response));

  async listen(): Promise<CmsConfig> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return { url, publicUrl: "https://cms.example", feedToken: TOKEN };
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  get head(): number {
    return this.seq;
  }

  event(form: { type: string; documentId: string }, locale: string | null, action = "publish"): void {
    this.seq += 1;
    const { type, documentId } = form;
    this.outbox.push({ seq: this.seq, type, documentId, locale, action, at: "2026-11-21T00:00:00.000Z" });
  }

  publish(form: Form, { silent = false } = {}): void {
    this.published.set(`${form.type} ${form.documentId} ${form.locale}`, form);
    if (!silent) this.event(form, form.locale);
  }

  withdraw(form: { type: string; documentId: string; locale: string }, { silent = false } = {}): void {
    this.published.delete(`${form.type} ${form.documentId} ${form.locale}`);
    if (!silent) this.event(form, form.locale, "unpublish");
  }

  /** Everything gone, as after a new installation. */
  reset(): void {
    this.published.clear();
    this.outbox.length = 0;
    this.asked.length = 0;
    this.faults.length = 0;
    this.seq = 0;
    this.beforeDocument = null;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url!, "http://feed");
    this.asked.push(request.url!);
    const fault = this.faults.shift();
    if (fault === "break") return void request.socket.destroy();
    const [, , , what, type, documentId, locale] = url.pathname.split("/").map(decodeURIComponent);
    const limit = Number(url.searchParams.get("limit"));
    let body: unknown;
    if (what === "events") {
      const after = Number(url.searchParams.get("after"));
      const due = this.outbox.filter((event) => event.seq > after).sort((a, b) => a.seq - b.seq);
      body = { events: due.slice(0, limit), head: this.seq };
    } else if (what === "documents") {
      await this.beforeDocument?.();
      body = { document: this.published.get(`${type} ${documentId} ${locale}`) ?? null };
    } else {
      const after = url.searchParams.get("after") ?? "";
      const keys = [...this.published.keys()].sort().filter((key) => key > after);
      const items = keys.slice(0, limit).map((key) => {
        const form = this.published.get(key)!;
        return { type: form.type, documentId: form.documentId, locale: form.locale, hash: form.hash };
      });
      body = { items, next: keys.length > limit ? keys[limit - 1] : null };
    }
    const allowed = request.headers.authorization === `Bearer ${TOKEN}`;
    response.writeHead(typeof fault === "number" ? fault : allowed ? 200 : 401, {
      "content-type": "application/json",
      "cache-control": "no-store",
    });
    response.end(fault === "nonsense" ? "<html>" : JSON.stringify(body));
  }
}
