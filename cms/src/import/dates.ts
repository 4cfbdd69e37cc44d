import { folded } from "./words";

/** A day that a page states, and as what. */
export interface StatedDate {
  /** ISO day. */
  day: string;
  as: "published" | "updated" | "unlabelled";
  text: string;
}

const DAY = [
  /\b(?<d>\d{1,2})\s*[/.-]\s*(?<m>\d{1,2})\s*[/.-]\s*(?<y>\d{4})\b/,
  /\b(?:ngay\s+)?(?<d>\d{1,2})\s+thang\s+(?<m>\d{1,2})(?:\s+nam|\s*[,/-])\s*(?<y>\d{4})\b/,
  /\b(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})(?:t[\d:.]+(?:z|[+-]\d{2}:?\d{2})?)?/,
];

const UPDATED = /\b(?:ngay )?(?:cap nhat|sua)(?: (?:lan )?cuoi)?(?: luc| ngay| vao)*\b/;
const PUBLISHED =
  /\b(?:ngay (?:dang|tao|xuat ban|viet|phat hanh|ban hanh)|dang (?:ngay|luc|tin)|xuat ban(?: ngay| luc)?|thoi gian(?: dang)?|posted(?: on)?|published)\b/;
const LEFTOVERS = [
  /\b(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|cn|t[2-7]|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/g,
  /\b\d{1,2}\s*(?::|h|g|gio)\s*\d{2}(?:\s*(?::|phut)\s*\d{0,2})?(?:\s*(?:am|pm|sa|ch))?\b/g,
  /\bgmt\s*[+-]?\s*\d{1,2}(?::\d{2})?/g,
  /\b(?:by|boi)\s+(?:admin|quan ?tri(?: vien)?|administrator|webmaster|ban bien tap)\b/g,
  /\b(?:ngay|luc|vao|hom nay|bay gio|hien tai)\b/g,
];

const isReal = (day: string): boolean => {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === day;
};

function dayOf({ y, m, d }: Record<string, string>): string | null {
  const day = `${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`;
  return Number(y) >= 1929 && Number(y) <= 2100 && isReal(day) ? day : null;
}

/** The date of a line that states a date and nothing else ("Thứ tư - 19/04/2023 05:23"); null for any other line. */
export function dateLine(text: string): StatedDate | null {
  if (text.length > 90) return null;
  const line = folded(text);
  for (const pattern of DAY) {
    const match = pattern.exec(line);
    const day = match?.groups && dayOf(match.groups);
    if (!day) continue;
    const as = UPDATED.test(line) ? "updated" : PUBLISHED.test(line) ? "published" : "unlabelled";
    let rest = line.replace(match[0], " ").replace(UPDATED, " ").replace(PUBLISHED, " ");
    for (const leftover of LEFTOVERS) rest = rest.replace(leftover, " ");
    return /[\p{L}\p{N}]/u.test(rest) ? null : { day, as, text };
  }
  return null;
}

/** The day inside a machine's date ("2023-04-19T05:23:00+07:00"), as it was in Việt Nam. */
export function machineDay(text: string): string | null {
  const instant = /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:?\d{2})$/i.test(text.trim())
    ? new Date(text.trim())
    : null;
  if (instant && !Number.isNaN(instant.getTime()))
    return new Date(instant.getTime() + 7 * 60 * 60 * 1000).toISOString().slice(0, 10);
  return dateLine(text)?.day ?? null;
}
