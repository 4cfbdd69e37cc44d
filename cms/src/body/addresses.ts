/** An address that a reader may follow out of a text: a page, a mailbox, a telephone or an uploaded file; else null. */
export function linkAddress(text: unknown): string | null {
  const address = typeof text === "string" ? text.trim() : "";
  if (/^(mailto:[^\s@]+@[^\s@]+|tel:[+\d().\s-]+)$/i.test(address)) return address;
  return fileAddress(address);
}

/** An address from which a picture or a file can be loaded: on the web or in the media library; else null. */
export function fileAddress(text: unknown): string | null {
  const address = typeof text === "string" ? text.trim() : "";
  if (/^\/uploads\/[^\s"'<>\\]+$/.test(address)) return address;
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  return address;
}

/** The address that somebody means who types "congdoan.vn" or a mailbox; null where nothing can be reached by it. */
export function meantAddress(typed: string): string | null {
  const text = typed.trim();
  if (/^[^\s@/:]+@[^\s@/:]+\.[a-z]{2,}$/i.test(text)) return linkAddress(`mailto:${text}`);
  if (/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/?#]\S*)?$/u.test(text)) return linkAddress(`https://${text}`);
  return /\s/.test(text) && !/^tel:/i.test(text) ? null : linkAddress(text);
}
