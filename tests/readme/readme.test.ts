import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parse, print, type OperationDefinitionNode } from "graphql";
import { startContentSync, type ContentSync } from "../../api/content/sync";
import { createLog } from "../../api/platform/log";
import { startCms, type RunningCms } from "../cms/running-cms";
import { startApp, type App } from "../support/app";

jest.setTimeout(180_000);

const readme = readFileSync(join(__dirname, "../../README.md"), "utf8");
const questions = parse(readFileSync(join(__dirname, "questions.graphql"), "utf8"))
  .definitions as OperationDefinitionNode[];

/** The pairs of a question and its answer, as the README shows them. */
const shown = [...readme.matchAll(/```graphql\n([\s\S]*?)```\s*```json\n([\s\S]*?)```/g)].map(
  ([, question, answer]) => ({
    name: (parse(question!).definitions[0] as OperationDefinitionNode).name!.value,
    question: question!,
    answer: JSON.parse(answer!) as unknown,
  }),
);

let cms: RunningCms;
let app: App;
let sync: ContentSync;
beforeAll(async () => {
  cms = await startCms({ env: { CMS_SEED_DEMO: "true" } });
  app = await startApp("sqlite", { demo: true, env: { CMS_URL: cms.url, CMS_FEED_TOKEN: cms.token } });
  sync = startContentSync(app.database, app.config.cms!, app.clock, createLog("silent"), {
    poll: 200,
    reconcile: 60_000,
    longestWait: 1000,
  });
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(200)) {
    if ((await app.ask("{ articles { totalCount } }")).data.articles.totalCount === 5) break;
  }
});
afterAll(async () => {
  await sync?.stop();
  await app?.close();
  await cms?.stop();
});

test("the README shows five questions, the ones of questions.graphql", () => {
  expect(shown.map(({ question }) => print(parse(question)))).toEqual(
    questions.map((question) => print(question)),
  );
  expect(shown).toHaveLength(5);
});

test.each(shown)("$name is answered as the README says", async ({ question, answer }) => {
  const { status, data, errors } = await app.ask(question);
  expect([status, errors]).toEqual([200, undefined]);
  expect(data).toEqual(answer);
});
