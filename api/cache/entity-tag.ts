import { createHash } from "node:crypto";
import type { Ground } from "./answers";

/**
 * The weak entity tag (RFC 9110, 8.8.3) of the answer to a stranger's operation on a ground, known before the
 * operation runs. Weak, because two answers with the same data may be written differently.
 */
export function entityTag(edition: string, key: string, { version, day }: Ground): string {
  const parts = ["stranger", edition, key, version.number, version.mark, day];
  return `W/"${createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 27)}"`;
}

/** True where `If-None-Match` lists the tag. `*` asks whether anything is there at all, which is not known beforehand. */
export function listsTag(ifNoneMatch: string | undefined, tag: string): boolean {
  const opaque = (text: string): string => text.trim().replace(/^W\//, "");
  return ifNoneMatch?.split(",").some((each) => opaque(each) === opaque(tag)) ?? false;
}
