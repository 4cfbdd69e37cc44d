/** A union's code as the register writes it: small letters, nothing unseen or blank around. Anything but a text stays. */
export function tidyCode<Value>(value: Value): Value | string {
  return typeof value === "string"
    ? value
        .normalize("NFC")
        .replace(/\p{Cf}/gu, "")
        .trim()
        .toLowerCase()
    : value;
}

/** A list as it comes from the database, from an editor, or as text. */
function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== "string" || !value.trim().startsWith("[")) return value ? [value] : [];
  try {
    const read: unknown = JSON.parse(value);
    return Array.isArray(read) ? read : [];
  } catch {
    return [];
  }
}

/** A code, or the code of a reference `{ code }`, in which form documents held them before. */
function codeOf(item: unknown): string[] {
  const code = item && typeof item === "object" ? (item as { code?: unknown }).code : item;
  const tidy = tidyCode(code);
  return typeof tidy === "string" && tidy ? [tidy] : [];
}

/**
 * The codes of the unions that a document names, each once, in the editor's order: of an article its `unionCodes`, of
 * a congress document its `unionCode`, whether as they are stored, as they are sent, or as an older version kept them.
 */
export function unionCodesOf(
  document: { unionCodes?: unknown; unionCode?: unknown } | null | undefined,
): string[] {
  const items = [...listOf(document?.unionCodes), ...listOf(document?.unionCode)];
  return [...new Set(items.flatMap(codeOf))];
}
