import type { Block } from "./page";
import { endsLikeSentence } from "./words";

const LONGEST_HEADING = 150;
const NUMBERED = /^(?:[IVX]{1,5}|[A-Z]|\d{1,2}(?:\.\d{1,2}){0,2})\s*[.)/:–-]\s*\p{L}/u;

/** A line in bold is a heading where it is numbered and running text follows; any other may be a lead or stress. */
function isHeading(block: Block, next: Block | undefined): boolean {
  return (
    block.kind === "text" &&
    block.look.bold &&
    block.text.length <= LONGEST_HEADING &&
    NUMBERED.test(block.text) &&
    !endsLikeSentence(block.text.replace(/:$/, "")) &&
    next !== undefined &&
    !(next.kind === "text" && next.look.bold && !NUMBERED.test(next.text))
  );
}

/** Headings as such, from the second level down: the first is the title's. */
export function markHeadings(blocks: Block[]): Block[] {
  return blocks.map((block, index) => {
    if (block.kind === "heading") return { ...block, level: Math.min(4, Math.max(2, block.level ?? 2)) };
    if (!isHeading(block, blocks[index + 1])) return block;
    const html = block.html.replace(/<\/?strong>/g, "");
    return { ...block, kind: "heading", html, level: /^[IVXA-Z]/.test(block.text) ? 2 : 3 };
  });
}
