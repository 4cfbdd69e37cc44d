import type { Core } from "@strapi/strapi";
import { bodyFromHtml } from "../body/from-html";
import { CONTENT_TYPES } from "../outbox/content-types";
import { bodyHtml } from "./body-html";
import { isTaken, patiently } from "./database-errors";
import { findKnown, queryOf } from "./known";
import { store, type StoredFile } from "./library";
import type { Block } from "./page";
import type { Prepared } from "./prepare";
import { IMPORTED_PAGES } from "./tables";

const LONGEST_ALT = 250;

async function storeFiles(strapi: Core.Strapi, { pictures, attachments }: Prepared) {
  const stored = new Map<Block, StoredFile>();
  const attached = new Map<string, StoredFile>();
  for (const [block, { fate, file, image }] of pictures)
    if (fate === "upload" && file)
      stored.set(block, await patiently(() => store(strapi, file, image.alt ?? image.caption)));
  for (const { href, file, refusal } of attachments)
    if (!refusal) attached.set(href, await patiently(() => store(strapi, file, null)));
  return { stored, attached };
}

function dataOf(prepared: Prepared, stored: Map<Block, StoredFile>, attached: Map<string, StoredFile>) {
  const { article } = prepared;
  const file = article.cover ? stored.get(article.cover) : undefined;
  const image = article.cover?.image;
  const alt = image?.alt?.slice(0, LONGEST_ALT) || undefined;
  return {
    title: article.title,
    category: article.category,
    dateline: article.dateline?.day ?? null,
    byline: article.byline,
    sourceName: article.sourceName,
    sourceUrl: article.sourceUrl && article.sourceUrl.length <= 2000 ? article.sourceUrl : null,
    excerpt: article.excerpt,
    videoUrl: article.videoUrl,
    body: bodyFromHtml(bodyHtml(prepared, stored, attached)),
    ...(file ? { cover: { file: file.id, alt, caption: image?.caption ?? undefined } } : {}),
    attachments: [...new Set([...attached.values()].map(({ id }) => id))],
  };
}

/**
 * Creates the draft of a page, and notes the page, in one transaction. Null when another import was faster. It goes
 * through the document service like a person's draft: outbox, address, history and all.
 */
export async function createDraft(
  strapi: Core.Strapi,
  prepared: Prepared,
  locale: string,
): Promise<{ documentId: string } | null> {
  const { stored, attached } = await storeFiles(strapi, prepared);
  const data = dataOf(prepared, stored, attached) as never;
  const create = () =>
    strapi.db.transaction(async ({ trx }) => {
      const { documentId } = await strapi
        .documents(CONTENT_TYPES.article)
        .create({ locale, status: "draft", data });
      const { pageKey, textHash, titleKey, file } = prepared.identity;
      await trx(IMPORTED_PAGES).insert({
        page_key: pageKey,
        text_hash: textHash,
        title_key: titleKey,
        file,
        document_id: documentId,
        locale,
        at: new Date().toISOString(),
      });
      return { documentId };
    }) as unknown as Promise<{ documentId: string }>;
  try {
    return await patiently(create);
  } catch (error) {
    if (isTaken(error as Error) && (await findKnown(queryOf(strapi), prepared.identity)).known) return null;
    throw error;
  }
}
