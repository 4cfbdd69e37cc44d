import { captionBehindPictureName, isCaptionLike, isPictureName, saySame, tellsOfPicture } from "./captions";
import { REASONS } from "./furniture";
import { plainLook, type Block, type Dropped, type PageImage } from "./page";
import { isProse } from "./prose";
import { endsLikeSentence } from "./words";

interface Found {
  picture: Block;
  dropped: Dropped[];
  /** How many blocks behind the first belong to the picture. */
  taken: number;
}

/** The trace of a picture whose file a text dump doesn't have: its place, and its caption. */
export function traceOfPicture(
  { where, inBody }: Block,
  { caption, certainty }: Pick<PageImage, "caption" | "certainty">,
): Block {
  const image = { source: "", alt: null, caption, certainty };
  return {
    kind: "image",
    text: "",
    html: "",
    where,
    look: plainLook(),
    linked: 0,
    inBody,
    behindBody: false,
    image,
  };
}

const isNumbered = (text: string) => /^(?:[IVX]+|\d+|[a-zđ])[.)]\s/u.test(text);

/** In a text dump a picture is what was written beside it: its file's name, its caption, both, or one of them twice. */
export function pictureAt(blocks: Block[], index: number, lastText: number): Found | null {
  const block = blocks[index];
  const { text, where } = block;
  const next = index + 1 < lastText ? blocks[index + 1] : undefined;
  const found = (
    caption: string | null,
    certainty: PageImage["certainty"],
    dropped: Dropped[],
    taken = 0,
  ): Found => ({
    picture: traceOfPicture(block, { caption, certainty }),
    dropped,
    taken,
  });
  if (next && isCaptionLike(text) && saySame(text, next.text))
    return found(next.text, "certain", [{ text, where, reason: REASONS.repeatedCaption }], 1);
  const behind = captionBehindPictureName(text);
  if (behind) {
    const name = text.slice(0, text.indexOf(behind)).replace(/[(:\s-]+$/, "");
    return found(behind, "certain", [{ text: name, where, reason: REASONS.pictureName }]);
  }
  if (isPictureName(text)) {
    const named = next && isCaption(next) ? next.text : null;
    return found(named, "certain", [{ text, where, reason: REASONS.pictureName }], named ? 1 : 0);
  }
  return index < lastText && tellsOfPicture(text) && !isProse(block) ? found(text, "likely", []) : null;
}

const isCaption = (block: Block): boolean =>
  isCaptionLike(block.text) &&
  !endsLikeSentence(block.text) &&
  !isProse(block) &&
  !isPictureName(block.text) &&
  !isNumbered(block.text);
