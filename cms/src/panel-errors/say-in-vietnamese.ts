import { CONTENT_LABELS } from "../bootstrap/label-texts";
import { PATTERNS, SENTENCES } from "./sentences";

interface Part {
  path?: unknown;
  message?: unknown;
}

interface Refusal extends Part {
  details?: { errors?: Part[] };
}

/** A sentence of the server for staff; one that is not known stays as it is. */
export function inVietnamese(message: string): string {
  const whole = SENTENCES[message];
  if (whole) return whole;
  for (const [pattern, sentence] of PATTERNS) {
    const found = pattern.exec(message);
    if (found) return sentence.replace(/\$(\d)/g, (_, group: string) => found[Number(group)]);
  }
  return message;
}

/** What a field is called in the forms; its name where no form shows it. */
function labelOf(path: unknown): string | null {
  if (!Array.isArray(path)) return null;
  const names = path.map(String).filter((part) => !/^\d+$/.test(part));
  const last = names.at(-1);
  if (last === undefined) return null;
  for (const { fields } of Object.values(CONTENT_LABELS)) if (fields[last]) return fields[last][0];
  return last;
}

const startsSmall = (sentence: string) => /^\p{Ll}/u.test(sentence);
const capital = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1);

/** Says a refusal in Vietnamese: the sentence shown as a whole names its fields, the one under a field does not. */
export function sayInVietnamese(refusal: Refusal): void {
  const parts = refusal.details?.errors;
  const said: string[] = [];
  for (const part of Array.isArray(parts) ? parts : []) {
    if (typeof part.message !== "string") continue;
    const sentence = inVietnamese(part.message);
    const label = labelOf(part.path);
    said.push(label && startsSmall(sentence) ? `${label} ${sentence}` : sentence);
    part.message = capital(sentence);
  }
  if (typeof refusal.message !== "string") return;
  const whole = inVietnamese(refusal.message);
  if (whole === refusal.message) return;
  refusal.message = said.length > 0 ? said.join("\n") : capital(whole);
}
