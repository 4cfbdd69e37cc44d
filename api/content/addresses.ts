const MAIL = /^mailto:[^\s"<>\\]+$/i;
const TELEPHONE = /^tel:\+?[\d().-]+$/i;
const UPLOAD = /^\/uploads\/[^\s"'<>\\]+$/;

/** An absolute http(s) address as every browser reads it; null for anything else. */
export function webAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  return protocol === "http:" || protocol === "https:" ? href : null;
}

/** The address under which a reader can load a file: on the web, or one of the CMS's own files; null for any other. */
export function fileAddress(address: string): string | null {
  const own = UPLOAD.test(address) && !/(^|\/)\.\.?(\/|$)/.test(address);
  return own ? address : webAddress(address);
}

/** The address that an editor's link may lead to: a file, a page, a mailbox or a telephone; null for any other. */
export function linkAddress(address: string): string | null {
  if (MAIL.test(address)) return address;
  const number = address.replace(/\s+/g, "");
  return TELEPHONE.test(number) ? number : fileAddress(address);
}

/** A stored address as a browser loads it: the CMS's own files under `filesUrl`, all others as they are. */
export function publicAddress(address: string, filesUrl: string): string {
  return address.startsWith("/uploads/") ? `${filesUrl}${address}` : address;
}

/** An address of the CMS's own files without the origin under which the CMS happened to know itself. */
export function withoutOwnOrigin(address: string, ownOrigins: readonly string[]): string {
  const origin = ownOrigins.find((own) => address.startsWith(`${own}/uploads/`));
  return origin === undefined ? address : address.slice(origin.length);
}
