import type { Found, Picked } from "./ask";

/** A row of the list under the input: something that was found, or the text itself taken as a code. */
export type Choice = { code: string; picked: Picked } | { code: string; picked: null };

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u;
const TYPED_LIKE_A_CODE = /[-._\d]/;

/** What may be chosen now. A text that could be a code is offered as typed, behind what was found. */
export function choicesOf(typed: string, found: Found): Choice[] {
  const text = typed.trim();
  const fitting = found.text === text ? found.hits : [];
  const choices: Choice[] = fitting.map((picked) => ({ code: picked.code, picked }));
  const known = fitting.some(({ code }) => code === text || code === text.toLowerCase());
  if (CODE.test(text) && !known) choices.push({ code: text, picked: null });
  return choices;
}

/** Which choice Enter takes when none was pointed at: the first find, or the code as typed where it looks like one. */
export function offered(choices: Choice[], found: Found, typed: string): number {
  if (choices.length === 0) return -1;
  const text = typed.trim();
  if (choices[0].picked) return found.state === "found" ? 0 : -1;
  return found.state === "away" || TYPED_LIKE_A_CODE.test(text) ? 0 : -1;
}

/** The codes in what was pasted, where it is nothing but several codes; otherwise none. */
export function pastedCodes(pasted: string): string[] {
  const parts = pasted.split(/[\s,;]+/).filter(Boolean);
  const isCode = (part: string) => CODE.test(part) && /[-._\d]/.test(part);
  return parts.length > 1 && parts.every(isCode) ? parts : [];
}
