import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Core } from "@strapi/strapi";

/** A row of the media library. */
export interface StoredFile {
  url: string;
  name: string;
  mime: string;
  /** Thousands of bytes, rounded to two digits. */
  size: number;
  provider: string;
  width: number | null;
  height: number | null;
}

/** One picture in one locale, as the component shared.image holds it. */
export interface StoredImage {
  file: StoredFile | null;
  alt: string | null;
  caption: string | null;
}

export const text = (value: unknown): string | null =>
  typeof value === "string" && value.trim() ? value.trim() : null;

export function publishedImage(image: StoredImage | null | undefined) {
  if (!image?.file) return null;
  const { url, width, height } = image.file;
  return {
    url,
    alt: text(image.alt),
    caption: text(image.caption),
    width: width ?? null,
    height: height ?? null,
  };
}

/** The library rounds sizes to ten bytes; the file itself knows. */
async function sizeBytes(strapi: Core.Strapi, file: StoredFile): Promise<number> {
  const rounded = Math.round(Number(file.size) * 1000);
  if (file.provider !== "local") return rounded;
  return stat(join(strapi.dirs.static.public, file.url)).then(
    ({ size }) => size,
    () => rounded,
  );
}

export function publishedFiles(strapi: Core.Strapi, files: StoredFile[] | null | undefined) {
  return Promise.all(
    (files ?? []).map(async (file) => ({
      url: file.url,
      name: file.name,
      mime: file.mime,
      sizeBytes: await sizeBytes(strapi, file),
    })),
  );
}
