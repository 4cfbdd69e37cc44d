import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { buildApi, buildCms } from "./build.mjs";
import { ensureInstalled, findProgram } from "./install.mjs";
import { runInForeground } from "./processes.mjs";
import { inRoot, PROGRAMS } from "./root.mjs";
import { Refusal, say } from "./say.mjs";

const DATABASES = ["sqlite", "mysql"];

const usage = (vi, en) =>
  new Refusal(
    `${vi}: npm run soak -- [--rounds 20] [--operations 5000] [--edits 1000] [--databases sqlite,mysql] [--seed N]`,
    `${en}: npm run soak -- [--rounds 20] [--operations 5000] [--edits 1000] [--databases sqlite,mysql] [--seed N]`,
    64,
  );

function readArgs(args) {
  const text = { type: "string" };
  try {
    const options = { rounds: text, operations: text, edits: text, databases: text, seed: text };
    return parseArgs({ args, options }).values;
  } catch {
    throw usage("Không hiểu tham số", "unknown argument");
  }
}

function wholeNumber(given, otherwise, least) {
  if (given === undefined) return otherwise;
  const number = Number(given);
  if (!Number.isSafeInteger(number) || number < least)
    throw usage(`${given} không phải số nguyên hợp lệ`, `${given} is not a whole number from ${least}`);
  return number;
}

/**
 * `npm run soak`: the tests under fire at full size. `--rounds`: how often the server is killed on each database;
 * `--operations`: random operations on reports on each; `--edits`: what editors do in the CMS on each; `--databases`: on which; `--seed`: what every random choice
 * follows from, printed where none is given.
 */
export async function soak(args) {
  const given = readArgs(args);
  const rounds = wholeNumber(given.rounds, 20, 1);
  const operations = wholeNumber(given.operations, 5000, 1);
  const edits = wholeNumber(given.edits, 1000, 1);
  const seed = wholeNumber(given.seed, randomInt(1, 2_000_000_000), 0);
  const databases = (given.databases ?? DATABASES.join(",")).split(",");
  if (databases.some((each) => !DATABASES.includes(each)))
    throw usage("--databases: sqlite, mysql", "--databases: sqlite, mysql");
  if (databases.includes("mysql") && !process.env.TEST_MYSQL_URL && !findProgram("mariadbd", "mysqld"))
    throw new Refusal("Cần mariadbd, hoặc --databases sqlite.", "mariadbd is needed, or --databases sqlite.");
  await ensureInstalled();
  await buildApi();
  await buildCms();
  say(
    `${operations} thao tác, ${edits} lần biên tập, ${rounds} lần ngắt máy chủ, trên ${databases.join(" và ")}, --seed ${seed}`,
    `${operations} operations, ${edits} edits, ${rounds} kills of the server, on ${databases.join(" and ")}, --seed ${seed}`,
  );
  const env = {
    ...{ ...process.env, NODE_ENV: "test", SOAK: "1", SOAK_DATABASES: databases.join(",") },
    ...{
      SOAK_ROUNDS: String(rounds),
      SOAK_OPERATIONS: String(operations),
      SOAK_EDITS: String(edits),
      SOAK_SEED: String(seed),
    },
  };
  const jest = [PROGRAMS.jest, "--config", inRoot("jest.soak.config.cjs")];
  const code = await runInForeground(process.execPath, jest, { env });
  if (code === 0) say(`Đạt, --seed ${seed}.`, `Passed, --seed ${seed}.`);
  else say(`Chưa đạt: chạy lại với --seed ${seed}.`, `Failed: run it again with --seed ${seed}.`);
  return code;
}
