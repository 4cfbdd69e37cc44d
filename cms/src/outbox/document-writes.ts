import type { Core } from "@strapi/strapi";
import { contentTypeOf, type ContentType } from "./content-types";
import { keepPublishedSlugs } from "../published-slugs";
import { rememberFirstPublication } from "./first-publication";
import { refuseUnreadable } from "../publication/refuse-unreadable";
import { publishedVersions } from "./published-versions";
import { lockOutbox, recordChanges, type Change, type Transaction } from "./record";

const reads = new Set(["findOne", "findFirst", "findMany", "count"]);

/** Does this action of the document service leave everything as it is? */
export const isRead = (action: string): boolean => reads.has(action);

/** What a write of the document service returns, as far as it says what was written. */
export interface Written {
  documentId?: string;
  locale?: string | null;
  entries?: { documentId?: string; locale?: string | null }[];
}

/** The locales an action was about: those of its parameters, else those it returned, else all (null). */
export function localesOf(parameter: unknown, result: Written | null): (string | null)[] {
  if (parameter === "*") return [null];
  if (Array.isArray(parameter)) return parameter.includes("*") ? [null] : parameter;
  if (typeof parameter === "string" && parameter) return [parameter];
  const returned = (result?.entries ?? (result ? [result] : [])).flatMap((entry) => entry?.locale ?? []);
  return returned.length > 0 ? [...new Set(returned)] : [null];
}

/**
 * Puts every write of a document and its outbox rows into one transaction: either both are committed or neither.
 * Registered before the i18n plugin's own middleware, so that its copying of shared fields into the other locales
 * happens inside this transaction too; a publication therefore also names the other published locales.
 */
export function recordDocumentWrites(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const type = contentTypeOf(context.uid);
    if (!type || isRead(context.action)) return next();
    return strapi.db.transaction(async ({ trx }) => {
      await lockOutbox(trx);
      const result = (await next()) as Written | null;
      await recordWrite(strapi, trx, type, context.action, context.params as Record<string, unknown>, result);
      return result as never;
    });
  });
}

async function recordWrite(
  strapi: Core.Strapi,
  trx: Transaction,
  type: ContentType,
  action: string,
  params: Record<string, unknown>,
  result: Written | null,
): Promise<void> {
  const documentId = (action === "clone" ? undefined : (params.documentId as string)) ?? result?.documentId;
  if (!documentId) return;
  const locales = localesOf(params.locale, result);
  const changes: Change[] = locales.map((locale) => ({ type, documentId, locale, action }));
  if (action === "publish" || params.status === "published") {
    const published = await publishedVersions(strapi, type, { documentId });
    await rememberFirstPublication(trx, published);
    await keepPublishedSlugs(strapi, type, documentId);
    await refuseUnreadable(strapi, trx, type, documentId, locales);
    if (!locales.includes(null))
      for (const { locale } of published)
        if (!locales.includes(locale)) changes.push({ type, documentId, locale, action: "update" });
  }
  await recordChanges(strapi, trx, changes);
}
