import type { Core } from "@strapi/strapi";
import { keepReviews } from "./keep-reviews";
import { refusePublication } from "./refuse-publication";
import { serveReviews } from "./routes";
import { registerReviewTable } from "./tables";

/** Writers ask for review, editors publish or send back: to be registered after the outbox's transaction. */
export function registerReview(strapi: Core.Strapi): void {
  registerReviewTable(strapi);
  refusePublication(strapi);
  keepReviews(strapi);
  serveReviews(strapi);
}
