const INVISIBLE = /[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad]/g;

const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Text as the record keeps it: NFC, nothing invisible, single spaces, no edges. */
export function clean(text: string): string {
  return text.normalize("NFC").replace(INVISIBLE, "").replace(CONTROL, " ").replace(/\s+/g, " ").trim();
}

/** Text to compare with: small letters without accents, so that "hoà" and "hòa" are one. */
export function folded(text: string): string {
  return clean(text).normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
}

/** The letters and digits alone: two lines that differ in dashes and quotation marks are the same. */
export const lettersOf = (text: string): string =>
  folded(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Ends like a sentence. */
export const endsLikeSentence = (text: string): boolean => /[.!?…:;][”"'’)\]]*\s*$|\.\/\.?\s*$/.test(text);

export const startsUpperCase = (word: string): boolean => /^\p{Lu}/u.test(word);

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign]);

export const saysNothing = (text: string): boolean => !/[\p{L}\p{N}★☆]/u.test(text);
