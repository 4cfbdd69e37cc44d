import { createHash } from "node:crypto";

/** JSON with sorted keys and no spaces: equal content, equal text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value && typeof value === "object") {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    const sorted = entries.sort(([left], [right]) => (left < right ? -1 : 1));
    return `{${sorted.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(",")}}`;
  }
  return JSON.stringify(value ?? null);
}

/** What a published form says, as 64 hex digits; the moment of its last change is not part of it. */
export function contentHash(form: object): string {
  const { hash: _hash, updatedAt: _updatedAt, ...content } = form as Record<string, unknown>;
  return createHash("sha256").update(canonicalJson(content)).digest("hex");
}
