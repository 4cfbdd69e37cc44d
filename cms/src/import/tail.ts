import type { Doubt } from "./article";
import { labelledCredit, looksLikeByline } from "./credits";
import { furnitureOf } from "./furniture";
import type { Block } from "./page";
import { isProse } from "./prose";

/** How Vietnamese texts sign their end, and what stands only behind an end. */
const isEndSign = ({ text }: Block): boolean =>
  /\.\/\.?\s*["”)]?$/.test(text) || labelledCredit(text)?.as === "source" || furnitureOf(text)?.code === "rating";

/**
 * Where the article is over and only furniture follows: at a heading of other news, a login box, a visitor counter.
 * Running text behind such a heading makes it a box in the middle of the article, unless the article had ended before.
 */
export function endOf(blocks: Block[], from: number): { end: number; doubts: Doubt[] } {
  const isText = (block: Block) => isProse(block) && !block.zone && !block.behindBody;
  let hasText = false;
  let ended = false;
  for (let index = from; index < blocks.length; index += 1) {
    const block = blocks[index];
    const furniture = block.kind === "image" ? null : furnitureOf(block.text);
    if (hasText && furniture?.opensTail && !furniture.only) {
      const following = blocks.slice(index + 1).filter(isText);
      const signed = ended || looksLikeByline(blocks[index - 1]?.text ?? "");
      if (following.length === 0 || signed)
        return {
          end: index,
          doubts: following.map(({ text }) => ({
            code: "text_behind_end",
            vi: "có đoạn văn đứng sau phần cuối bài, không đưa vào bài",
            en: "running text behind the end of the article was left out",
            text,
          })),
        };
    }
    if (isText(block)) {
      hasText = true;
      ended = false;
    }
    if (hasText && isEndSign(block)) ended = true;
  }
  return { end: blocks.length, doubts: [] };
}
