import { setTimeout as sleep } from "node:timers/promises";
import { httpFeed } from "../../api/content/feed";
import { reconcile } from "../../api/content/reconcile";
import { storedHash } from "../../api/content/replica";
import { createLog } from "../../api/platform/log";
import { until } from "../cache/process";
import { allPublished } from "../cms/feed-reader";
import { startCms, type RunningCms } from "../cms/running-cms";
import { everythingReadable } from "../content/everything-readable";
import { leftInTombstones, replicaDump } from "../content/replica-dump";
import { sendSigned } from "../content/signed";
import { emptyDatabase, type App, type DatabaseKind } from "../support/app";
import { everyRow } from "../support/rows";
import { TcpProxy, type Weather } from "../support/tcp-proxy";
import { Dice } from "./dice";
import { Editing, wordsIn } from "./editing";
import { withDatabase } from "./kill-rounds";
import { freePort, ServerProcess } from "./server-process";
import { tell } from "./sizes";

const ROUGH: readonly Weather[] = ["refused", "silent", "half-closed"];

/** The CMS, the API that follows it, and the network between them, all of which a test can spoil. */
export class Halves {
  private server: ServerProcess | null = null;
  private printed = "";
  /** How often what was done to them. */
  readonly suffered = new Map<string, number>();

  private constructor(
    readonly cms: RunningCms,
    readonly databaseUrl: string,
    private readonly toCms: TcpProxy,
    private readonly toApi: TcpProxy,
    private readonly port: number,
    private readonly drop: () => Promise<void>,
  ) {}

  static async start(kind: DatabaseKind): Promise<Halves> {
    const { url, drop } = await emptyDatabase(kind);
    await withDatabase(url, (database) => database.source.runMigrations({ transaction: "each" }));
    const [toCms, toApi] = [await TcpProxy.start(), await TcpProxy.start()];
    const cms = await startCms({ database: kind, env: { CMS_API_URL: toApi.url, LOG_LEVEL: "debug" } });
    toCms.target = cms.url;
    const halves = new Halves(cms, url, toCms, toApi, await freePort(), drop);
    await halves.startApi();
    return halves;
  }

  async startApi(): Promise<void> {
    if (this.server) return;
    const env = { CMS_URL: this.toCms.url, CMS_FEED_TOKEN: this.cms.token, LOG_LEVEL: "trace" };
    this.server = await ServerProcess.start(this.databaseUrl, env, this.port);
    this.toApi.target = this.server.url;
  }

  async killApi(): Promise<void> {
    await this.server?.kill();
    this.printed += this.server?.output() ?? "";
    this.server = null;
    this.toApi.target = null;
  }

  /** Everything that either half has printed. */
  output(): string {
    return this.printed + (this.server?.output() ?? "") + this.cms.output();
  }

  /** Does something bad to them at random, or mends it. */
  async suffer(dice: Dice): Promise<void> {
    const choice = dice.pick([
      "kill",
      "cut",
      "rough",
      "slow",
      "fair",
      "fair",
      "repeat",
      "forge",
      "forge",
    ] as const);
    this.suffered.set(choice, (this.suffered.get(choice) ?? 0) + 1);
    const [one, other] = dice.chance(0.5) ? [this.toCms, this.toApi] : [this.toApi, this.toCms];
    if (choice === "kill") await this.killApi();
    else if (choice === "cut") one.cut();
    else if (choice === "rough") one.weather = dice.pick(ROUGH);
    else if (choice === "slow") one.delay = dice.below(200);
    else if (choice === "repeat") for (const piece of dice.some(this.toApi.sent, 5)) this.toApi.repeat(piece);
    else if (choice === "forge") await this.forge();
    else this.mend(one, other);
    if (choice !== "kill" && dice.chance(0.7)) await this.startApi();
  }

  private mend(...proxies: readonly TcpProxy[]): void {
    for (const proxy of proxies) {
      if (proxy.weather !== "fair") proxy.cut();
      Object.assign(proxy, { weather: "fair", delay: 0 });
    }
  }

  private async forge(): Promise<void> {
    if (!this.server) return;
    const refused = await sendSigned(this.server.url, "x".repeat(40), "POST", "/content/nudge");
    expect([401, 429]).toContain(refused.status);
  }

  /** Good weather, and everything running. */
  async recover(): Promise<void> {
    this.mend(this.toCms, this.toApi);
    await this.startApi();
  }

