import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { Core } from "@strapi/strapi";
import uploads from "../../config/plugins";
import { IMPORTED_FILES } from "./tables";

/** A file to put into the media library: one that lies beside the page, or bytes that the document carried. */
export interface LocalFile {
  name: string;
  path?: string;
  bytes?: Buffer;
  contentType?: string;
}

export interface StoredFile {
  id: number;
  url: string;
  width: number | null;
  height: number | null;
}

interface Upload {
  filepath: string;
  originalFilename: string;
  mimetype: string;
  size: number;
  detectedMimeType?: string;
}

interface Checked {
  validFiles: Upload[];
  errors: { error: { message: string } }[];
}

/** Strapi checks types in the doors of its panel and not in its service, and doesn't export the check. */
const load = createRequire(__filename);
const { enforceUploadSecurity, detectMimeType } = load(
  join(dirname(load.resolve("@strapi/upload/package.json")), "dist/server/utils/mime-validation.js"),
) as {
  enforceUploadSecurity(files: Upload[], strapi: unknown): Promise<Checked>;
  detectMimeType(file: Upload): Promise<string | undefined>;
};

const { sizeLimit, security } = uploads().upload.config;

/** The content types and the size that this CMS takes, seen from without a running CMS. */
const rules = { config: { get: () => security }, log: { warn: () => undefined, error: () => undefined } };

const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`;

/** Why the media library would not take a file, in Vietnamese and English; null when it would. */
export async function refusalOf(
  file: LocalFile,
  as: "picture" | "attachment",
): Promise<[vi: string, en: string] | null> {
  return withUpload(file, async (upload) => {
    if (upload.size > sizeLimit)
      return [`lớn hơn ${megabytes(sizeLimit)}`, `is larger than ${megabytes(sizeLimit)}`];
    // Strapi believes a name whose content it doesn't know; what is shown as a picture has to be one.
    if (as === "picture" && !(await detectMimeType(upload))?.startsWith("image/"))
      return ["không phải là ảnh", "is no picture"];
    const { errors } = await enforceUploadSecurity([upload], rules);
    return errors.length > 0 ? ["loại tệp không được phép tải lên", "its type may not be uploaded"] : null;
  });
}

const EXTENSIONS: Record<string, string> = {
  "image/jpeg": "jpg",
  "image/svg+xml": "svg",
  "image/x-emf": "emf",
  "image/x-wmf": "wmf",
};

async function withUpload<Result>(
  file: LocalFile,
  use: (upload: Upload) => Promise<Result>,
): Promise<Result> {
  const folder = file.path ? null : mkdtempSync(join(tmpdir(), "cms-import-"));
  const ending = EXTENSIONS[file.contentType ?? ""] ?? file.contentType?.split("/")[1]?.replace(/[^\w]/g, "");
  const name = safeName(file.path ? basename(file.path) : `${file.name}${ending ? `.${ending}` : ""}`);
  const filepath = file.path ?? join(folder!, "file");
  try {
    if (!file.path) writeFileSync(filepath, file.bytes ?? Buffer.alloc(0));
    return await use({
      filepath,
      originalFilename: name,
      mimetype: "application/octet-stream",
      size: statSync(filepath).size,
    });
  } finally {
    if (folder) rmSync(folder, { recursive: true, force: true });
  }
}

const safeName = (name: string): string =>
  name
    .normalize("NFC")
    .replace(/[<>:"/\\|?*\u0000-\u001f]/g, "-")
    .slice(-120);

const digestOf = (file: LocalFile): string =>
  createHash("sha256")
    .update(file.bytes ?? readFileSync(file.path!))
    .digest("hex");

const shape = ({ id, url, width, height }: StoredFile): StoredFile => ({
  id,
  url,
  width: width ?? null,
  height: height ?? null,
});

/** Puts a file into the media library, once however many pages show it and however often they are imported. */
export async function store(strapi: Core.Strapi, file: LocalFile, alt: string | null): Promise<StoredFile> {
  const contentHash = digestOf(file);
  const row = await strapi.db.connection(IMPORTED_FILES).where({ content_hash: contentHash }).first();
  const known = row
    ? await strapi.db.query("plugin::upload.file").findOne({ where: { id: row.file_id } })
    : null;
  if (known) return shape(known);
  return withUpload(file, async (upload) => {
    const { validFiles, errors } = await enforceUploadSecurity([upload], strapi);
    if (errors.length > 0) throw new Error(errors[0].error.message);
    return strapi.db.transaction(async ({ trx }) => {
      const [stored] = await strapi
        .plugin("upload")
        .service("upload")
        .upload({
          data: { fileInfo: { name: upload.originalFilename, alternativeText: alt } },
          files: validFiles[0],
        });
      await trx(IMPORTED_FILES).where({ content_hash: contentHash }).delete();
      await trx(IMPORTED_FILES).insert({
        content_hash: contentHash,
        file_id: stored.id,
        at: new Date().toISOString(),
      });
      return shape(stored);
    });
  });
}
