import { legacyFontOf } from "./legacy-fonts";

export interface Decoded {
  text: string;
  encoding: string;
}

/** Text that cannot be read as it is: one sentence for the person who has the file. */
export class Unreadable extends Error {
  constructor(
    readonly code: string,
    readonly vi: string,
    readonly en: string,
  ) {
    super(`${vi} / ${en}`);
  }
}

const NAMES: Record<string, string> = {
  utf8: "utf-8",
  unicode: "utf-16le",
  "utf-16": "utf-16le",
  "x-windows-1258": "windows-1258",
  cp1258: "windows-1258",
};

function declaredIn(bytes: Buffer): string | null {
  const head = bytes.subarray(0, 4096).toString("latin1");
  const name = /<meta[^>]+charset\s*=\s*["']?\s*(?<name>[\w-]+)/i.exec(head)?.groups?.name.toLowerCase();
  return name ? (NAMES[name] ?? name) : null;
}

function tryDecode(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-16 without a mark: every other byte of Vietnamese text and of markup is zero, or nearly. */
function utf16Without(bytes: Buffer): string | null {
  const sample = bytes.subarray(0, 4000);
  const zeros = [0, 0];
  sample.forEach((byte, index) => (zeros[index % 2] += byte === 0 ? 1 : 0));
  const half = sample.length / 2;
  if (zeros[1] > half * 0.6 && zeros[0] < half * 0.1) return "utf-16le";
  return zeros[0] > half * 0.6 && zeros[1] < half * 0.1 ? "utf-16be" : null;
}

const isBroken = (text: string): boolean =>
  (text.match(/Ã[\u0080-\u00bf´ª©¨]|Ä[‘\u0090\u0091ƒ]|á[»º][\u0080-\u00bf‡™£¥¿¡]|Æ°|Æ¡/g) ?? []).length > 5;

/**
 * Reads the bytes of a page whatever its encoding: UTF-8 where they are UTF-8 (a declaration may be wrong, the bytes
 * cannot), UTF-16, else what the page declares, else Vietnamese Windows. Always NFC. What only looks like text because
 * of a font is refused.
 */
export function decode(bytes: Buffer): Decoded {
  const mark =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : null;
  const wide = mark ?? utf16Without(bytes);
  const candidates = wide ? [wide] : ["utf-8", declaredIn(bytes), "windows-1258"];
  for (const encoding of candidates) {
    const text = encoding ? tryDecode(bytes, encoding) : null;
    if (text === null || !encoding) continue;
    const font = legacyFontOf(encoding === "windows-1258" ? bytes.toString("latin1") : text);
    if (font)
      throw new Unreadable(
        "legacy_font",
        `gõ bằng phông chữ cũ ${font}, không phải Unicode: hãy mở trong Word hoặc UniKey, chuyển mã sang Unicode rồi nhập lại`,
        `typed for the old font ${font}, not Unicode: convert it to Unicode (UniKey does) and import it again`,
      );
    if (isBroken(text))
      throw new Unreadable(
        "broken_text",
        "chữ Việt đã vỡ do từng lưu sai bảng mã: hãy lưu lại trang gốc với mã UTF-8",
        "the Vietnamese letters are broken, the page was once saved in a wrong encoding: save the original again as UTF-8",
      );
    return { text: text.normalize("NFC"), encoding };
  }
  throw new Unreadable("encoding", "không đọc được bảng mã chữ", "its encoding cannot be read");
}
