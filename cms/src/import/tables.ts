import type { Core } from "@strapi/strapi";

/** One row for every page that became a draft: what it is known by, what it said, and the document. Kept for ever. */
export const IMPORTED_PAGES = "imported_pages";
/** One row for every file that an import put into the media library, known by its content. */
export const IMPORTED_FILES = "imported_files";

const text = (length: number, notNullable = true) => ({
  type: "string",
  column: { args: [length], notNullable },
});

/** Makes the tables part of Strapi's own schema, as the outbox does. */
export function registerImportTables(strapi: Core.Strapi): void {
  const models = strapi.get("models") as unknown as { add(model: object): void };
  models.add({
    uid: "content::imported-page",
    singularName: "imported-page",
    tableName: IMPORTED_PAGES,
    attributes: {
      id: { type: "increments" },
      /** Digest of the page's address, or of its text where it tells no address. */
      pageKey: text(64),
      /** Digest of the title and the text. */
      textHash: text(64),
      /** Digest of the title and the date, to find two versions of one page that tells no address. */
      titleKey: text(64),
      file: text(255),
      documentId: text(64),
      locale: text(16),
      at: text(32),
    },
    indexes: [
      { name: "imported_pages_page_key_unique", columns: ["page_key"], type: "unique" },
      { name: "imported_pages_text_hash", columns: ["text_hash"] },
      { name: "imported_pages_title_key", columns: ["title_key"] },
    ],
  });
  models.add({
    uid: "content::imported-file",
    singularName: "imported-file",
    tableName: IMPORTED_FILES,
    attributes: {
      id: { type: "increments" },
      contentHash: text(64),
      fileId: { type: "integer", column: { notNullable: true } },
      at: text(32),
    },
    indexes: [{ name: "imported_files_content_hash_unique", columns: ["content_hash"], type: "unique" }],
  });
}
