import { clean, endsLikeSentence, folded, startsUpperCase } from "./words";

export interface Credit {
  as: "byline" | "source" | "poster";
  value: string;
}

const BYLINE = /^(?:tac gia(?: bai viet)?|nguoi viet|bai viet|thuc hien|but danh)\s*:\s*/;
/** Who did what is part of the byline: "Tin, ảnh: Minh Xuân". */
const SHARED_BYLINE =
  /^(?:(?:tin|bai|anh|anh va bai|video|bien tap|noi dung)(?:\s*(?:,|-|–|&|\+|va|\/)\s*(?:tin|bai|anh|video|bien tap))*)\s*:\s*/;
const SOURCE = /^\(?\s*(?:nguon(?: tin| bai viet| bai| anh va tin)?|trich nguon|theo nguon)\s*:\s*/;
const POSTER = /^(?:nguoi (?:dang|cap nhat|gui|nhap)|dang boi|cap nhat boi|posted by|nguoi dang tin)\s*:?\s+/;

/** What stands behind the label; `match` is on the text without accents, which is as long as the text. */
const behind = (text: string, match: RegExpExecArray): string =>
  clean(text.slice(match[0].length))
    .replace(/^\((.*)\)$/, "$1")
    .trim();

/** A line whose label says that it names the author or the source; null for any other line. */
export function labelledCredit(text: string): Credit | null {
  const line = clean(text);
  if (line.length > 220) return null;
  const plain = folded(line);
  if (plain.length !== line.length) return null;
  const source = SOURCE.exec(plain);
  if (source) {
    const value = behind(line, source)
      .replace(plain.startsWith("(") ? /\)$/ : /$^/, "")
      .trim();
    return value ? { as: "source", value } : null;
  }
  const poster = POSTER.exec(plain);
  if (poster) return { as: "poster", value: behind(line, poster) };
  const byline = BYLINE.exec(plain);
  if (byline)
    return behind(line, byline) && line.length <= 150 ? { as: "byline", value: behind(line, byline) } : null;
  const shared = SHARED_BYLINE.exec(plain);
  const who = shared ? behind(line, shared) : "";
  if (startsUpperCase(who) && who.length <= 60 && !endsLikeSentence(who))
    return { as: "byline", value: line };
  return null;
}

const SMALL_WORDS = new Set(["và", "-", "–", "&", ",", "/", "của"]);

/** A few words that all begin with a capital: names of people, and of bodies by their initials. */
function looksLikeNames(text: string): boolean {
  const words = text
    .replace(/[(),;/]/g, " ")
    .split(/\s+/)
    .filter(Boolean);
  return (
    words.length > 0 &&
    words.length <= 12 &&
    words.every((word) => startsUpperCase(word) || SMALL_WORDS.has(word))
  );
}

/** "Phương Trà", "BCH CĐCS (Minh Xuân)": a last line without a label that can only be who wrote the text. */
export function looksLikeByline(text: string): boolean {
  const line = clean(text);
  return (
    line.length >= 4 &&
    line.length <= 60 &&
    !endsLikeSentence(line.replace(/[)\]]$/, "")) &&
    !/\d{3,}|[!?"“”:]/.test(line) &&
    looksLikeNames(line) &&
    (line.split(/\s+/).length > 1 || /^\p{Lu}/u.test(line))
  );
}

/** "Theo Báo Lao Động", "(Theo congdoan.vn)" as a last line of its own. */
export function unlabelledSource(text: string): string | null {
  const match = /^\(?\s*Theo\s+(?<name>[\p{L}\p{N}][^.:!?]{1,80}(?:\.[a-z]{2,}){0,3})\)?$/u.exec(clean(text));
  return match ? match.groups!.name.trim() : null;
}
