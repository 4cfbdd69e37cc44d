const WEB = /^https?:\/\/[^\s"'<>\\]+$/i;
const MAIL = /^mailto:[^\s"'<>\\]+$/i;
const UPLOAD = /^\/uploads\/[^\s"'<>\\]+$/;

/** True for an absolute http(s) address that every browser reads the same way. */
export function webAddress(address: string): boolean {
  return WEB.test(address) && URL.canParse(address);
}

/** True for an address under which a reader can load a file: on the web, or one of the CMS's own files. */
export function fileAddress(address: string): boolean {
  return webAddress(address) || (UPLOAD.test(address) && !/(^|\/)\.\.?(\/|$)/.test(address));
}

/** True for an address that an editor's link may lead to. */
export function linkAddress(address: string): boolean {
  return fileAddress(address) || MAIL.test(address);
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
