import { createHash } from "node:crypto";
import { basename } from "node:path";
import type { Article } from "./article";
import { clean, lettersOf } from "./words";

/** What a page is known by, so that a second import finds it again whatever became of its draft. */
export interface Identity {
  pageKey: string;
  textHash: string;
  titleKey: string;
  file: string;
}

const digest = (...parts: string[]): string => createHash("sha256").update(parts.join("\0")).digest("hex");

/** One page has many addresses: with and without TLS, with and without www. */
function plainAddress(address: string): string {
  const { hostname, pathname, search } = new URL(address);
  return `${hostname.replace(/^www\./, "")}${pathname.replace(/\/+$/, "")}${search}`;
}

/** A page that tells its address is known by it, any other by its words. */
export function identityOf(article: Article, file: string): Identity {
  const words = article.body.map(({ text, image }) => text || image?.caption || "");
  const textHash = digest("text", clean([article.title, ...words].join("\n")));
  return {
    pageKey: article.sourceUrl ? digest("address", plainAddress(article.sourceUrl)) : textHash,
    textHash,
    titleKey: digest("title", lettersOf(article.title), article.dateline?.day ?? ""),
    file: clean(basename(file)).slice(-255),
  };
}
