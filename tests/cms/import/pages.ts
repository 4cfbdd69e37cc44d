import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Article } from "../../../cms/src/import/article";
import { decode } from "../../../cms/src/import/decode";
import { readHtml } from "../../../cms/src/import/html/read-html";
import type { Page } from "../../../cms/src/import/page";
import { readText } from "../../../cms/src/import/read-text";
import { recognise } from "../../../cms/src/import/recognise";

export const FIXTURES = join(__dirname, "fixtures");

export function pageOf(name: string): Page {
  const { text } = decode(readFileSync(join(FIXTURES, name)));
  return name.endsWith(".txt") ? readText(text) : readHtml(text);
}

export const articleOf = (name: string): Article => recognise(pageOf(name), "tên tệp");

export const articleIn = (html: string): Article => recognise(readHtml(html), "tên tệp");

/** What an article is made of, in short: the text of each block, pictures by their caption. */
export const outline = ({ body }: Article): string[] =>
  body.map(({ kind, text, image }) =>
    image ? `[${image.caption ?? ""}]` : kind === "text" ? text : `${kind}: ${text}`,
  );

/** What was left out, with the Vietnamese reason. */
export const leftOut = ({ dropped }: Article): string[] =>
  dropped.map(({ text, reason }) => `${text} — ${reason.vi}`);

const wordsOf = (texts: (string | null | undefined)[]): string[] =>
  texts.flatMap((text) => text?.match(/[\p{L}\p{N}]+/gu) ?? []).sort();

/** Words that a field's name stands for. */
const LABELS = new Set(["Tác", "giả", "Nguồn", "tin", "Theo"]);

/** Words of the page that are neither in the article nor among what was left out: there must be none. */
export function lostWords(page: Page, article: Article): string[] {
  const pictures = [...article.body, ...(article.cover ? [article.cover] : [])].map(
    ({ image }) => image?.caption,
  );
  const kept = wordsOf([
    article.title,
    article.dateline?.text,
    article.byline,
    article.sourceName,
    ...article.body.map(({ text, html }) =>
      /^<[uo]l>|^<table>/.test(html) ? html.replace(/<[^>]*>/g, " ") : text,
    ),
    ...article.body.map(({ kind, html }) =>
      kind === "list" ? String((html.match(/<li>/g) ?? []).map((_, n) => n + 1)) : "",
    ),
    ...pictures,
    ...article.dropped.map(({ text }) => text),
  ]);
  const remaining = new Map<string, number>();
  for (const word of kept) remaining.set(word, (remaining.get(word) ?? 0) + 1);
  return wordsOf(page.blocks.map(({ text }) => text)).filter((word) => {
    const left = remaining.get(word) ?? 0;
    remaining.set(word, left - 1);
    return left <= 0 && !LABELS.has(word);
  });
}
