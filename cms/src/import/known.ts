import { existsSync } from "node:fs";
import Sqlite from "better-sqlite3";
import type { Core } from "@strapi/strapi";
import { createConnection } from "mysql2/promise";
import { sqliteFile } from "../../config/environment/settings";
import type { Identity } from "./identity";
import { IMPORTED_PAGES } from "./tables";

type Row = Record<string, unknown>;
export type Query = (sql: string, values: unknown[]) => Promise<Row[]>;

/** A page that an earlier import has taken in, and what became of its draft. */
export interface Known {
  documentId: string;
  at: string;
  /** The file says something else than what was imported. */
  changed: boolean;
  now: "draft" | "published" | "gone";
}

/** Another page of the same title and date. */
export interface Namesake {
  documentId: string;
  file: string;
}

export const queryOf =
  (strapi: Core.Strapi): Query =>
  async (sql, values) => {
    const answer = await strapi.db.connection.raw(sql, values as never);
    return (strapi.db.dialect.client === "sqlite" ? answer : answer[0]) as Row[];
  };

/** Reads a CMS's database without a CMS: nothing is created, not even the database. */
export async function openReadOnly(databaseUrl: string): Promise<{ query: Query; close(): Promise<void> }> {
  if (databaseUrl.startsWith("sqlite:")) {
    const file = sqliteFile(databaseUrl);
    if (!existsSync(file)) return { query: async () => [], close: async () => undefined };
    const database = new Sqlite(file, { readonly: true, fileMustExist: true });
    return {
      query: async (sql, values) => database.prepare(sql).all(...values) as Row[],
      close: async () => void database.close(),
    };
  }
  const connection = await createConnection(databaseUrl);
  return {
    query: async (sql, values) => (await connection.query(sql, values))[0] as Row[],
    close: () => connection.end(),
  };
}

const isAbsentTable = (error: { message?: string; code?: string }): boolean =>
  error.code === "ER_NO_SUCH_TABLE" || /no such table/.test(error.message ?? "");

async function statusOf(query: Query, documentId: string): Promise<Known["now"]> {
  const rows = await query("SELECT published_at FROM articles WHERE document_id = ?", [documentId]);
  if (rows.length === 0) return "gone";
  return rows.some((row) => row.published_at !== null) ? "published" : "draft";
}

/** What earlier imports know of this page. */
export async function findKnown(
  query: Query,
  { pageKey, textHash, titleKey, file }: Identity,
): Promise<{ known: Known | null; namesake: Namesake | null }> {
  const rows = await query(
    `SELECT page_key, text_hash, title_key, file, document_id, at FROM ${IMPORTED_PAGES} WHERE page_key = ? OR text_hash = ? OR title_key = ? ORDER BY id`,
    [pageKey, textHash, titleKey],
  ).catch((error) => {
    if (isAbsentTable(error)) return [];
    throw error;
  });
  const same =
    rows.find((row) => row.text_hash === textHash) ??
    rows.find((row) => row.page_key === pageKey) ??
    rows.find((row) => row.title_key === titleKey && row.file === file && pageKey === textHash);
  if (same) {
    const documentId = String(same.document_id);
    const changed = same.text_hash !== textHash;
    return {
      known: { documentId, at: String(same.at), changed, now: await statusOf(query, documentId) },
      namesake: null,
    };
  }
  const namesake = rows.find((row) => row.title_key === titleKey);
  return {
    known: null,
    namesake: namesake ? { documentId: String(namesake.document_id), file: String(namesake.file) } : null,
  };
}
