import type { Core } from "@strapi/strapi";
import { whoActs } from "../history/actor";
import type { Transaction } from "../outbox/record";
import { networkOf } from "./network";
import { AUDIT } from "./tables";

/** One thing that was done. */
export interface Done {
  action: string;
  subjectType?: string;
  subjectId?: string | number;
  locale?: string | null;
  /** Names of fields, never their values. */
  fields?: string[];
}

/** Adds a row to the audit, in the transaction of what it tells of. */
export async function recordAudit(
  strapi: Core.Strapi,
  trx: Transaction,
  { action, subjectType, subjectId, locale, fields = [] }: Done,
): Promise<void> {
  const { userId, name } = whoActs(strapi);
  await trx(AUDIT).insert({
    at: new Date().toISOString(),
    action,
    subject_type: subjectType ?? null,
    subject_id: subjectId === undefined ? null : String(subjectId),
    locale: locale ?? null,
    fields: JSON.stringify(fields),
    user_id: userId,
    program: userId === null ? name : null,
    network: networkOf(strapi.requestContext.get()?.request?.ip),
  });
}
