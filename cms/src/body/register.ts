import { errors } from "@strapi/utils";
import type { Core } from "@strapi/strapi";
import { contentTypeOf } from "../outbox/content-types";
import { bodyFromBlocks } from "./from-blocks";
import { bodySchema, type Body } from "./schema";

/** The custom field of both content types that holds a text. */
export const RICH_TEXT = "rich-text";

const UNREADABLE =
  "Nội dung có phần không đọc được, nên chưa lưu. / A part of the text cannot be read; nothing was saved.";

/** A text as it is stored: checked, and null where nothing is written. Blocks, the form of earlier versions, are taken too. */
export function readBody(value: unknown): Body | null {
  if (value === null || value === undefined || value === "") return null;
  if (Array.isArray(value)) return readBody(bodyFromBlocks(value));
  try {
    const document = bodySchema.nodeFromJSON(typeof value === "string" ? JSON.parse(value) : value);
    if (document.type !== bodySchema.topNodeType) throw new RangeError(document.type.name);
    document.check();
    const says =
      document.childCount > 1 || document.firstChild!.content.size > 0 || document.firstChild!.isAtom;
    return says ? (document.toJSON() as Body) : null;
  } catch {
    throw new errors.ValidationError(UNREADABLE, {
      errors: [{ path: ["body"], message: UNREADABLE, name: "ValidationError", value: null }],
    });
  }
}

/** Makes the field known, and lets nothing be saved in it that the editor and the feed could not read. */
export function registerRichText(strapi: Core.Strapi): void {
  strapi.customFields.register({
    name: RICH_TEXT,
    type: "json",
    inputSize: { default: 12, isResizable: false },
  });
  strapi.documents.use((context, next) => {
    const { data } = context.params as { data?: { body?: unknown } };
    if (contentTypeOf(context.uid) && data && "body" in data) data.body = readBody(data.body);
    return next();
  });
}
