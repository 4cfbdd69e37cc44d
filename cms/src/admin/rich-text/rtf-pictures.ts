/**
 * Word names the pictures of a pasted text by files on its own disk, which a page cannot read, but it puts their bytes
 * into the RTF that lies beside the HTML in the clipboard: in the same order, as hexadecimal digits.
 */
export function picturesOfRtf(rtf: string): { type: "image/png" | "image/jpeg"; hex: string }[] {
  const found: { type: "image/png" | "image/jpeg"; hex: string }[] = [];
  for (let at = rtf.indexOf("{\\pict"); at >= 0; at = rtf.indexOf("{\\pict", at + 1)) {
    // A picture that Word repeats for old readers stands in a group of its own and is not counted.
    if (/\{\\nonshppict\s*$/.test(rtf.slice(Math.max(0, at - 40), at))) continue;
    let depth = 0;
    let end = at;
    do {
      if (rtf[end] === "{") depth += 1;
      if (rtf[end] === "}") depth -= 1;
      end += 1;
    } while (depth > 0 && end < rtf.length);
    const group = rtf.slice(at + 1, end - 1);
    const type = /\\pngblip/.test(group) ? "image/png" : /\\jpegblip/.test(group) ? "image/jpeg" : null;
    const withoutGroups = group.replace(/\{[^{}]*(\{[^{}]*(\{[^{}]*\}[^{}]*)*\}[^{}]*)*\}/g, " ");
    const digits = digitsAtEnd(withoutGroups.replace(/\\[a-z*]+-?\d*/gi, " "));
    if (type && digits.length >= 32) found.push({ type, hex: digits });
  }
  return found;
}

/** Walked by hand: a picture has millions of digits, more than a regular expression remembers. */
function digitsAtEnd(text: string): string {
  let start = text.length;
  while (start > 0 && /[0-9a-f\s]/i.test(text[start - 1])) start -= 1;
  const digits = text.slice(start).replace(/\s+/g, "");
  return digits.length % 2 === 0 ? digits : "";
}

/** The bytes that hexadecimal digits stand for. */
export function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hex.length / 2);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = parseInt(hex.slice(2 * at, 2 * at + 2), 16);
  return bytes;
}
