import { errors } from "@strapi/utils";
import { CONTENT_LABELS } from "../bootstrap/label-texts";
import type { ContentUid } from "../outbox/content-types";
import type { PickedField } from "./fields";
import type { Kind } from "./picked";

const NAMES: Record<Kind, [vi: string, en: string]> = {
  union: ["công đoàn", "union"],
  campaign: ["phong trào", "campaign"],
  congress: ["đại hội", "congress"],
};

/** A field whose value is not saved, and why, for the person who wrote it. */
export function refusal(uid: ContentUid, { name }: Pick<PickedField, "name">, vi: string, en: string) {
  const [label] = CONTENT_LABELS[uid].fields[name] ?? [name];
  const message = `${label}: ${vi}, nên chưa lưu gì. / ${name}: ${en}; nothing was saved.`;
  return new errors.ValidationError(message, {
    errors: [{ path: [name], message, name: "ValidationError", value: null }],
  });
}

/** Codes that the record does not have. */
export function unknownCodes(uid: ContentUid, field: Pick<PickedField, "name" | "kind">, codes: string[]) {
  const [vi, en] = NAMES[field.kind];
  return refusal(
    uid,
    field,
    `không có ${vi} nào mang mã ${codes.map((code) => `“${code}”`).join(", ")}`,
    `no ${en} has the code ${codes.map((code) => `"${code}"`).join(", ")}`,
  );
}
