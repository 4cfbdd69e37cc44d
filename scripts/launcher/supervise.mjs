import { closeSync } from "node:fs";
import { answers, until } from "./network.mjs";
import { onStop, startGroup, stopGroup } from "./processes.mjs";
import { EXIT, say } from "./say.mjs";
import { openLog, step, tailOf } from "./steps.mjs";

const READY_WITHIN_MS = 240_000;

function launch(half, toTerminal) {
  if (toTerminal)
    return {
      child: startGroup(half.command, half.args, {
        cwd: half.cwd,
        env: half.env,
        stdio: ["ignore", "inherit", "inherit"],
      }),
    };
  const log = openLog(half.log);
  const child = startGroup(half.command, half.args, {
    cwd: half.cwd,
    env: half.env,
    stdio: ["ignore", log.handle, log.handle],
  });
  closeSync(log.handle);
  return { child, logFile: log.file };
}

/** npm, or the shell between, can be killed without a word to us: then our parent changes. */
function watchParent(stop) {
  const parent = process.ppid;
  return setInterval(() => process.ppid !== parent && stop("SIGTERM"), 1000);
}

/**
 * Starts the halves one after the other, waits until each answers, calls `whenReady`, and keeps them together: a signal
 * stops all (0), the end of one stops the other (its exit code, never 0).
 */
export async function supervise(halves, { toTerminal = false, whole = false, whenReady }) {
  const children = [];
  let outcome = null;
  let settle;
  const ended = new Promise((resolve) => {
    settle = (value) => resolve((outcome ??= value));
  });
  const parentWatch = watchParent(onStop(() => settle({ stopped: true })));

  const bringUp = async () => {
    for (const half of halves) {
      const { child, logFile } = launch(half, toTerminal);
      children.push(child);
      child.gone.then((code) => settle({ half, code, logFile }));
      if (!half.readyUrl) continue;
      const ready = await step(`Khởi động ${half.name}`, `starting the ${half.name}`, () =>
        until(() => answers(half.readyUrl, half.isReady), {
          timeoutMs: READY_WITHIN_MS,
          giveUp: () => outcome !== null,
        }),
      );
      if (outcome) return;
      if (!ready) return settle({ half, code: EXIT.failed, logFile, late: true });
    }
    await whenReady(() => outcome !== null);
  };

  await Promise.race([ended, bringUp().then(() => ended)]);
  clearInterval(parentWatch);
  if (outcome.stopped) say("\nĐang dừng…", "Stopping…");
  else if (outcome.logFile) process.stderr.write(`${tailOf(outcome.logFile)}\n`);
  if (outcome.late)
    say(
      `${outcome.half.name} không trả lời sau ${READY_WITHIN_MS / 60_000} phút.`,
      `The ${outcome.half.name} did not answer in time.`,
    );
  else if (outcome.half) {
    say(
      `${outcome.half.name} đã tự dừng (mã thoát ${outcome.code}); dừng cả phần còn lại.`,
      `The ${outcome.half.name} ended by itself (exit code ${outcome.code}); stopping the rest.`,
    );
  }
  await Promise.all(children.map((child) => stopGroup(child, { whole })));
  if (outcome.stopped) say("Đã dừng tất cả.", "Everything has stopped.");
  return outcome.stopped ? 0 : outcome.code || EXIT.failed;
}
