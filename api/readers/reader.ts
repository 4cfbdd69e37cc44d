import { createHmac, hkdfSync } from "node:crypto";
import { isbot } from "isbot";
import { networkOf } from "../platform/network";
import type { ArticleKey } from "./article-key";

/** What a request says of whoever sends it; never stored and never logged. */
export interface Visitor {
  readonly address: string;
  readonly agent: string | undefined;
  /** The browser fetches the page ahead of a click that may never come. */
  readonly isAhead: boolean;
}

/** True for a person's browser: it names itself, is none of the robots that are known, and shows the page. */
export function isReader({ agent, isAhead }: Visitor): boolean {
  return !isAhead && agent !== undefined && agent.trim() !== "" && !isbot(agent);
}

/** The key of one day: from the day's salt, and from a secret that does not lie in the database. */
export function dayKey(salt: string, secret: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, salt, "readers of one day", 32));
}

/**
 * What stands for a reader of one article on one day. Without the key nothing leads back to the reader; with it, two
 * articles of the same reader still have nothing in common.
 */
export function readerDigest(key: Buffer, visitor: Visitor, article: ArticleKey): string {
  const parts = [article.documentId, article.locale, networkOf(visitor.address), visitor.agent ?? ""];
  return createHmac("sha256", key)
    .update(JSON.stringify(parts))
    .digest()
    .subarray(0, 16)
    .toString("base64url");
}
