import { createHash } from "node:crypto";
import { badInput } from "./errors";

/** Controls but tab and line ends, and marks that turn the direction of what follows: nobody sees them, and they lie about it. */
const UNSEEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/;
const BLANK_ENDS = /^[\s\u200B\u2060]+|[\s\u200B\u2060]+$/g;

/**
 * Text as the record keeps it: NFC, without blanks at its ends. Controls, marks of direction and half surrogate pairs are
 * refused.
 * `field` names the argument in the error; longer than `max` characters is refused.
 */
export function cleanText(value: string, field: string, max = 200): string {
  if (UNSEEN.test(value) || !value.isWellFormed()) {
    throw badInput(
      field,
      `${field}: văn bản có ký tự không hợp lệ / the text has characters that are not allowed.`,
    );
  }
  const text = value.normalize("NFC").replace(BLANK_ENDS, "");
  if (text.length > max) {
    throw badInput(field, `${field}: dài quá ${max} ký tự / longer than ${max} characters.`);
  }
  return text;
}

/** A code (of a union, a province, an indicator) as a caller typed it, in the form in which codes are stored. */
export function cleanCode(value: string, field: string): string {
  return cleanText(value, field, 100);
}

/** The most codes that a filter takes. */
const MOST_CODES = 200;

/** The codes that a caller lists in a filter, each once, in one order. */
export function cleanCodes(values: readonly string[] | null | undefined, field: string): string[] {
  if (values && values.length > MOST_CODES) {
    throw badInput(field, `${field}: tối đa ${MOST_CODES} mã / at most ${MOST_CODES} codes.`);
  }
  return [...new Set((values ?? []).map((value) => cleanCode(value, field)))].sort();
}

/** What a search compares: lower case, without marks, đ as d, one blank between words. */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/đ/g, "d")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** The pattern of a LIKE that finds `word` anywhere, with the wildcards of the word itself escaped by `!`. */
export function containing(word: string): string {
  return `%${word.replace(/[!%_]/g, "!$&")}%`;
}

const ALPHABET = [..."aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"];
const PRIMARY = new Map(ALPHABET.map((letter, index) => [letter, String.fromCharCode(0x41 + index)]));
const TONES = new Map([
  ["\u0300", "1"],
  ["\u0309", "2"],
  ["\u0303", "3"],
  ["\u0301", "4"],
  ["\u0323", "5"],
]);

/**
 * The key by which a Vietnamese name sorts, compared byte by byte: the letters in the order of the Vietnamese
 * alphabet (đ after d), then the tones of equal letters (ngang, huyền, hỏi, ngã, sắc, nặng). Computed here once,
 * because the collations of SQLite, MySQL and MariaDB order Vietnamese in three different ways.
 */
export function sortKey(name: string): string {
  let letters = "";
  let tones = "";
  for (const char of name.normalize("NFC").toLowerCase()) {
    const decomposed = [...char.normalize("NFD")];
    const tone = decomposed.find((mark) => TONES.has(mark));
    const letter = decomposed
      .filter((mark) => !TONES.has(mark))
      .join("")
      .normalize("NFC");
    const primary = PRIMARY.get(letter) ?? (/[0-9]/.test(letter) ? letter : /\s/.test(letter) ? "!" : "");
    letters += primary;
    if (primary) tones += tone ? TONES.get(tone) : "0";
  }
  return `${letters.slice(0, 120)} ${tones.replace(/0+$/, "").slice(0, 70)}`;
}

/** A short fingerprint of a JSON value, equal for equal values. */
export function fingerprint(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, 12);
}
