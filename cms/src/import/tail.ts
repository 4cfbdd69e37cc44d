import type { Doubt } from "./article";
import { labelledCredit, looksLikeByline } from "./credits";
import { furnitureOf } from "./furniture";
import type { Block } from "./page";
import { isProse } from "./prose";

/** How Vietnamese texts sign their end, and what stands only behind an end. */
const isEndSign = ({ text }: Block): boolean =>
  /\.\/\.?\s*["”)]?$/.test(text) || labelledCredit(text) !== null || furnitureOf(text)?.code === "rating";

/**
 * Where the article is over and only furniture follows: at a heading of other news, a login box, a visitor counter.
 * Running text behind such a heading makes it a box in the middle of the article, unless the article had ended before.
 */
export function endOf(blocks: Block[], from: number): { end: number; doubts: Doubt[] } {
  const isText = (block: Block) => isProse(block) && !block.zone && !block.behindBody;
  const doubts: Doubt[] = [];
  let hasText = false;
  let ended = false;
  for (let index = from; index < blocks.length; index += 1) {
    const block = blocks[index];
    const furniture = block.kind === "image" ? null : furnitureOf(block.text);
    if (hasText && furniture?.opensTail && !furniture.only) {
      const following = blocks.slice(index + 1).filter(isText);
      // Boxes of other news stand inside texts too; a login or comments never do.
      const signed =
        ended || furniture.code !== "other_news" || looksLikeByline(blocks[index - 1]?.text ?? "");
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
      doubts.push({
        code: "text_behind_heading",
        vi: `sau mục “${block.text}” còn đoạn văn, đã giữ lại; xin xem có đúng là của bài này`,
        en: "running text behind a heading of other news was kept; see whether it belongs to this article",
        text: following[0].text,
      });
    }
    if (isText(block)) {
      hasText = true;
      ended = false;
    }
    if (hasText && isEndSign(block)) ended = true;
  }
  return { end: blocks.length, doubts };
}
