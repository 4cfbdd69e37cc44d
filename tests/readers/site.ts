import { httpFeed, type Feed } from "../../api/content/feed";
import { catchUp } from "../../api/content/sync";
import { encodeId } from "../../api/platform/ids";
import { createLog } from "../../api/platform/log";
import { fold } from "../../api/readers/fold";
import { article, FeedServer } from "../content/feed-server";
import { startApp, type App, type DatabaseKind } from "../support/app";

/** Two browsers that people use. */
export const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0";
export const SAFARI =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1";

/** An API with articles, and readers at several addresses: it believes X-Forwarded-For from this machine. */
export class Site {
  private constructor(
    readonly app: App,
    readonly server: FeedServer,
    private readonly feed: Feed,
  ) {}

  static async start(kind: DatabaseKind, env: Record<string, string> = {}): Promise<Site> {
    const server = new FeedServer();
    const cms = await server.listen();
    const app = await startApp(kind, {
      env: { CMS_URL: cms.url, CMS_FEED_TOKEN: cms.feedToken, TRUST_PROXY: "127.0.0.1", ...env },
    });
    return new Site(app, server, httpFeed(cms, new AbortController().signal));
  }

  /** Publishes articles under these document ids and takes them over. */
  async publish(...documentIds: string[]): Promise<void> {
    for (const id of documentIds) this.server.publish(article(id));
    await this.read();
  }

  async read(): Promise<void> {
    const { database, clock } = this.app;
    await catchUp({ database, clock, ownOrigins: [] }, this.feed, createLog("silent"));
  }

  post(
    path: string,
    {
      address = "203.0.113.7",
      agent = FIREFOX as string | null,
      body = undefined as unknown,
      headers = {},
    } = {},
  ): Promise<Response> {
    return fetch(`${this.app.url}/articles/${path}`, {
      method: "POST",
      headers: {
        "x-forwarded-for": address,
        // The client of Node names itself where nothing is said.
        "user-agent": agent ?? "",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  }

  view(documentId: string, reader: { address?: string; agent?: string | null; headers?: object } = {}) {
    return this.post(`${encodeId("Article", `${documentId}.vi`)}/view`, reader);
  }

  vote(documentId: string, points: unknown, reader: { address?: string; agent?: string | null } = {}) {
    return this.post(`${encodeId("Article", `${documentId}.vi`)}/rating`, { ...reader, body: { points } });
  }

  rows(table: string): Promise<any[]> {
    return this.app.database.source.query(`SELECT * FROM ${table}`);
  }

  /** Adds up whatever was written so far, however short ago that was done before. */
  fold(): Promise<number> {
    return fold(this.app.database, this.app.clock.now(), 0);
  }

  async shown(documentId: string): Promise<{ views: number; rating: object } | null> {
    const id = encodeId("Article", `${documentId}.vi`);
    const { data, errors } = await this.app.ask(
      `{ node(id: "${id}") { ... on Article { views rating { score votes average } } } }`,
    );
    expect(errors).toBeUndefined();
    return data.node;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.server.close();
  }
}
