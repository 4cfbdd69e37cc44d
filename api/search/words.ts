import { badInput } from "../platform/errors";
import { termsOf } from "../platform/search-index";
import { cleanText } from "../platform/text";

/** What a caller looks for: every word must be found. */
export interface Words {
  /** Different words, sorted: their order says nothing. */
  readonly all: readonly string[];
  /** The word that was typed last. Where nothing holds every word whole, it may be the beginning of one; null where it is too short for that. */
  readonly unfinished: string | null;
}

const MOST_WORDS = 20;
const SHORTEST_BEGINNING = 2;

/** Reads what a caller typed. Text without a letter or digit has no words. Too long a text is BAD_USER_INPUT. */
export function readWords(text: string): Words {
  const typed = termsOf(cleanText(text, "text"));
  const all = [...new Set(typed)].sort();
  if (all.length > MOST_WORDS) {
    throw badInput(
      "text",
      `text: nhiều nhất ${MOST_WORDS} từ khác nhau / at most ${MOST_WORDS} different words.`,
    );
  }
  const last = typed.at(-1);
  return { all, unfinished: last !== undefined && last.length >= SHORTEST_BEGINNING ? last : null };
}
