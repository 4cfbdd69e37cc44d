import type { Article } from "./article";
import { articleOf } from "./article-of";
import { isCaptionLike, saySame } from "./captions";
import { looksLikeByline } from "./credits";
import { dateLine } from "./dates";
import { drop, noFindings, type Findings } from "./findings";
import { furnitureOf, REASONS } from "./furniture";
import { captionsOfImages } from "./html-captions";
import { takeLastLines } from "./last-lines";
import { metaOf } from "./meta-lines";
import type { Block, Page } from "./page";
import { findPlaces, type Places } from "./places";
import { isProse } from "./prose";
import { pictureAt, traceOfPicture } from "./text-pictures";
import { saysNothing } from "./words";

/**
 * Recognises the article of a page. Every block ends in one place: a field, the body, or the list of what was left out
 * with its reason. Where the two disagree, words stay in the body and a doubt tells a person to look.
 */
export function recognise(page: Page, fallbackTitle: string): Article {
  const blocks = page.format === "txt" ? page.blocks : captionsOfImages(page.blocks);
  const findings = noFindings(page.dropped);
  const places = findPlaces({ ...page, blocks }, findings);
  for (let index = 0; index < blocks.length; index += 1) {
    if (index === places.title) continue;
    if (index < places.firstTitle) readAbove(findings, places, index);
    else if (index < places.title) readBetweenTitles(findings, places, index);
    else if (index >= places.end) drop(findings, blocks[index], REASONS.behindBody);
    else index += readBelow(findings, places, index);
  }
  takeLastLines(findings);
  return articleOf(page, findings, places, fallbackTitle);
}

/** The top of the page: nothing of it is text, but the article's date may stand right above its title. */
function readAbove(findings: Findings, { blocks, hasFurniture }: Places, index: number): void {
  const block = blocks[index];
  const date = block.zone ? null : dateLine(block.text);
  if (date) return void findings.dates.push({ date, index });
  if (!hasFurniture) return void findings.body.push(block);
  if (isProse(block) && !block.zone)
    findings.doubts.push({
      code: "text_above",
      vi: "có đoạn văn phía trên tiêu đề, không đưa vào bài",
      en: "running text above the title was left out",
      text: block.text,
    });
  if (furnitureOf(block.text)?.code === "breadcrumb")
    findings.breadcrumb = block.text.split(/\s*[>»›/|→]\s*/).slice(1);
  drop(findings, block, REASONS.beforeTitle);
}

/** Between two mentions of the title a portal shows the article's picture and its caption. */
function readBetweenTitles(findings: Findings, places: Places, index: number): void {
  const block = places.blocks[index];
  if (saySame(block.text, places.blocks[places.title].text))
    return drop(findings, block, REASONS.repeatedTitle);
  if (takeMeta(findings, places, index)) return;
  if (block.zone || furnitureOf(block.text)) return drop(findings, block, REASONS.beforeTitle);
  const isCaption = block.kind !== "image" && isCaptionLike(block.text) && !isProse(block);
  findings.body.push(isCaption ? traceOfPicture(block, { caption: block.text, certainty: "likely" }) : block);
}

/** A block below the title. Returns how many further blocks it has taken along. */
function readBelow(findings: Findings, places: Places, index: number): number {
  const { blocks, title, firstText, lastText, isDump } = places;
  const block = blocks[index];
  if (block.kind === "image") {
    if (block.zone || block.behindBody) drop(findings, block, REASONS.behindBody);
    else findings.body.push(block);
    return 0;
  }
  if (saysNothing(block.text)) return 0;
  if (title >= 0 && index <= firstText && saySame(block.text, blocks[title].text)) {
    drop(findings, block, REASONS.repeatedTitle);
    return 0;
  }
  if (takeMeta(findings, places, index)) return 0;
  if (isSignature(blocks, index) && findings.bylines.length === 0) {
    findings.bylines.push(block.text);
    return 0;
  }
  if (isFurniture(findings, places, index)) {
    drop(findings, block, block.behindBody ? REASONS.behindBody : REASONS.links);
    return 0;
  }
  if (block.role === "lead") findings.lead ??= block.text;
  const found = isDump ? pictureAt(blocks, index, lastText) : null;
  findings.body.push(found?.picture ?? block);
  findings.dropped.push(...(found?.dropped ?? []));
  return found?.taken ?? 0;
}

/** Dates, credits and counters count as such above the first and below the last running text, never in between. */
function takeMeta(findings: Findings, places: Places, index: number): boolean {
  const { blocks, firstText, lastText, hasFurniture } = places;
  const { text, kind, where, behindBody, zone } = blocks[index];
  if (zone || kind === "list" || kind === "table" || kind === "image") return false;
  const isHead = index < firstText;
  const metas = isHead || index > lastText ? metaOf(text) : null;
  // The date in the last line belongs to the text ("Buôn Ma Thuột, ngày 5 tháng 3 năm 2020"), unless it says what it is.
  if (
    !metas ||
    (!isHead && !behindBody && metas.some((meta) => meta.kind === "date" && meta.date.as === "unlabelled"))
  )
    return false;
  if (!hasFurniture && metas.some(({ kind: found }) => found === "furniture")) return false;
  for (const meta of metas) {
    if (meta.kind === "byline") findings.bylines.push(meta.value);
    else if (meta.kind === "date") findings.dates.push({ date: meta.date, index });
    else if (meta.kind === "furniture")
      findings.dropped.push({ text: meta.text, where, reason: meta.reason });
    else if (!findings.sourceName) findings.sourceName = meta.value;
    else findings.bylines.push(text);
  }
  return true;
}

/** The author's name right behind the box of the text, set apart by how it looks. */
function isSignature(blocks: Block[], index: number): boolean {
  const { behindBody, zone, text, look } = blocks[index];
  const isFirst = behindBody && blocks[index - 1]?.behindBody === false;
  const isSetApart = look.right || look.bold || look.italic || look.centred;
  return isFirst && !zone && isSetApart && !furnitureOf(text) && looksLikeByline(text);
}

function isFurniture(findings: Findings, places: Places, index: number): boolean {
  const { blocks, firstText, lastText, hasFurniture } = places;
  const block = blocks[index];
  if (!hasFurniture) return false;
  if (block.zone || block.behindBody) {
    if (!isProse(block)) return true;
    const isKept = block.inBody && block.zone !== "hidden";
    findings.doubts.push(
      isKept
        ? {
            code: "text_in_box",
            vi: "có đoạn văn nằm trong khung phụ của trang, đã giữ lại",
            en: "running text inside a side box was kept",
            text: block.text,
          }
        : {
            code: "text_outside",
            vi: "có đoạn văn ngoài phần bài viết, không đưa vào bài",
            en: "running text outside the article was left out",
            text: block.text,
          },
    );
    return !isKept;
  }
  const furniture = furnitureOf(block.text);
  if (!furniture) return block.linked > 0.8 && isLinkList(blocks, index, firstText, lastText);
  if (furniture.only === "outside")
    return index > lastText && (findings.bylines.length > 0 || findings.sourceName !== null);
  return furniture.only !== "afterText" || index > lastText;
}

/** Links alone: around the text a menu, inside it what stands under "Tin liên quan". */
function isLinkList(blocks: Block[], index: number, firstText: number, lastText: number): boolean {
  if (blocks[index].kind === "list" && (index < firstText || index > lastText)) return true;
  let above = index - 1;
  while (above >= 0 && blocks[above].linked > 0.8) above -= 1;
  return furnitureOf(blocks[above]?.text ?? "")?.code === "other_news";
}
