import { labelledCredit } from "./credits";
import { dateLine, type StatedDate } from "./dates";
import { asReason, LONGEST } from "./findings";
import { furnitureOf, REASONS } from "./furniture";
import type { Reason } from "./page";

export type Meta =
  | { kind: "date"; date: StatedDate }
  | { kind: "byline"; value: string }
  | { kind: "source"; value: string }
  | { kind: "furniture"; text: string; reason: Reason };

const SEPARATOR = /\s*[|•·]\s*|\s+[-–]\s+(?=\p{Lu}[\p{L}\s,]{2,20}:)/u;

/**
 * The parts of a line that states when, by whom and how often read, alone or side by side:
 * "19/04/2023 | Lượt xem: 57 | Tác giả: Minh Anh". Null for a line with any other word in it.
 */
export function metaOf(text: string): Meta[] | null {
  if (text.length > 300) return null;
  const whole = partOf(text);
  if (whole) return [whole];
  const parts = text.split(SEPARATOR).filter(Boolean);
  const metas = parts.length > 1 ? parts.map(partOf) : [null];
  return metas.every((meta) => meta !== null) ? metas : null;
}

function partOf(text: string): Meta | null {
  const date = dateLine(text);
  if (date) return { kind: "date", date };
  const credit = labelledCredit(text);
  if (credit?.as === "poster") return { kind: "furniture", text, reason: REASONS.poster };
  const longest = credit?.as === "byline" ? LONGEST.byline : LONGEST.sourceName;
  if (credit && credit.value.length <= longest) return { kind: credit.as, value: credit.value };
  const furniture = furnitureOf(text);
  return furniture && !furniture.only ? { kind: "furniture", text, reason: asReason(furniture) } : null;
}
