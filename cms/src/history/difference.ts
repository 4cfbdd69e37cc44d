import { diffArrays, diffWordsWithSpace } from "diff";
import type { Core } from "@strapi/strapi";
import { CONTENT_LABELS } from "../bootstrap/label-texts";
import { changedFields, type Fields, type Form } from "./form";
import { attributesOf, type Attribute } from "./model";
import { paragraphsOf } from "./paragraphs";

/** A piece of text that both versions have, or only one of them. */
export interface Part {
  kind: "same" | "added" | "removed";
  text: string;
}

/** A paragraph of both versions or of one of them; `changed` has parts. Unchanged ones are only counted. */
export type Paragraph =
  | { kind: "same"; count: number }
  | { kind: "added" | "removed"; text: string }
  | { kind: "changed"; parts: Part[] };

/** What became of one field, ready to be said in words. */
export interface FieldDifference {
  field: string;
  label: string;
  /** The field's type, by which a value is worded: enumeration, date, boolean, string … */
  type: string;
  from?: unknown;
  to?: unknown;
  /** Of longer texts, pictures, files and lists, instead of from and to. */
  paragraphs?: Paragraph[];
}

const plain = new Set([
  "string",
  "uid",
  "email",
  "enumeration",
  "date",
  "datetime",
  "time",
  "timestamp",
  "boolean",
  "integer",
  "biginteger",
  "decimal",
  "float",
]);

/** Comparing two paragraphs that share little takes long and says nothing: then one goes and the other comes. */
const MOST_EDITS = 400;

export const labelOf = (uid: string, field: string): string =>
  CONTENT_LABELS[uid]?.fields[field]?.[0] ?? field;

/** What a value says, in paragraphs: files by name, parts by their labels. */
function worded(strapi: Core.Strapi, attribute: Attribute, value: unknown, files: Form["files"]): string[] {
  if (value === null || value === undefined || value === "") return [];
  if (attribute.type === "media" || attribute.type === "relation")
    return [value].flat().map((id) => files[String(id)] ?? `Tệp số ${String(id)}`);
  if (attribute.type !== "component" && attribute.type !== "dynamiczone") return paragraphsOf(value);
  return [value].flat().map((part) => {
    const fields = part as Fields;
    const uid = attribute.component ?? (fields.__component as string);
    const said = attributesOf(strapi, uid).flatMap(([name, inner]) => {
      const words = plain.has(inner.type)
        ? [fields[name]].filter((word) => word !== null && word !== undefined && word !== "")
        : worded(strapi, inner, fields[name], files);
      return words.length > 0 ? [`${labelOf(uid, name)}: ${words.join(", ")}`] : [];
    });
    return said.join(" · ");
  });
}

function changedParagraph(from: string, to: string): Paragraph[] {
  const changes = diffWordsWithSpace(from, to, { maxEditLength: MOST_EDITS });
  const shared = changes?.filter(({ added, removed }) => !added && !removed) ?? [];
  const sharedLength = shared.reduce((length, { value }) => length + value.trim().length, 0);
  if (!changes || sharedLength * 4 < Math.min(from.length, to.length))
    return [
      { kind: "removed", text: from },
      { kind: "added", text: to },
    ];
  const parts = changes.map(
    ({ added, removed, value }): Part => ({
      kind: added ? "added" : removed ? "removed" : "same",
      text: value,
    }),
  );
  return [{ kind: "changed", parts }];
}

/** Paragraph by paragraph; those that stand in each other's place are compared word by word. */
export function paragraphDifference(from: string[], to: string[]): Paragraph[] {
  const changes = diffArrays(from, to);
  const paragraphs: Paragraph[] = [];
  for (let index = 0; index < changes.length; index += 1) {
    const { added, removed, value } = changes[index];
    const next = changes[index + 1];
    if (!added && !removed) paragraphs.push({ kind: "same", count: value.length });
    else if (removed && next?.added) {
      const pairs = Math.min(value.length, next.value.length);
      for (let n = 0; n < pairs; n += 1) paragraphs.push(...changedParagraph(value[n], next.value[n]));
      for (const text of value.slice(pairs)) paragraphs.push({ kind: "removed", text });
      for (const text of next.value.slice(pairs)) paragraphs.push({ kind: "added", text });
      index += 1;
    } else for (const text of value) paragraphs.push({ kind: added ? "added" : "removed", text });
  }
  return paragraphs;
}

type Side = Pick<Form, "fields" | "files">;

/** What differs between two versions of a document, field by field in the order of the form. */
export function differenceOf(
  strapi: Core.Strapi,
  uid: string,
  from: Side | null,
  to: Side,
): FieldDifference[] {
  const attributes = new Map(attributesOf(strapi, uid));
  return changedFields(from?.fields, to.fields).flatMap((field): FieldDifference[] => {
    const attribute = attributes.get(field);
    if (!attribute) return [];
    const [old, now] = [from?.fields[field] ?? null, to.fields[field] ?? null];
    const said = { field, label: labelOf(uid, field), type: attribute.type };
    if (plain.has(attribute.type)) return [{ ...said, from: old, to: now }];
    const before = worded(strapi, attribute, old, from?.files ?? {});
    return [{ ...said, paragraphs: paragraphDifference(before, worded(strapi, attribute, now, to.files)) }];
  });
}
