import type { Core } from "@strapi/strapi";

type Written = readonly unknown[] | undefined;
type Options = Record<string, unknown>;

interface DocumentManager {
  publish(id: string, uid: string, options: Options): Promise<Written>;
  delete(id: string, uid: string, options: Options): Promise<unknown>;
  publishMany(uid: string, ids: readonly string[], locale: unknown): Promise<number>;
  unpublishMany(ids: readonly string[], uid: string, options?: Options): Promise<{ count: number }>;
  deleteMany(ids: readonly string[], uid: string, options?: Options): Promise<{ count: number }>;
}

/**
 * What the panel does to many documents is done to one after the other, in one transaction that the first refusal ends.
 * Strapi itself does it to all at once: when one was refused, the others went on asking a transaction that had ended,
 * and an error that nobody waited for ended the whole CMS.
 */
export function writeManyInTurn(strapi: Core.Strapi): void {
  const manager = strapi.plugin("content-manager").service("document-manager") as DocumentManager;

  const inTurn = async (ids: readonly string[], write: (id: string) => Promise<Written>): Promise<number> => {
    let count = 0;
    await strapi.db.transaction(async () => {
      for (const id of ids) count += ((await write(id)) ?? []).filter(Boolean).length;
    });
    return count;
  };

  manager.publishMany = (uid, ids, locale) =>
    inTurn(ids, (id) => manager.publish(id, uid, { locale, populate: {} }));
  manager.unpublishMany = async (ids, uid, options = {}) => ({
    count: await inTurn(ids, async (documentId) => {
      const documents = strapi.documents(uid as never) as unknown as {
        unpublish(parameters: Options): Promise<{ entries?: unknown[] } | null>;
      };
      return (await documents.unpublish({ ...options, documentId, populate: {} }))?.entries;
    }),
  });
  manager.deleteMany = async (ids, uid, options = {}) => ({
    count: await inTurn(ids, async (id) => [await manager.delete(id, uid, options)]),
  });
}
