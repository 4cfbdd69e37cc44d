import type { Core } from "@strapi/strapi";
import { ApiAway } from "./ask-api";
import { isCode, KINDS } from "./picked";
import { lookUp } from "./record";
import { markedCodes, UNCHECKED, type CodeState, type UncheckedCode } from "./unchecked";

const EVERY_MS = 15_000;
/** So many marks are changed by one statement. */
const AT_ONCE = 500;

async function each(marks: UncheckedCode[], change: (ids: number[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < marks.length; at += AT_ONCE)
    await change(marks.slice(at, at + AT_ONCE).map(({ id }) => id));
}

/** Asks the API about every marked code: a known one is marked no longer, an unknown one is told to staff. */
export async function recheckCodes(strapi: Core.Strapi): Promise<void> {
  const rows = () => strapi.db.connection(UNCHECKED);
  const unmark = (marks: UncheckedCode[]) => each(marks, (ids) => rows().whereIn("id", ids).delete());
  const state = (marks: UncheckedCode[], now: CodeState) =>
    each(
      marks.filter((mark) => mark.state !== now),
      (ids) => rows().whereIn("id", ids).update({ state: now }),
    );
  const { held, gone } = await markedCodes(strapi);
  await unmark(gone);
  for (const kind of KINDS) {
    const marks = held.filter((mark) => mark.kind === kind);
    const codes = [...new Set(marks.map(({ code }) => code))].filter((code) => isCode(kind, code));
    const known = await lookUp(kind, codes);
    await unmark(marks.filter(({ code }) => known.has(code)));
    await state(
      marks.filter(({ code }) => !known.has(code)),
      "UNKNOWN",
    );
  }
}

/** Rechecks every few seconds while anything is marked; gives what stops it. */
export function startRechecking(strapi: Core.Strapi): () => Promise<void> {
  let running: Promise<void> | null = null;
  const look = () => {
    running ??= recheckCodes(strapi)
      .catch((error: unknown) => {
        if (!(error instanceof ApiAway)) strapi.log.error(`Kiểm tra mã / checking codes: ${String(error)}`);
      })
      .finally(() => (running = null));
  };
  const timer = setInterval(look, EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
