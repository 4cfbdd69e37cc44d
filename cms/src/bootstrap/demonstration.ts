import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Core } from "@strapi/strapi";
import { bodyFromHtml } from "../body/from-html";
import { CONTENT_TYPES, LOCALES, type ContentUid } from "../outbox/content-types";
import { readSettings } from "../../config/environment/settings";

type Locale = (typeof LOCALES)[number];
type Localised = Partial<Record<Locale, string>>;

interface SeedImage {
  file: string;
  alt: Localised;
  caption: Localised;
}

interface SeedDocument {
  key: string;
  images?: SeedImage[];
  files?: string[];
  locales: Partial<Record<Locale, Record<string, unknown>>>;
  [field: string]: unknown;
}

/**
 * Loads and publishes the demonstration once, when CMS_SEED_DEMO=true and there is no article and no congress document.
 * All of it is one transaction: a start that is interrupted leaves nothing behind and the next one begins again.
 */
export async function loadDemonstration(strapi: Core.Strapi): Promise<void> {
  if (!readSettings().seedDemo) return;
  for (const uid of Object.values(CONTENT_TYPES)) if ((await strapi.db.query(uid).count()) > 0) return;
  const directory = join(strapi.dirs.app.root, "seed");
  const articles = documentsIn(join(directory, "articles.json"));
  const congressDocuments = documentsIn(join(directory, "congress-documents.json"));
  await strapi.db.transaction(async () => {
    for (const document of articles) await publish(strapi, CONTENT_TYPES.article, directory, document);
    for (const document of congressDocuments)
      await publish(strapi, CONTENT_TYPES["congress-document"], directory, document);
  });
  strapi.log.info(
    `Đã nạp dữ liệu minh họa / Demonstration loaded: ${articles.length} + ${congressDocuments.length}`,
  );
}

function documentsIn(file: string): SeedDocument[] {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
}

const mimeTypes: Record<string, string> = {
  png: "image/png",
  jpg: "image/jpeg",
  webp: "image/webp",
  pdf: "application/pdf",
};

async function upload(
  strapi: Core.Strapi,
  filepath: string,
  name: string,
  description = "",
): Promise<number> {
  const [file] = await strapi
    .plugin("upload")
    .service("upload")
    .upload({
      data: { fileInfo: { name, alternativeText: description } },
      files: {
        filepath,
        originalFilename: name,
        mimetype: mimeTypes[name.split(".").at(-1) ?? ""],
        size: statSync(filepath).size,
      },
    });
  return file.id;
}

async function publish(
  strapi: Core.Strapi,
  uid: ContentUid,
  directory: string,
  seed: SeedDocument,
): Promise<void> {
  const { key: _key, images = [], files, locales, ...shared } = seed;
  if (files?.length)
    shared.files = await Promise.all(
      files.map((name) => upload(strapi, join(directory, "files", name), name)),
    );
  const fileIds: number[] = [];
  for (const { file, alt } of images)
    fileIds.push(await upload(strapi, join(directory, "images", file), file, alt.vi));

  let documentId: string | undefined;
  for (const locale of LOCALES) {
    const texts = locales[locale];
    if (!texts) continue;
    const [cover, ...gallery] = images.map(({ alt, caption }, index) => ({
      file: fileIds[index],
      alt: alt[locale],
      caption: caption[locale],
    }));
    const body = bodyFromHtml(String(texts.body ?? ""));
    const data = { ...shared, ...texts, body, ...(cover ? { cover, gallery } : {}) } as never;
    const written = documentId
      ? await strapi.documents(uid).update({ documentId, locale, status: "published", data })
      : await strapi.documents(uid).create({ locale, status: "published", data });
    documentId = written?.documentId;
  }
}
