import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { createStrapi, type Core } from "@strapi/strapi";
import { readSettings } from "../../config/environment/settings";
import { actingAs } from "../history/actor";
import { LOCALES } from "../outbox/content-types";
import { patiently, shortMessage } from "./database-errors";
import { Unreadable } from "./decode";
import { createDraft } from "./drafts";
import { findPages } from "./files";
import { openReadOnly, queryOf } from "./known";
import type { Outcome } from "./outcome";
import { linesOf, recordOf, totalLines, totalsOf } from "./report";
import { importPages } from "./run";

const REPOSITORY = resolve(__dirname, "../../../..");
const FAILED = 1;
/** Who wrote an imported draft, as its history says it. */
const IMPORT = "Nhập bài cũ";

const print = (...lines: string[]) => process.stdout.write(lines.map((line) => `${line}\n`).join(""));

const USAGE = [
  "npm run cms:import -- <thư mục | tệp .html, .docx, .txt> [--dry-run] [--locale vi|en] [--report <tệp .json>]",
  "npm run cms:import -- <folder | .html, .docx, .txt file> [--dry-run] [--locale vi|en] [--report <.json file>]",
];

interface Options {
  path: string;
  dryRun: boolean;
  locale: string;
  report: string;
  api: string | null;
}

function readOptions(): Options | null {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      "dry-run": { type: "boolean", default: false },
      locale: { type: "string", default: LOCALES[0] },
      report: { type: "string" },
      api: { type: "string" },
    },
  });
  const [path, ...more] = positionals;
  if (!path || more.length > 0 || !LOCALES.some((locale) => locale === values.locale)) return null;
  const name = `cms-import-${new Date().toISOString().replace(/[:.]/g, "-")}.json`;
  return {
    path: resolve(path),
    dryRun: values["dry-run"] === true,
    locale: values.locale!,
    report: values.report ? resolve(values.report) : join(REPOSITORY, "data/reports", name),
    api: values.api ?? null,
  };
}

/** A CMS for this command alone: it opens no port and runs none of the CMS's timed work. */
async function loadCms(): Promise<Core.Strapi> {
  const appDir = join(REPOSITORY, "cms");
  const strapi = await patiently(() => createStrapi({ appDir, distDir: join(appDir, "dist") }).load(), 1);
  strapi.cron.destroy();
  return strapi;
}

async function sayIfRunning(): Promise<void> {
  const { databaseUrl, host, port } = readSettings();
  if (!databaseUrl.startsWith("sqlite:")) return;
  const origin = `http://${host === "0.0.0.0" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host}:${port}`;
  const isRunning = await fetch(`${origin}/_health`, { signal: AbortSignal.timeout(1500) }).then(
    ({ status }) => status === 204,
    () => false,
  );
  if (isRunning)
    print(
      "CMS đang chạy trên cùng tệp SQLite: vẫn nhập được; tệp nào gặp lúc cơ sở dữ liệu bận sẽ bị từ chối, chạy lại lệnh là đủ.",
      "The CMS runs on the same SQLite file: that works; a file that finds the database busy is refused, and running the command again is enough.",
    );
}

/** Holds drafts' words: for the owner alone. */
function writeReport(file: string, options: Options, outcomes: Outcome[]): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const report = {
    at: new Date().toISOString(),
    from: options.path,
    dryRun: options.dryRun,
    locale: options.locale,
    totals: totalsOf(outcomes),
    files: outcomes.map(recordOf),
  };
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`, { mode: 0o600 });
}

async function run(options: Options): Promise<Outcome[]> {
  const found = findPages(options.path);
  const onOutcome = (outcome: Outcome, number: number, of: number) =>
    print(...linesOf(outcome, number, of, options.dryRun));
  if (options.dryRun) {
    const database = await openReadOnly(readSettings().databaseUrl);
    try {
      return await importPages(found, { query: database.query, create: null, api: options.api, onOutcome });
    } finally {
      await database.close();
    }
  }
  await sayIfRunning();
  const strapi = await loadCms();
  try {
    return await importPages(found, {
      query: queryOf(strapi),
      create: (prepared) => actingAs(IMPORT, () => createDraft(strapi, prepared, options.locale)),
      api: options.api,
      onOutcome,
    });
  } finally {
    await strapi.destroy();
  }
}

async function main(): Promise<number> {
  let options: Options | null;
  try {
    options = readOptions();
  } catch {
    options = null;
  }
  if (!options) {
    print(...USAGE);
    return FAILED;
  }
  try {
    const outcomes = await run(options);
    const totals = totalsOf(outcomes);
    if (outcomes.length === 0)
      print("Không thấy tệp .html, .docx hay .txt nào.", "No .html, .docx or .txt file was found.");
    writeReport(options.report, options, outcomes);
    print("", ...totalLines(totals, options.dryRun), `Báo cáo / report: ${options.report}`);
    return totals.refused > 0 || outcomes.length === 0 ? FAILED : 0;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    print(`Không chạy được: ${error.vi}.`, `It could not run: ${error.en}.`);
    return FAILED;
  }
}

void main().then(
  (code) => process.exit(code),
  (error) => {
    const places = String(error?.stack)
      .split("\n")
      .filter((line) => /^\s+at /.test(line));
    process.stderr.write(`${shortMessage(error)}\n${places.join("\n")}\n`);
    process.exit(FAILED);
  },
);
