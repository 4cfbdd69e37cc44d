import type { Core } from "@strapi/strapi";
import { contentTypeOf, type ContentUid } from "../outbox/content-types";
import { ApiAway } from "./ask-api";
import { PICKED_FIELDS } from "./fields";
import { areKept } from "./kept-codes";
import { isCode, KINDS } from "./picked";
import { lookUp } from "./record";
import { unknownCodes } from "./refusal";
import { markUnchecked } from "./unchecked";
import { heldCodes, sameCode, storedCodes, tidyCodes, type HeldCode } from "./written-codes";

const writing = new Set(["create", "update", "clone"]);

interface Written {
  documentId?: string;
}

/** Of some codes those that the record doesn't have, and those of which the API can't be asked now. */
async function judged(codes: HeldCode[]): Promise<{ unknown: HeldCode[]; unchecked: HeldCode[] }> {
  const judgements = await Promise.all(
    KINDS.map(async (kind) => {
      const own = codes.filter((held) => held.kind === kind);
      try {
        const asked = [...new Set(own.map(({ code }) => code))].filter((code) => isCode(kind, code));
        const known = await lookUp(kind, asked);
        return { unknown: own.filter(({ code }) => !known.has(code)), unchecked: [] };
      } catch (error) {
        if (!(error instanceof ApiAway)) throw error;
        const [possible, impossible] = [true, false].map((wanted) =>
          own.filter(({ code }) => isCode(kind, code) === wanted),
        );
        return { unknown: impossible, unchecked: possible };
      }
    }),
  );
  return {
    unknown: judgements.flatMap(({ unknown }) => unknown),
    unchecked: judgements.flatMap(({ unchecked }) => unchecked),
  };
}

/**
 * A code that is new to a document has to exist. What a stored version of it holds already stays, whatever the API
 * says; while the API is away, what is new is saved too and marked. Registered before the outbox's middleware: the
 * API is asked before any lock is taken, and the marks are written in the transaction of the document.
 */
export function checkPickedCodes(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const type = contentTypeOf(context.uid);
    const uid = context.uid as ContentUid;
    const { data, documentId } = context.params as { data?: Record<string, unknown>; documentId?: string };
    if (!type || !writing.has(context.action) || !data) return next();
    tidyCodes(uid, data);
    const held = heldCodes(uid, data);
    if (held.length === 0) return next();
    const stored = documentId ? ((await storedCodes(strapi, uid, [documentId])).get(documentId) ?? []) : [];
    const fresh = held.filter((code) => !stored.some((other) => sameCode(code, other)));
    const { unknown, unchecked } = areKept() ? { unknown: [], unchecked: fresh } : await judged(fresh);
    for (const field of PICKED_FIELDS[uid]) {
      const codes = unknown.filter((code) => code.field === field.name).map(({ code }) => code);
      if (codes.length > 0) throw unknownCodes(uid, field, codes);
    }
    if (unchecked.length === 0) return next();
    return strapi.db.transaction(async ({ trx }) => {
      const result = (await next()) as Written | null;
      const written = context.action === "clone" ? result?.documentId : (documentId ?? result?.documentId);
      if (written) await markUnchecked(trx, type, written, unchecked);
      return result as never;
    });
  });
}
