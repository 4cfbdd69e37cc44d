import type { Core } from "@strapi/strapi";
import { runDue } from "./run-due";

/** How often the clock looks; a text appears at most this much after its time. */
const LOOK_EVERY_MS = 2000;

/** Looks for what is due from now on, at once for what was missed. Returns what stops it, after the work under way. */
export function startClock(strapi: Core.Strapi): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let underWay = Promise.resolve();
  const look = () => {
    underWay = runDue(strapi)
      .catch((error) => strapi.log.error(`Đồng hồ hẹn giờ / The clock: ${error}`))
      .then(() => {
        if (!stopped) timer = setTimeout(look, LOOK_EVERY_MS).unref();
      });
  };
  timer = setTimeout(look, 0).unref();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await underWay;
  };
}
