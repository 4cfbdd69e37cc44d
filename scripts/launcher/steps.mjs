import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync } from "node:fs";
import { join, relative } from "node:path";
import { isInterrupted, onStop, startGroup, stopGroup } from "./processes.mjs";
import { LOG_DIRECTORY, ROOT } from "./root.mjs";
import { dim, EXIT, green, red, Refusal } from "./say.mjs";

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

/** Opens data/logs/<name>.log afresh; the run before it is kept as <name>.previous.log. */
export function openLog(name) {
  mkdirSync(LOG_DIRECTORY, { recursive: true, mode: 0o700 });
  const file = join(LOG_DIRECTORY, `${name}.log`);
  if (existsSync(file)) renameSync(file, join(LOG_DIRECTORY, `${name}.previous.log`));
  return { file, handle: openSync(file, "a", 0o640) };
}

export function tailOf(file, lines = 25) {
  if (!existsSync(file)) return "";
  return readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .slice(-lines)
    .map((line) => `  | ${line}`)
    .join("\n");
}

const shown = (file) => relative(ROOT, file) || file;

/** Shows that `work` goes on: a moving line on a terminal, a plain line every 15 seconds elsewhere. */
export async function step(vi, en, work) {
  const title = `${vi} · ${en}`;
  const began = Date.now();
  const seconds = () => `${Math.round((Date.now() - began) / 1000)} s`;
  const terminal = process.stderr.isTTY;
  let frame = 0;
  if (!terminal) process.stderr.write(`→ ${title}\n`);
  const draw = () =>
    process.stderr.write(
      terminal
        ? `\r\u001b[K${FRAMES[frame++ % FRAMES.length]} ${title} … ${seconds()}`
        : `  … ${seconds()}\n`,
    );
  const timer = setInterval(draw, terminal ? 100 : 15_000);
  const finish = (mark) => {
    clearInterval(timer);
    process.stderr.write(`${terminal ? "\r\u001b[K" : ""}${mark} ${title} ${dim(`(${seconds()})`)}\n`);
  };
  try {
    const result = await work();
    finish(green("✓"));
    return result;
  } catch (error) {
    finish(red("✗"));
    throw error;
  }
}

/** Runs one program to its end with its output in a log; shows the end of that log when it fails. */
export async function runLogged(name, command, args, options = {}) {
  const { explain, ...spawnOptions } = options;
  const stopped = () => new Refusal("Đã dừng theo yêu cầu.", "Stopped as asked.", EXIT.interrupted);
  if (isInterrupted()) throw stopped();
  const log = openLog(name);
  const child = startGroup(command, args, { ...spawnOptions, stdio: ["ignore", log.handle, log.handle] });
  onStop(() => stopGroup(child, { whole: true }));
  const code = await child.gone;
  closeSync(log.handle);
  if (isInterrupted()) throw stopped();
  if (code === 0) return;
  const reason = explain?.(readFileSync(log.file, "utf8"));
  if (reason) throw new Refusal(...reason, code);
  process.stderr.write(`${tailOf(log.file)}\n`);
  throw new Refusal(
    `Không xong (mã thoát ${code}); toàn bộ ghi chép ở ${shown(log.file)}.`,
    `It failed (exit code ${code}); the whole log is in ${shown(log.file)}.`,
    code,
  );
}
