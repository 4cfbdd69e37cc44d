import type { Core } from "@strapi/strapi";
import { CONTENT_TYPES, contentTypeOf, contentTypes, type ContentType } from "../outbox/content-types";
import { isRead } from "../outbox/document-writes";
import type { Transaction } from "../outbox/record";
import { unionCodesOf } from "../union-codes";
import { NAMED_UNIONS } from "./tables";

interface Draft {
  documentId: string;
  unionCode?: unknown;
  unionCodes?: unknown;
}

/** The field that names unions in a type. */
const naming: Record<ContentType, string> = { article: "unionCodes", "congress-document": "unionCode" };

/** The codes that the drafts of each document name, all languages together. */
async function codesByDocument(strapi: Core.Strapi, type: ContentType, where: object) {
  const drafts: Draft[] = await strapi.db
    .query(CONTENT_TYPES[type])
    .findMany({ select: ["documentId", naming[type]], where: { ...where, publishedAt: null } });
  const codes = new Map<string, Set<string>>();
  for (const draft of drafts) {
    const known = codes.get(draft.documentId) ?? new Set();
    unionCodesOf(draft).forEach((code) => known.add(code));
    codes.set(draft.documentId, known);
  }
  return codes;
}

interface Row {
  id: number;
  document_id: string;
  code: string;
}

/** Makes the rows say what the drafts say, and writes only what differs. */
async function settle(
  trx: Transaction,
  type: ContentType,
  drafts: Map<string, Set<string>>,
  kept: Row[],
): Promise<void> {
  const known = new Set<string>();
  for (const { id, document_id, code } of kept)
    if (drafts.get(document_id)?.has(code)) known.add(`${document_id} ${code}`);
    else await trx(NAMED_UNIONS).where({ id }).delete();
  for (const [document_id, codes] of drafts)
    for (const code of codes)
      if (!known.has(`${document_id} ${code}`)) await trx(NAMED_UNIONS).insert({ type, document_id, code });
}

/** After every write of a document, in its transaction: which unions its draft names now. */
export function noteNamedUnions(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const type = contentTypeOf(context.uid);
    const result = await next();
    if (!type || isRead(context.action)) return result;
    const written = (result as { documentId?: string } | null)?.documentId;
    const params = context.params as { documentId?: string };
    const documentId = context.action === "clone" ? written : (params.documentId ?? written);
    if (documentId)
      await strapi.db.transaction(async ({ trx }) => {
        const kept: Row[] = await trx(NAMED_UNIONS).where({ type, document_id: documentId });
        await settle(trx, type, await codesByDocument(strapi, type, { documentId }), kept);
      });
    return result;
  });
}

/** At every start: documents of before this table, and whatever was written past the document service. */
export async function noteAllNamedUnions(strapi: Core.Strapi): Promise<void> {
  for (const type of contentTypes)
    await strapi.db.transaction(async ({ trx }) => {
      const kept: Row[] = await trx(NAMED_UNIONS).where({ type });
      await settle(trx, type, await codesByDocument(strapi, type, {}), kept);
    });
}
