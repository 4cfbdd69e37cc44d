import type { Core } from "@strapi/strapi";
import { keepSchedules } from "./keep-schedules";
import { serveSchedules } from "./routes";
import { registerScheduleTable } from "./tables";

export { startClock } from "./clock";

/** Publication and expiry by the clock: to be registered after the outbox's transaction and the reviews. */
export function registerSchedule(strapi: Core.Strapi): void {
  registerScheduleTable(strapi);
  keepSchedules(strapi);
  serveSchedules(strapi);
}