  /** Everything that can be read of these words just now; an API that is away is asked nothing. */
  async read(keys: readonly string[], words: readonly string[]): Promise<string> {
    const { server } = this;
    if (!server) return "";
    const ask = (query: string) => server.ask(query, {}, null);
    return everythingReadable({ ask } as unknown as App, keys, words);
  }

  async standing(): Promise<any> {
    const answer = await sendSigned(this.server!.url, this.cms.token, "GET", "/content/standing");
    return answer.json();
  }

  /** Waits until the API has taken over all that the CMS tells of and has compared everything since. */
  async settle(): Promise<any> {
    let standing: any;
    await until(
      async () => {
        const head = (await (await this.cms.feed("events?limit=1")).json()).head;
        standing = await this.standing();
        return standing.position === head && standing.compared !== null && standing.away === null;
      },
      () => JSON.stringify(standing),
    );
    return standing;
  }

  async stop(): Promise<void> {
    await this.killApi();
    await this.cms.stop();
    await Promise.all([this.toCms.close(), this.toApi.close()]);
    await this.drop();
  }
}

/** No word that nobody ever published occurs in a text. */
async function expectNoDraft(editing: Editing, where: string, text: string): Promise<void> {
  const leaked = () =>
    [...wordsIn(text)].filter((word) => editing.written.has(word) && !editing.public.has(word));
  // What was published at a set time is known to nobody who did not look.
  if (leaked().length > 0) await editing.lookAtAll();
  expect({ where, leaked: leaked() }).toEqual({ where, leaked: [] });
}

/**
 * Lets editors do `edits` things while the API is killed and the network spoiled; then the replica is what a cold
 * rebuild makes of the same CMS, and no draft was ever seen.
 */
export async function liveThrough(halves: Halves, edits: number, seed: number): Promise<Editing> {
  const dice = new Dice(seed);
  const editing = await Editing.begin(halves.cms, dice);
  for (let edit = 1; edit <= edits; edit += 1) {
    const suffering = dice.chance(0.35) ? sleep(dice.below(150)).then(() => halves.suffer(dice)) : null;
    const name = await editing.step();
    await suffering;
    if (dice.chance(0.2)) {
      const read = await halves.read(editing.keys().slice(-6), editing.latest(4)).catch(() => "");
      await expectNoDraft(editing, `after ${edit} edits, the last: ${name}`, read);
    }
    if (edit % 50 === 0) {
      await halves.recover();
      await editing.last();
      await halves.settle();
      tell(`${edit} edits: ${JSON.stringify([...editing.done])} ${JSON.stringify([...halves.suffered])}`);
    }
  }
  await halves.recover();
  await editing.last();
  const standing = await halves.settle();
  // Whatever happened, the events alone have told of it.
  expect(standing).toMatchObject({ refused: [], compared: { driftTotal: 0 } });
  await expectNoDraft(editing, "answers", await halves.read(editing.keys(), editing.latest(40)));
  await halves.killApi();
  await expectNoDraft(editing, "logs", halves.output());
  await compareWithRebuild(halves, editing);
  return editing;
}

async function compareWithRebuild(halves: Halves, editing: Editing): Promise<void> {
  const { cms } = halves;
  const connection = { url: cms.url, publicUrl: cms.url, feedToken: cms.token };
  const feed = httpFeed(connection, new AbortController().signal);
  const published = await allPublished(cms);
  expect(published.length).toBeGreaterThan(0);
  const kind = halves.databaseUrl.startsWith("sqlite:") ? "sqlite" : "mysql";
  const rebuilt = await emptyDatabase(kind);
  try {
    const dump = await withDatabase(rebuilt.url, async (database) => {
      await database.source.runMigrations({ transaction: "each" });
      const context = { database, clock: { now: () => new Date() }, ownOrigins: [] };
      await reconcile(context, feed, createLog("silent"));
      return database.read(replicaDump);
    });
    await withDatabase(halves.databaseUrl, async (database) => {
      expect(await database.read(replicaDump)).toEqual(dump);
      expect(await database.read(leftInTombstones)).toEqual([]);
      const rows: { document_id: string; locale: string; source_hash: string }[] = [];
      for (const table of ["article", "congress_document"])
        rows.push(...(await database.source.query(`SELECT * FROM ${table} WHERE removed_at IS NULL`)));
      expect(rows.map((row) => `${row.document_id} ${row.locale} ${row.source_hash}`).sort()).toEqual(
        published.map(({ documentId, locale, hash }) => `${documentId} ${locale} ${storedHash(hash)}`).sort(),
      );
      await expectNoDraft(editing, "the database", JSON.stringify(await everyRow({ database } as App)));
    });
  } finally {
    await rebuilt.drop();
  }
}
