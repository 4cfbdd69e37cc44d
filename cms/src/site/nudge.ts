import type { Core } from "@strapi/strapi";
import { readSettings } from "../../config/environment/settings";
import { askSite } from "./ask-site";

/** A bulk action is one nudge at its beginning and one a second later, however many documents it changes. */
const LEAST_BETWEEN_MS = 1_000;

let last = -Infinity;
let waiting: NodeJS.Timeout | null = null;

function send(): void {
  waiting = null;
  last = performance.now();
  // Nobody waits for the answer: without it the API looks by itself in a moment.
  askSite("POST", "content/nudge").catch((error: Error) => strapi.log.debug(`nudge: ${error.message}`));
}

function nudge(): void {
  if (waiting) return;
  const wait = last + LEAST_BETWEEN_MS - performance.now();
  if (wait <= 0) send();
  else waiting = setTimeout(send, wait).unref();
}

/** Tells the API to look at the feed when this transaction is committed; it says no more than that. */
export async function nudgeAfterCommit(strapi: Core.Strapi): Promise<void> {
  if (readSettings().apiUrl) await strapi.db.transaction(({ onCommit }) => onCommit(nudge));
}
