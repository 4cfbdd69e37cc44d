import { statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { actorOf } from "../identity/recognise";
import type { Clock } from "../platform/clock";
import type { Database } from "../platform/database";
import { ApiError } from "../platform/errors";
import type { Logger } from "../platform/log";
import { RequestContext } from "../platform/request";
import { AWARD_IMPORT } from "./awards.import";
import type { ImportKind } from "./import.kind";
import { keepRefused } from "./import.refused";
import { importTable, type Imported } from "./import.run";
import { OFFICER_IMPORT } from "./officers.import";
import { progressBar } from "./progress";
import { fileRefused, type Problem } from "./refusal";
import { uploadReport } from "./report.upload";
import { UNION_IMPORT } from "./unions.import";

/** What the command can import from a table, by its name. */
const KINDS: Readonly<Record<string, ImportKind<never>>> = {
  unions: UNION_IMPORT as unknown as ImportKind<never>,
  officers: OFFICER_IMPORT as unknown as ImportKind<never>,
  awards: AWARD_IMPORT as unknown as ImportKind<never>,
};

/** What the command stands on. */
export interface ImportParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  /** One line of the result. */
  readonly say: (line: string) => void;
  /** One line of what is wrong. */
  readonly complain: (line: string) => void;
}

const EX_USAGE = 64;

function usage(say: (line: string) => void): number {
  say("npm run import -- report <file.xlsx> --token-file FILE [--dry-run]");
  say("npm run import -- unions|officers|awards <file.csv|.xlsx> [--dry-run] [--skip-bad-rows]");
  for (const [name, { columns }] of Object.entries(KINDS)) {
    say(`\n${name}:`);
    for (const { name: en, vi, needed, holds } of columns)
      say(`  ${vi} / ${en}${needed ? " *" : ""}: ${holds}`);
  }
  say("\n* bắt buộc / needed. Ngày / days: dd/MM/yyyy, yyyy-MM-dd. CSV: UTF-8; , hoặc / or ; hoặc / or tab.");
  return EX_USAGE;
}

function summary({ recorded, unchanged, refused, written }: Imported, dryRun: boolean): string {
  const counts = `${recorded} dòng mới, ${unchanged} dòng đã có, ${refused.length} dòng bị từ chối / ${recorded} new rows, ${unchanged} already there, ${refused.length} refused`;
  if (written || recorded === 0) return `${counts}.`;
  return dryRun
    ? `${counts}; chạy thử, chưa ghi gì / a dry run, nothing was written.`
    : `${counts}; không ghi dòng nào / nothing was written.`;
}

async function importRows(
  { database, clock, say, complain }: ImportParts,
  kind: ImportKind<never>,
  path: string,
  { dryRun, skipBadRows }: { dryRun: boolean; skipBadRows: boolean },
): Promise<number> {
  const bar = progressBar(process.stderr);
  const imported = await importTable(database, clock, kind, path, {
    dryRun,
    skipBadRows,
    progress: bar.show,
  }).finally(bar.clear);
  const { refused, headings } = imported;
  for (const { table, reason } of refused) complain(`Dòng ${table.row}: ${reason}.`);
  if (skipBadRows && refused.length > 0 && !dryRun) {
    const kept = `${path}.refused.csv`;
    await keepRefused(kept, headings, refused);
    say(`Các dòng bị từ chối ở ${kept} / the refused rows are in ${kept}.`);
  }
  say(summary(imported, dryRun));
  return refused.length === 0 || (skipBadRows && !dryRun) ? 0 : 1;
}

async function importReport(
  { database, clock, log, say, complain }: ImportParts,
  path: string,
  tokenFile: string,
  dryRun: boolean,
): Promise<number> {
  const secret = (await readFile(tokenFile, "utf8")).trim();
  const actor = await database.read((db) => actorOf(db, secret, clock.now()));
  const request = new RequestContext(database, clock, actor, randomUUID(), log);
  try {
    const { changes, failing, explained, report, union, period } = await uploadReport(
      request,
      await readFile(path),
      { dryRun },
    );
    for (const { indicator, cell, before, after } of changes.values)
      say(`${cell} ${indicator.code}: ${before.value ?? "–"} → ${after.value ?? "–"}`);
    for (const { code, severity, messageVi, messageEn } of failing)
      complain(
        `${severity} ${code}${explained.has(code) ? " (đã giải trình)" : ""}: ${messageVi} / ${messageEn}`,
      );
    const count = changes.values.length;
    say(
      `${union} ${period}: ${count} số thay đổi / ${count} figures changed; ${report?.status ?? "–"}${dryRun ? "; chạy thử, chưa ghi gì / a dry run, nothing was written" : ""}.`,
    );
    return 0;
  } catch (error) {
    const problems =
      error instanceof ApiError ? (error.extensions.problems as Problem[] | undefined) : undefined;
    if (!problems) throw error;
    for (const { message } of problems) complain(message);
    return 1;
  } finally {
    await request.end();
  }
}

/** What the command is told; null where it names an option that is none. */
function readArguments(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        "token-file": { type: "string" },
        "dry-run": { type: "boolean", default: false },
        "skip-bad-rows": { type: "boolean", default: false },
      },
    });
  } catch {
    return null;
  }
}

/** `import report|unions|officers|awards FILE`: 0 where everything was taken, 1 where something was refused. */
export async function importCommand(parts: ImportParts, args: string[]): Promise<number> {
  const read = readArguments(args);
  if (!read) return usage(parts.say);
  const { values, positionals } = read;
  const [what = "", path = "", ...more] = positionals;
  const kind = Object.hasOwn(KINDS, what) ? KINDS[what]! : null;
  const tokenFile = values["token-file"];
  const isReport = what === "report" && tokenFile !== undefined;
  if (path === "" || more.length > 0 || !(kind || isReport)) return usage(parts.say);
  for (const file of kind ? [path] : [path, tokenFile!])
    if (!statSync(file, { throwIfNoEntry: false })?.isFile())
      throw fileRefused(`Không có tệp ${file} / there is no file ${file}.`);
  const dryRun = values["dry-run"];
  if (!kind) return importReport(parts, path, tokenFile!, dryRun);
  return importRows(parts, kind, path, { dryRun, skipBadRows: values["skip-bad-rows"] });
}
