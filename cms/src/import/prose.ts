import { dateLine } from "./dates";
import { furnitureOf } from "./furniture";
import type { Block } from "./page";
import { endsLikeSentence } from "./words";

const SHORTEST_SENTENCE = 40;
const LONG_LINE = 120;

/** A block of running text: what an article is made of and what furniture seldom has. */
export function isProse(block: Block): boolean {
  if (block.kind === "image" || block.linked > 0.4) return false;
  const { text } = block;
  if (text.length < SHORTEST_SENTENCE || dateLine(text) || furnitureOf(text)) return false;
  if (block.kind === "table") return true;
  return text.length >= LONG_LINE ? !/^[^\p{Ll}]*$/u.test(text) : endsLikeSentence(text);
}
