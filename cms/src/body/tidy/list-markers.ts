/** How an item of a list begins: with a bullet, with a number that a list can count, or with words of its own. */
export type Marker =
  | { kind: "bullet"; text: string }
  | { kind: "ordered"; text: string; type: "1" | "a" | "A" | "i" | "I"; number: number }
  | { kind: "words"; text: string };

type Ordered = Extract<Marker, { kind: "ordered" }>;

const ROMAN: [number, string][] = [
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

function roman(number: number): string {
  let rest = number;
  let text = "";
  for (const [value, letters] of ROMAN) for (; rest >= value; rest -= value) text += letters;
  return text;
}

function romanNumber(text: string): number | null {
  for (let number = 1; number < 200; number += 1) if (roman(number) === text) return number;
  return null;
}

/** A number as a list of this type shows it. */
export function countedText(type: string, number: number): string {
  const text = /i/i.test(type)
    ? roman(number)
    : /a/i.test(type)
      ? String.fromCharCode(96 + number)
      : String(number);
  return `${type === type.toUpperCase() ? text.toUpperCase() : text}.`;
}

/** Every way to read a marker as a number, the likeliest first: "i." is the first Roman or the ninth letter. */
function readings(text: string): Ordered[] {
  const core = /^([0-9]{1,4}|[a-z]{1,7})[.)]$/i.exec(text)?.[1];
  if (!core) return [];
  if (/^\d/.test(core)) return [{ kind: "ordered", text, type: "1", number: Number(core) }];
  const small = core === core.toLowerCase();
  const lower = core.toLowerCase();
  const found: Ordered[] = [];
  if (lower.length === 1)
    found.push({ kind: "ordered", text, type: small ? "a" : "A", number: lower.charCodeAt(0) - 96 });
  const value = romanNumber(lower);
  if (value) found.push({ kind: "ordered", text, type: small ? "i" : "I", number: value });
  return /^[ivx]$/.test(lower) ? found.reverse() : found;
}

export function readMarker(given: string): Marker {
  const text = given.replace(/[\s\u00a0]+/g, " ").trim();
  const [likeliest] = readings(text);
  if (likeliest) return likeliest;
  return /[\p{L}\p{N}]{2}|\p{N}|\p{L}[.)]/u.test(text) ? { kind: "words", text } : { kind: "bullet", text };
}

/** The marker as the next of a list whose last one is given; null when it belongs to another list. */
export function inSequence(last: Marker, marker: Marker): Marker | null {
  if (last.kind === "bullet" && marker.kind === "bullet") return marker;
  if (last.kind !== "ordered" || marker.kind !== "ordered") return null;
  return (
    readings(marker.text).find(({ type, number }) => type === last.type && number === last.number + 1) ?? null
  );
}
