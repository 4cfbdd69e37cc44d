import { createHash } from "node:crypto";
import type { Core } from "@strapi/strapi";
import { canonicalJson } from "../api/feed/services/canonical-json";
import { attributesOf, type Attribute } from "./model";

export type Fields = Record<string, unknown>;

/** All that people wrote in one language of a document, sufficient to write it again. */
export interface Form {
  /** Of what `fields` say: what is equal is stored once, and a renamed file is no change of the document. */
  hash: string;
  fields: Fields;
  /** Names of the files that the fields mention, by their number in the media library. */
  files: Record<string, string>;
  createdBy: number | null;
  createdAt: string | null;
}

interface StoredFile {
  id: number;
  name: string;
}

/** What to load beside a row so that nothing people wrote is missing. */
export function populateOf(strapi: Core.Strapi, uid: string): Record<string, unknown> {
  const parts = attributesOf(strapi, uid).flatMap(([name, attribute]): [string, unknown][] => {
    if (attribute.type === "media") return [[name, { select: ["id", "name"] }]];
    if (attribute.type === "relation") return [[name, true]];
    if (attribute.type === "component")
      return [[name, { populate: populateOf(strapi, attribute.component!) }]];
    if (attribute.type !== "dynamiczone") return [];
    const on = attribute.components!.map((uid) => [uid, { populate: populateOf(strapi, uid) }]);
    return [[name, { on: Object.fromEntries(on) }]];
  });
  return Object.fromEntries(parts);
}

/** A value without the numbers of rows, which are new at every publication: files by number, relations by document. */
function valueOf(strapi: Core.Strapi, attribute: Attribute, value: unknown, files: Form["files"]): unknown {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value) && attribute.type !== "json" && attribute.type !== "blocks") {
    const values = value.map((inner) => valueOf(strapi, attribute, inner, files));
    return attribute.type === "relation" ? [...new Set(values)] : values;
  }
  const row = value as Record<string, unknown>;
  switch (attribute.type) {
    case "media": {
      const { id, name } = row as unknown as StoredFile;
      files[id] = name;
      return id;
    }
    case "relation":
      return row.documentId ?? null;
    case "component":
      return fieldsOf(strapi, attribute.component!, row, files);
    case "dynamiczone": {
      const uid = row.__component as string;
      return { __component: uid, ...fieldsOf(strapi, uid, row, files) };
    }
    default:
      return value;
  }
}

function fieldsOf(strapi: Core.Strapi, uid: string, row: Fields, files: Form["files"]): Fields {
  return Object.fromEntries(
    attributesOf(strapi, uid).map(([name, attribute]) => [
      name,
      valueOf(strapi, attribute, row[name], files),
    ]),
  );
}

const isNothing = (value: unknown) =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

/** A version without its empty fields: a field that the model gains later makes no other version of it. */
function essence(strapi: Core.Strapi, uid: string, fields: Fields): Fields {
  const within = (inner: string | undefined, part: unknown) =>
    essence(strapi, inner ?? ((part as Fields).__component as string), part as Fields);
  const filled = attributesOf(strapi, uid).flatMap(([name, attribute]): [string, unknown][] => {
    const value = fields[name];
    if (isNothing(value)) return [];
    if (attribute.type !== "component" && attribute.type !== "dynamiczone") return [[name, value]];
    const parts = [value].flat().map((part) => within(attribute.component, part));
    return [[name, Array.isArray(value) ? parts : parts[0]]];
  });
  return {
    ...Object.fromEntries(filled),
    ...(fields.__component ? { __component: fields.__component } : {}),
  };
}

/** The form of a stored row that was loaded with `populateOf` and its creator. */
export function formOf(strapi: Core.Strapi, uid: string, row: Fields): Form {
  const files: Form["files"] = {};
  const fields: Fields = JSON.parse(JSON.stringify(fieldsOf(strapi, uid, row, files)));
  return {
    hash: createHash("sha256")
      .update(canonicalJson(essence(strapi, uid, fields)))
      .digest("hex"),
    fields,
    files,
    createdBy: (row.createdBy as { id: number } | null)?.id ?? null,
    createdAt: row.createdAt ? new Date(row.createdAt as string).toISOString() : null,
  };
}

const said = (value: unknown) => canonicalJson(isNothing(value) ? null : value);

/** The fields in which two versions differ, in the order of the model. */
export function changedFields(before: Fields | undefined, after: Fields | undefined): string[] {
  const names = Object.keys({ ...before, ...after });
  return names.filter((name) => said(before?.[name]) !== said(after?.[name]));
}
