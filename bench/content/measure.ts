import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "../../api/platform/database";
import { readRun } from "../../api/content/run";
import { FeedRunRow } from "../../api/content/run.entity";
import { publishArticle, writeArticle } from "./articles";
import type { BenchCms } from "./cms";

/** Milliseconds until something is so, asked every few of them. */
async function waiting(isSo: () => Promise<boolean>, within: number): Promise<number> {
  const began = performance.now();
  while (!(await isSo())) {
    if (performance.now() - began > within) throw new Error(`not so after ${within} ms`);
    await sleep(10);
  }
  return performance.now() - began;
}

/**
 * Milliseconds from an editor's click on "publish" to the first answer of the public API that shows the article, for
 * each of `count` articles, one after the other and as far apart as people click.
 */
export async function measurePublications(cms: BenchCms, apiUrl: string, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const title = `Do ${Date.now()} ${n}`;
    const slug = title.toLowerCase().replaceAll(" ", "-");
    const id = await writeArticle(cms, title);
    await sleep(300 + ((n * 137) % 1500));
    const shows = async (): Promise<boolean> => {
      const answer = await fetch(`${apiUrl}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query: `{ article(slug: "${slug}") { title } }` }),
      });
      return (await answer.text()).includes(title);
    };
    const clicked = performance.now();
    await publishArticle(cms, id);
    await waiting(shows, 60_000);
    times.push(performance.now() - clicked);
  }
  return times;
}

/** What one comparison of everything took and found. */
export async function comparison(database: Database, within: number): Promise<FeedRunRow> {
  await database.write((tx) => tx.update(FeedRunRow, { id: 1 }, { comparedAt: null }), { visible: false });
  let run: FeedRunRow | null = null;
  await waiting(async () => {
    run = await database.read(readRun);
    return run.comparedAt !== null;
  }, within);
  return run!;
}
