import type { Core } from "@strapi/strapi";
import type { ContentUid } from "../outbox/content-types";
import { unionCodesOf } from "../union-codes";
import { PICKED_FIELDS, type PickedField } from "./fields";
import { refusal } from "./refusal";
import type { Kind } from "./picked";

/** A code and the field that holds it. */
export interface HeldCode {
  field: string;
  kind: Kind;
  code: string;
}

type Data = Record<string, unknown>;

const blank = (value: unknown) => value === null || value === undefined || value === "";

/** The codes in the value of a field, each once. */
function codesIn({ kind }: PickedField, value: unknown): string[] {
  if (kind === "union") return unionCodesOf({ unionCodes: value });
  const code =
    typeof value === "string"
      ? value
          .normalize("NFC")
          .replace(/\p{Cf}/gu, "")
          .trim()
      : "";
  return code ? [code] : [];
}

/** Every code that a document holds, or that data for one has. */
export function heldCodes(uid: ContentUid, data: Data): HeldCode[] {
  return PICKED_FIELDS[uid].flatMap((field) =>
    codesIn(field, data[field.name]).map((code) => ({ field: field.name, kind: field.kind, code })),
  );
}

const isListItem = (item: unknown) =>
  typeof item === "string" || (item !== null && typeof item === "object" && "code" in item);

/** Brings the codes in data into the one form in which they are stored: a list of codes, or one code; none is null. */
export function tidyCodes(uid: ContentUid, data: Data): void {
  for (const field of PICKED_FIELDS[uid]) {
    const value = data[field.name];
    if (blank(value)) continue;
    if (field.several) {
      if (!Array.isArray(value) || !value.every((item) => blank(item) || isListItem(item)))
        throw refusal(uid, field, "không phải là danh sách mã", "is not a list of codes");
      const codes = codesIn(field, value);
      data[field.name] = codes.length > 0 ? codes : null;
    } else if (typeof value === "string") {
      data[field.name] = codesIn(field, value)[0] ?? null;
    }
  }
}

/** The codes that the stored versions of a document hold: drafts and published ones in every language. */
export async function storedCodes(
  strapi: Core.Strapi,
  uid: ContentUid,
  documentIds: string[],
): Promise<Map<string, HeldCode[]>> {
  const rows: (Data & { documentId: string })[] = await strapi.db.query(uid).findMany({
    select: ["documentId", ...PICKED_FIELDS[uid].map(({ name }) => name)],
    where: { documentId: { $in: documentIds } },
  });
  const stored = new Map<string, HeldCode[]>();
  for (const row of rows)
    stored.set(row.documentId, [...(stored.get(row.documentId) ?? []), ...heldCodes(uid, row)]);
  return stored;
}

export const sameCode = (one: { kind: Kind; code: string }, other: { kind: Kind; code: string }) =>
  one.kind === other.kind && one.code === other.code;
