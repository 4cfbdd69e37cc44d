import { dateLine } from "./dates";
import { furnitureOf } from "./furniture";
import { metaOf } from "./meta-lines";
import type { Block, Page } from "./page";
import { isPictureName } from "./captions";
import { isProse } from "./prose";
import { endsLikeSentence, lettersOf } from "./words";

const LONGEST_TITLE = 300;

const mayBeTitle = (block: Block): boolean =>
  (block.kind === "text" || block.kind === "heading" || block.kind === "quote") &&
  block.text.length >= 8 &&
  block.text.length <= LONGEST_TITLE &&
  /\p{L}{2}/u.test(block.text) &&
  !/@|^\W*\d[\d\s.()-]{7,}$/.test(block.text) &&
  !/[:;,]$/.test(block.text) &&
  block.zone !== "hidden" &&
  !dateLine(block.text) &&
  !furnitureOf(block.text) &&
  !isPictureName(block.text);

/** A long title reads like running text: what ends like a sentence, or is longer than any title, is none. */
const isSurelyText = (block: Block): boolean =>
  isProse(block) && (endsLikeSentence(block.text) || block.text.length > LONGEST_TITLE);

/** A page calls itself "Title | Portal": its own words begin like the title, or are it. */
function agreesWithHead(block: Block, headTitle: string | null): boolean {
  if (!headTitle) return false;
  const own = lettersOf(block.text);
  const head = lettersOf(headTitle);
  return own === head || (own.length >= 12 && (head.startsWith(own) || head.endsWith(own)));
}

const statesWhen = (text: string): boolean =>
  metaOf(text)?.some(
    (meta) => meta.kind === "date" || (meta.kind === "furniture" && meta.reason.code === "view_counter"),
  ) ?? false;

function score(page: Page, index: number, repeated: Set<string>): number {
  const block = page.blocks[index];
  const near = (from: number, to: number) => page.blocks.slice(Math.max(0, from), to);
  let points = 0;
  if (agreesWithHead(block, page.hints.title)) points += 6;
  if (block.role === "title") points += 3;
  if (block.kind === "heading") points += block.level === 1 ? 4 : block.level === 2 ? 2 : 1;
  if (repeated.has(lettersOf(block.text))) points += 3;
  if (near(index + 1, index + 3).some(({ text }) => statesWhen(text))) points += 2;
  if (near(index - 1, index).some(({ text }) => statesWhen(text))) points += 1;
  if (near(index + 1, index + 2).some(isSurelyText)) points += 1;
  if (block.look.bold && page.format !== "txt") points += 1;
  if (page.format === "docx" && (block.look.bold || block.look.centred)) points += 1;
  if (block.linked > 0.5 || block.zone) points -= 5;
  if (/^[•*+\-–»›>]/.test(block.text)) points -= 4;
  if (endsLikeSentence(block.text) && !/[!?…”"]$/.test(block.text)) points -= 2;
  if (block.text === block.text.toLowerCase()) points -= 2;
  if (block.text === block.text.toUpperCase() && block.text.split(" ").length > 3) points += 1;
  return points;
}

/** The block that is the title; where it stands twice, the last of them, from which the article goes on. Null: none is. */
export function findTitle(page: Page): number | null {
  const firstProse = page.blocks.findIndex(
    (block) => isSurelyText(block) && !block.zone && !agreesWithHead(block, page.hints.title),
  );
  const end = firstProse === -1 ? page.blocks.length : firstProse;
  const candidates = page.blocks
    .map((block, index) => index)
    .filter((index) => index < end && mayBeTitle(page.blocks[index]));
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const index of candidates) {
    const words = lettersOf(page.blocks[index].text);
    (seen.has(words) ? repeated : seen).add(words);
  }
  let best: number | null = null;
  let most = 0;
  for (const index of candidates) {
    const points = score(page, index, repeated);
    if (
      points > most ||
      (best !== null && points === most && repeated.has(lettersOf(page.blocks[index].text)))
    ) {
      most = points;
      best = index;
    }
  }
  return best;
}
