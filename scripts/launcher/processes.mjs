import { spawn } from "node:child_process";
import { constants } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { ROOT } from "./root.mjs";

const running = new Set();
let interrupted = false;

const exitCodeOf = (code, signal) => code ?? 128 + (constants.signals[signal] ?? 0);

const posix = process.platform !== "win32";

function signalGroup(child, signal) {
  if (!posix) return void child.kill(signal);
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

/**
 * Starts a program as the leader of a process group of its own: the terminal's Ctrl-C then reaches the launcher alone,
 * which stops every child exactly once. `gone` resolves to the exit code, after the child and its helpers have ended.
 */
export function startGroup(command, args, options = {}) {
  const child = spawn(command, args, { cwd: ROOT, stdio: "inherit", ...options, detached: posix });
  running.add(child);
  child.gone = new Promise((resolve) => {
    const finish = (code) => {
      if (child.pid) signalGroup(child, "SIGKILL");
      running.delete(child);
      resolve(code);
    };
    child.once("error", (error) => {
      child.failure = error;
      finish(127);
    });
    child.once("exit", (code, signal) => finish(exitCodeOf(code, signal)));
  });
  return child;
}

/** Asks once (SIGTERM, to the program itself unless `whole`), and kills the group after the grace period. */
export async function stopGroup(child, { graceMs = 15_000, whole = false } = {}) {
  if (!running.has(child)) return;
  if (whole) signalGroup(child, "SIGTERM");
  else child.kill("SIGTERM");
  const timer = new AbortController();
  const late = sleep(graceMs, "late", { signal: timer.signal }).catch(() => "gone");
  if ((await Promise.race([child.gone, late])) === "late") signalGroup(child, "SIGKILL");
  timer.abort();
  await child.gone;
}

/** Hands the terminal to one program (Jest, a database command) and waits for its exit code. */
export function runInForeground(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: "inherit", ...options });
    // The program shares the terminal and has its Ctrl-C already: only a signal meant for the launcher alone is passed on.
    onStop((signal) => signal !== "SIGINT" && child.kill(signal));
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(exitCodeOf(code, signal)));
  });
}

export const isInterrupted = () => interrupted;

/** Calls back once for SIGINT, SIGTERM or SIGHUP; a second Ctrl-C a while later ends everything at once. */
export function onStop(callback) {
  let since = 0;
  const stop = (signal) => {
    interrupted = true;
    if (since === 0) {
      since = Date.now();
      callback(signal);
    } else if (Date.now() - since > 2000 && signal === "SIGINT") {
      process.exit(130);
    }
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.removeAllListeners(signal);
    process.on(signal, stop);
  }
  return stop;
}

// Whatever ends the launcher, an unforeseen error too, no child outlives it.
process.on("exit", () => {
  for (const child of running) if (child.pid) signalGroup(child, "SIGKILL");
});
