import "reflect-metadata";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { databaseParts } from "../../api/parts";
import { loadConfig } from "../../api/platform/config";
import type { Database } from "../../api/platform/database";
import { openDatabase } from "../../api/platform/open-database";
import { freePort, startProgram, type Started } from "../run/programs";
import { inWorkplace, ROOT, say } from "../run/workplace";
import { multiply, publishArticle, writeArticle } from "./articles";
import { BenchCms } from "./cms";
import { comparison, measurePublications } from "./measure";
import { countStatements } from "./statements";

/** What has to hold. */
const PUBLICATION_P95_MS = 2_000;
const COMPARISON_MS = 30_000;

const HELP = `npm run bench -- content [options]: the CMS and the API that follows it, both on SQLite
  --articles N        published articles (10000)
  --publications N    articles published one after the other (60)
`;

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN;

async function startApi(cms: BenchCms, databaseUrl: string, port: number): Promise<Started> {
  const env = {
    ...{ DATABASE_URL: databaseUrl, HOST: "127.0.0.1", PORT: String(port), LOG_LEVEL: "warn" },
    ...{ CMS_URL: cms.url, CMS_FEED_TOKEN: cms.token, RATE_LIMIT_EXEMPT_LOOPBACK: "true" },
  };
  const api = startProgram("api-content", process.execPath, [join(ROOT, "api/dist/main.js")], { env });
  for (const end = performance.now() + 60_000; performance.now() < end; await sleep(50))
    if (
      await fetch(`http://127.0.0.1:${port}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return api;
  await api.stop();
  throw new Error(`the API did not start:\n${api.lastWords()}`);
}

/** Measures, tells, and answers with what was missed. */
async function measure(articles: number, publications: number): Promise<string[]> {
  const port = await freePort();
  const apiUrl = `http://127.0.0.1:${port}`;
  const cms = await BenchCms.prepare(apiUrl);
  const file = inWorkplace("content", "api.sqlite");
  for (const end of ["", "-wal", "-shm"]) rmSync(file + end, { force: true });
  const databaseUrl = `sqlite:${file}`;
  const { database: config } = loadConfig({ DATABASE_URL: databaseUrl });
  const missed: string[] = [];
  const tell = (what: string, value: string, holds: boolean | null): void => {
    process.stdout.write(`| ${what} | ${value} |${holds === null ? "" : holds ? " ✓" : " ✗"}\n`);
    if (holds === false) missed.push(`${what}: ${value}`);
  };
  let database: Database | null = null;
  let api: Started | null = null;
  try {
    say(`A CMS with ${articles} articles`);
    await cms.start();
    const first = await writeArticle(cms, "Bai dau tien");
    await publishArticle(cms, first);
    await cms.stop();
    multiply(cms, first, articles - 1);
    await cms.start();
    database = await openDatabase(config, databaseParts);
    await database.source.runMigrations({ transaction: "each" });

    say("The first filling of an empty replica");
    api = await startApi(cms, databaseUrl, port);
    const filled = await comparison(database, 600_000);
    tell(`first filling with ${filled.repaired} articles`, `${(filled.tookMs / 1000).toFixed(1)} s`, null);
    await api.stop();

    say("A comparison of everything in which one article in a hundred differs");
    await database.write((tx) => tx.query("UPDATE article SET source_hash = '0.x' WHERE id % 100 = 0"));
    api = await startApi(cms, databaseUrl, port);
    const compared = await comparison(database, 600_000);
    const whole = `${(compared.tookMs / 1000).toFixed(1)} s, ${compared.repaired} of ${articles} repaired (≤ ${COMPARISON_MS / 1000} s)`;
    tell("a comparison of everything", whole, compared.tookMs <= COMPARISON_MS);

    say(`${publications} publications`);
    const times = (await measurePublications(cms, apiUrl, publications)).sort((a, b) => a - b);
    const [p50, p95, max] = [percentile(times, 0.5), percentile(times, 0.95), times.at(-1)!].map(Math.round);
    tell(
      `from the click to the public answer, ${publications} publications`,
      `p50 ${p50} ms, p95 ${p95} ms, most ${max} ms (p95 ≤ ${PUBLICATION_P95_MS} ms)`,
      p95! <= PUBLICATION_P95_MS,
    );
    for (const { query, levels, statements } of await countStatements(database))
      tell(query, `${statements} statements (≤ ${levels} levels)`, statements <= levels);
    return missed;
  } finally {
    await api?.stop();
    await database?.close();
    await cms.stop();
  }
}

/** `npm run bench -- content`; 0 where everything holds. */
export async function benchContent(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      articles: { type: "string", default: "10000" },
      publications: { type: "string", default: "60" },
      help: { type: "boolean", default: false },
    },
  });
  const [articles, publications] = [Number(values.articles), Number(values.publications)];
  const isUsable =
    Number.isSafeInteger(articles) && articles > 1 && Number.isSafeInteger(publications) && publications > 0;
  if (values.help || !isUsable) {
    process.stdout.write(HELP);
    return values.help ? 0 : 64;
  }
  const missed = await measure(articles, publications);
  for (const each of missed) say(`!! MUST NOT HELD: ${each}`);
  return missed.length === 0 ? 0 : 1;
}
