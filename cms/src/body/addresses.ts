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
