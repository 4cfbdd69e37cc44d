import type { FastifyReply } from "fastify";
import { showTypedAgain } from "./report-form.routes";
import { showReviewAgain } from "./review.routes";
import type { Visit } from "./visit";

/** Takes whoever signed in again back to the page on which the session ended, with what was typed there. */
export async function continueAt(visit: Visit, next: string, form: URLSearchParams): Promise<FastifyReply> {
  const period = /^\/bao-cao\/ky\/([^/?]+)$/.exec(next)?.[1];
  if (period) return showTypedAgain(visit, period, form);
  const review = /^\/bao-cao\/duyet\/([^/?]+)(\/bo-sung)?$/.exec(next);
  if (review) return showReviewAgain(visit, review[1]!, review[2] !== undefined, form);
  return visit.reply.redirect(next, 303);
}
