import type { Core } from "@strapi/strapi";
import type { Fields, Form } from "./form";
import { attributesOf } from "./model";

/** Something that a restoration could not put back as it was; the panel says it in a sentence. */
export type Note =
  | { kind: "missingFile"; name: string }
  | { kind: "missingPicture"; name: string }
  | { kind: "missingDocument"; field: string }
  | { kind: "slugTaken"; wanted: string; slug: string }
  | { kind: "sharedKept"; locale: string; labels: string[] }
  | { kind: "stillThere"; locale: string }
  | { kind: "wasPublished"; locale: string };

/** The files of a version that are still in the media library, by number. */
export async function filesStillThere(strapi: Core.Strapi, { files }: Form): Promise<Set<number>> {
  const ids = Object.keys(files).map(Number);
  const rows: { id: number }[] = await strapi.db
    .query("plugin::upload.file")
    .findMany({ select: ["id"], where: { id: { $in: ids } } });
  return new Set(rows.map(({ id }) => id));
}

/** Pictures inside a text are known by their address alone: names of those whose file is gone. */
export async function picturesGone(strapi: Core.Strapi, fields: Fields): Promise<string[]> {
  const addresses = JSON.stringify(fields).matchAll(
    /\/uploads\/(?:(?:thumbnail|small|medium|large)_)?([\w.-]+?)\.\w+(?=[\\"'?#\s])/g,
  );
  const hashes = [...new Set([...addresses].map(([, hash]) => hash))];
  if (hashes.length === 0) return [];
  const rows: { hash: string }[] = await strapi.db
    .query("plugin::upload.file")
    .findMany({ select: ["hash"], where: { hash: { $in: hashes } } });
  const there = new Set(rows.map(({ hash }) => hash));
  return hashes.filter((hash) => !there.has(hash));
}

async function documentsThere(strapi: Core.Strapi, target: string, ids: unknown[]): Promise<unknown[]> {
  const rows: { documentId: string }[] = await strapi.db
    .query(target as never)
    .findMany({ select: ["documentId"], where: { documentId: { $in: ids } } } as never);
  const there = new Set(rows.map(({ documentId }) => documentId));
  return ids.filter((id) => there.has(id as string));
}

/**
 * The data that writes a version again. What has left the library is left out: a reference, or the whole picture where
 * it would be an empty frame. Fields that no restoration may touch are not in it.
 */
export async function dataOf(
  strapi: Core.Strapi,
  uid: string,
  fields: Fields,
  there: Set<number>,
  notes: Note[],
): Promise<Fields | null> {
  const data: Fields = {};
  for (const [name, attribute] of attributesOf(strapi, uid)) {
    if (!(name in fields) || attribute.pluginOptions?.history?.restored === false) continue;
    const value = fields[name];
    if (attribute.type === "media") {
      const kept = [value ?? []].flat().filter((id) => there.has(id as number));
      if (attribute.required && kept.length === 0 && value !== null) return null;
      data[name] = attribute.multiple ? kept : (kept[0] ?? null);
    } else if (attribute.type === "relation") {
      const wanted = [value ?? []].flat();
      const kept = await documentsThere(strapi, attribute.target!, wanted);
      if (kept.length < wanted.length) notes.push({ kind: "missingDocument", field: name });
      data[name] = { set: kept.map((documentId) => ({ documentId })) };
    } else if (attribute.type === "component" || attribute.type === "dynamiczone") {
      const parts: Fields[] = [];
      for (const part of [value ?? []].flat() as Fields[]) {
        const { __component: dynamic } = part;
        const inner = await dataOf(strapi, attribute.component ?? (dynamic as string), part, there, notes);
        if (inner) parts.push({ ...inner, ...(dynamic ? { __component: dynamic } : {}) });
      }
      const isList = attribute.repeatable || attribute.type === "dynamiczone";
      data[name] = isList ? parts : (parts[0] ?? null);
    } else data[name] = value;
  }
  return data;
}
