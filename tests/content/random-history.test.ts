import fc from "fast-check";
import { httpFeed, type Feed } from "../../api/content/feed";
import { readPosition } from "../../api/content/position";
import { readEvents } from "../../api/content/reader";
import { reconcile } from "../../api/content/reconcile";
import { storedHash, type ReplicaContext } from "../../api/content/replica";
import { catchUp } from "../../api/content/sync";
import { databaseParts } from "../../api/parts";
import { loadConfig, type CmsConfig } from "../../api/platform/config";
import type { Database } from "../../api/platform/database";
import { openDatabase } from "../../api/platform/open-database";
import { createLog } from "../../api/platform/log";
import { eachDatabase, emptyDatabase, startApp, type App } from "../support/app";
import { everythingReadable } from "./everything-readable";
import { article, congressDocument, FeedServer, type FeedEvent, type Form } from "./feed-server";
import { leftInTombstones, replicaDump } from "./replica-dump";

const log = createLog("silent");
const clock = { now: () => new Date("2026-11-21T03:00:00Z") };
const IDS = ["a", "b", "c"];
const LOCALES = ["vi", "en"] as const;

type Telling = "told" | "twice" | "late" | "never";
type Happening =
  | { kind: "publish"; id: number; english: boolean; document: boolean; telling: Telling }
  | { kind: "withdraw"; id: number; english: boolean; document: boolean; telling: Telling }
  | { kind: "delete"; id: number; document: boolean; telling: Telling }
  | {
      kind: "read";
      faults: (500 | "break" | "nonsense" | 200)[];
      killed: "before the commit" | "after the commit" | null;
      together: boolean;
    }
  | { kind: "compare" }
  | { kind: "deliver" };

const telling = fc.constantFrom<Telling>("told", "told", "twice", "late", "never");
const change = <K extends "publish" | "withdraw">(kind: K) =>
  fc.record({
    kind: fc.constant(kind),
    id: fc.nat(2),
    english: fc.boolean(),
    document: fc.boolean(),
    telling,
  });
const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.oneof(
      { weight: 2, arbitrary: change("publish") },
      { weight: 1, arbitrary: change("withdraw") },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("delete" as const),
      id: fc.nat(2),
      document: fc.boolean(),
      telling,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("read" as const),
      faults: fc.array(fc.constantFrom(200 as const, 500 as const, "break" as const, "nonsense" as const), {
        maxLength: 3,
      }),
      killed: fc.constantFrom(null, null, "before the commit" as const, "after the commit" as const),
      together: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom<Happening>({ kind: "compare" }, { kind: "deliver" }) },
);

/** A database whose process dies around a commit. */
function dying(database: Database, when: "before the commit" | "after the commit"): Database {
  return {
    ...database,
    kind: database.kind,
    source: database.source,
    read: (work) => database.read(work),
    write: async (work, options) => {
      await database.write(async (tx) => {
        const result = await work(tx);
        if (when === "before the commit") throw new Error("killed");
        return result;
      }, options);
      throw new Error("killed");
    },
  } as Database;
}

async function wipe(database: Database): Promise<void> {
  for (const table of ["article_union", "article", "congress_document", "feed_dead_letter", "search_posting"])
    await database.source.query(`DELETE FROM ${table}`);
  await database.source.query("UPDATE feed_position SET seq = 0, turn = 0");
}

