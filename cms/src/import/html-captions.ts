import { isCaptionLike, isPictureName, saySame, tellsOfPicture } from "./captions";
import type { Block } from "./page";
import { isProse } from "./prose";
import { endsLikeSentence } from "./words";

/** The field of a caption holds no more; longer words stay in the text. */
const LONGEST_CAPTION = 500;

/** How sure it is that this block is the caption of the picture above it; null: it isn't. */
function captionCertainty(picture: Block, below: Block | undefined): "certain" | "likely" | null {
  if (!below || below.kind !== "text" || below.zone !== picture.zone) return null;
  if (!picture.image || picture.image.caption) return null;
  if (below.role === "caption") return below.text.length <= LONGEST_CAPTION ? "certain" : null;
  if (picture.image.alt && saySame(below.text, picture.image.alt)) return "certain";
  if (!isCaptionLike(below.text) || isProse(below) || endsLikeSentence(below.text)) return null;
  if (below.look.italic || below.look.centred) return "certain";
  return tellsOfPicture(below.text) ? "likely" : null;
}

/** Gives every picture the words that stand under it, and what its markup says of it. */
export function captionsOfImages(blocks: Block[]): Block[] {
  const result: Block[] = [];
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block.kind !== "image" || !block.image) {
      result.push(block);
      continue;
    }
    const certainty = captionCertainty(block, blocks[index + 1]);
    const caption = certainty ? blocks[index + 1].text : block.image.caption;
    const alt = block.image.alt && !isPictureName(block.image.alt) ? block.image.alt : null;
    result.push({ ...block, image: { ...block.image, alt, caption, certainty: certainty ?? "certain" } });
    if (certainty) index += 1;
  }
  return result;
}
