import { saySame } from "./captions";
import type { Findings } from "./findings";
import type { Block, Page } from "./page";
import { isProse } from "./prose";
import { endOf } from "./tail";
import { findTitle } from "./title";

/** The places of a page between which everything is decided. */
export interface Places {
  blocks: Block[];
  /** The title; -1 where none was found. */
  title: number;
  /** Where the title stands for the first time: above it is the top of the page. */
  firstTitle: number;
  firstText: number;
  lastText: number;
  /** From here on there is only furniture. */
  end: number;
  isDump: boolean;
  /** False for documents that never stood in a portal: all that they say is the text. */
  hasFurniture: boolean;
}

export function findPlaces(page: Page, findings: Findings): Places {
  const { blocks } = page;
  const title = findTitle(page) ?? -1;
  const hasFurniture = page.format !== "docx";
  const { end, doubts } = hasFurniture ? endOf(blocks, title + 1) : { end: blocks.length, doubts: [] };
  findings.doubts.push(...doubts);
  const isText = (block: Block, index: number) =>
    index > title &&
    index < end &&
    !block.behindBody &&
    isProse(block) &&
    (title < 0 || !saySame(block.text, blocks[title].text));
  const texts = blocks.flatMap((block, index) => (isText(block, index) ? [index] : []));
  const mention =
    title < 0 ? 0 : blocks.findIndex(({ text, zone }) => !zone && saySame(text, blocks[title].text));
  return {
    blocks,
    title,
    firstTitle: mention < 0 ? title : mention,
    firstText: texts.at(0) ?? end,
    lastText: texts.at(-1) ?? -1,
    end,
    isDump: page.format === "txt",
    hasFurniture,
  };
}
