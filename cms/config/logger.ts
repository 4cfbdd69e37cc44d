import { readSettings } from "./environment/settings";

/**
 * Both halves share LOG_LEVEL; the names differ at the ends. Requests are logged from "debug" on: the API asks for news
 * every few seconds.
 */
const levels: Record<string, string> = { fatal: "error", trace: "silly" };

export default () => {
  const { logLevel } = readSettings();
  return { level: levels[logLevel] ?? logLevel, silent: logLevel === "silent" };
};