eachDatabase((kind) => {
  let app: App;
  let rebuilt: Database;
  let drop: () => Promise<void>;
  let cms: CmsConfig;
  let feed: Feed;
  const server = new FeedServer();

  beforeAll(async () => {
    app = await startApp(kind);
    const empty = await emptyDatabase(kind);
    drop = empty.drop;
    rebuilt = await openDatabase(loadConfig({ DATABASE_URL: empty.url }).database, databaseParts);
    await rebuilt.source.runMigrations({ transaction: "each" });
    cms = await server.listen();
    feed = httpFeed(cms, new AbortController().signal);
  });
  afterAll(async () => {
    await server.close();
    await app.close();
    await rebuilt.close();
    await drop();
  });

  test("whatever happens, the replica ends as a cold rebuild, and nothing withdrawn can be read", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 4, maxLength: 30 }), async (history) => {
        server.reset();
        await wipe(app.database);
        await wipe(rebuilt);
        const context: ReplicaContext = { database: app.database, clock, ownOrigins: [] };
        const held: Omit<FeedEvent, "seq">[] = [];
        /** The number of the event that told of the last change of each document; null where none did yet. */
        const toldAt = new Map<string, number | null>();
        let words = 0;
        const everSaid = new Map<string, string>();

        const tell = (form: { type: string; documentId: string }, locale: string, how: Telling): void => {
          const concerned = locale === "*" ? LOCALES.map((one) => one as string) : [locale];
          if (how === "told" || how === "twice") server.event(form, locale);
          const told = how === "told" || how === "twice" ? server.head : null;
          for (const one of concerned) toldAt.set(`${form.type} ${form.documentId} ${one}`, told);
          if (how === "twice") server.event(form, locale);
          if (how === "late") held.push({ ...form, locale, action: "late", at: "" });
        };

        const promised = async (): Promise<void> => {
          const { seq } = await app.database.read(readPosition);
          for (const [key, told] of toldAt) {
            if (told === null || told > seq) continue;
            const [type, documentId, locale] = key.split(" ");
            const [row] = (await app.database.read((db) =>
              db.query(
                `SELECT source_hash FROM ${type === "article" ? "article" : "congress_document"} WHERE document_id = ? AND locale = ? AND removed_at IS NULL`,
                [documentId, locale],
              ),
            )) as { source_hash: string }[];
            const form = server.published.get(key);
            expect(row?.source_hash).toBe(form && storedHash(form.hash));
          }
        };

        for (const event of history) {
          if (event.kind === "publish") {
            const word = `word${(words += 1)}x`;
            const make = event.document ? congressDocument : article;
            const locale = event.english ? "en" : "vi";
            const said = event.document
              ? { title: `T ${word}`, summary: `S ${word}` }
              : {
                  title: `T ${word}`,
                  excerpt: `E ${word}`,
                  cover: { url: "/uploads/a.png", alt: `A ${word}`, caption: word, width: 1, height: 1 },
                  unionCodes: ["ldld-x", `code-${word}`],
                };
            const form: Form = make(IDS[event.id]!, {
              locale,
              slug: `s-${word}`,
              body: `<p>B ${word}</p>`,
              dateline: words % 3 ? "2021-12-20" : null,
              ...said,
            });
            everSaid.set(word, `${form.type} ${form.documentId} ${locale}`);
            server.publish(form, { silent: true });
            tell({ type: form.type, documentId: form.documentId }, locale, event.telling);
          } else if (event.kind === "withdraw" || event.kind === "delete") {
            const type = event.document ? "congress-document" : "article";
            const documentId = IDS[event.id]!;
            const locale = event.kind === "delete" ? "*" : event.english ? "en" : "vi";
            for (const one of locale === "*" ? LOCALES : [locale])
              server.published.delete(`${type} ${documentId} ${one}`);
            tell({ type, documentId }, locale, event.telling);
          } else if (event.kind === "deliver") {
            for (const late of held.splice(0).reverse()) server.event(late, late.locale);
          } else if (event.kind === "compare") {
            await reconcile(context, feed, log);
          } else {
            server.faults.push(...event.faults);
            const database = event.killed ? dying(app.database, event.killed) : app.database;
            const readers = event.together ? [app.database, database] : [database];
            await Promise.allSettled(
              readers.map((one) => readEvents({ ...context, database: one }, feed, log)),
            );
            server.faults.length = 0;
            await promised();
          }
        }
        await catchUp(context, feed, log);
        await promised();
        await reconcile(context, feed, log);
        await reconcile({ ...context, database: rebuilt }, feed, log);
        expect(await app.database.read(replicaDump)).toEqual(await rebuilt.read(replicaDump));
        expect(await app.database.read(leftInTombstones)).toEqual([]);
        const spoken = new Set(
          [...everSaid]
            .filter(([word, key]) => JSON.stringify(server.published.get(key) ?? null).includes(word))
            .map(([word]) => word),
        );
        const keys = [...new Set(everSaid.values())];
        const read = await everythingReadable(app, keys, [...everSaid.keys()]);
        for (const word of everSaid.keys())
          expect([word, read.includes(word)]).toEqual([word, spoken.has(word)]);
      }),
      { numRuns: kind === "sqlite" ? 60 : 25 },
    );
  }, 240_000);
});
