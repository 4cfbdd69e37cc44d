import type { Article } from "./article";
import { captionsOfImages } from "./html-captions";
import { isCaptionLike, saySame } from "./captions";
import { categoryOf } from "./category";
import { chooseDate } from "./dateline";
import { dateLine, machineDay, type StatedDate } from "./dates";
import { drop, LONGEST, noFindings, type Findings } from "./findings";
import { furnitureOf, REASONS } from "./furniture";
import { markHeadings } from "./headings";
import { takeLastLines } from "./last-lines";
import { gatherLists } from "./lists";
import { metaOf } from "./meta-lines";
import type { Block, Page } from "./page";
import { isProse } from "./prose";
import { endOf } from "./tail";
import { pictureAt, traceOfPicture } from "./text-pictures";
import { findTitle } from "./title";
import { saysNothing } from "./words";

/** The places of a page between which everything is decided. */
interface Places {
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

function findPlaces(page: Page, findings: Findings): Places {
  const { blocks } = page;
  const title = findTitle(page) ?? -1;
  const hasFurniture = page.format !== "docx";
  const { end, doubts } = hasFurniture ? endOf(blocks, title + 1) : { end: blocks.length, doubts: [] };
  findings.doubts.push(...doubts);
  const texts = blocks.flatMap((block, index) =>
    index > title && index < end && !block.behindBody && isProse(block) ? [index] : [],
  );
  const mention = title < 0 ? 0 : blocks.findIndex(({ text, zone }) => !zone && saySame(text, blocks[title].text));
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
  if (furnitureOf(block.text)?.code === "breadcrumb") findings.breadcrumb = block.text.split(/\s*[>»›/|→]\s*/).slice(1);
  drop(findings, block, REASONS.beforeTitle);
}

/** Between two mentions of the title a portal shows the article's picture and its caption. */
function readBetweenTitles(findings: Findings, places: Places, index: number): void {
  const block = places.blocks[index];
  if (saySame(block.text, places.blocks[places.title].text)) return drop(findings, block, REASONS.repeatedTitle);
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
  if (!metas || (!isHead && !behindBody && metas.some((meta) => meta.kind === "date" && meta.date.as === "unlabelled")))
    return false;
  if (!hasFurniture && metas.some(({ kind: found }) => found === "furniture")) return false;
  for (const meta of metas) {
    if (meta.kind === "byline") findings.bylines.push(meta.value);
    else if (meta.kind === "date") findings.dates.push({ date: meta.date, index });
    else if (meta.kind === "furniture") findings.dropped.push({ text: meta.text, where, reason: meta.reason });
    else if (!findings.sourceName) findings.sourceName = meta.value;
    else findings.bylines.push(text);
  }
  return true;
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
        ? { code: "text_in_box", vi: "có đoạn văn nằm trong khung phụ của trang, đã giữ lại", en: "running text inside a side box was kept", text: block.text }
        : { code: "text_outside", vi: "có đoạn văn ngoài phần bài viết, không đưa vào bài", en: "running text outside the article was left out", text: block.text },
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

/** The day of the article, from its own words, else from what the page's head tells machines. */
function datelineOf(page: Page, { dates, dropped }: Findings, { blocks, title }: Places): StatedDate | null {
  const chosen = chooseDate(dates, title);
  for (const other of dates)
    if (other !== chosen)
      dropped.push({
        text: other.date.text,
        where: blocks[other.index].where,
        reason: other.index < title ? REASONS.clock : REASONS.otherDate,
      });
  const stated = page.hints.date;
  const day = chosen || !stated ? null : machineDay(stated);
  return chosen?.date ?? (day ? { day, as: "published", text: stated! } : null);
}

function articleOf(page: Page, findings: Findings, places: Places, fallbackTitle: string): Article {
  const { doubts } = findings;
  const { hints } = page;
  const stated = places.title < 0 ? null : places.blocks[places.title].text;
  const wholeTitle = stated ?? hints.title ?? fallbackTitle;
  if (stated === null)
    doubts.push({ code: "title_guessed", vi: "không nhận ra tiêu đề, đặt tạm", en: "no title was recognised, a makeshift is used", text: wholeTitle });
  const dateline = datelineOf(page, findings, places);
  if (!dateline) doubts.push({ code: "no_date", vi: "không thấy ngày của bài", en: "no date was found" });
  const body = [...findings.body];
  const hasFile = body[0]?.kind === "image" && Boolean(body[0].image?.source || body[0].image?.bytes);
  const cover = hasFile ? body.shift()! : null;
  const boldLead = body[0]?.kind === "text" && body[0].look.bold && isProse(body[0]) ? body[0].text : null;
  const lead = findings.lead ?? boldLead;
  let title = wholeTitle;
  if (title.length > LONGEST.title) {
    title = `${title.slice(0, LONGEST.title - 1).replace(/\s+\S*$/, "")}…`;
    body.unshift({ ...places.blocks[Math.max(places.title, 0)], kind: "text", text: wholeTitle });
    doubts.push({ code: "title_shortened", vi: "tiêu đề dài quá nên rút gọn; tiêu đề đầy đủ đứng đầu bài", en: "the title is too long and was shortened; the whole of it stands above the text" });
  }
  const { category, from } = categoryOf(hints.breadcrumb.length > 0 ? hints.breadcrumb : findings.breadcrumb);
  return {
    title,
    dateline,
    byline: findings.bylines.join("; ") || null,
    sourceName: findings.sourceName,
    sourceUrl: page.address,
    excerpt: lead && lead.length <= LONGEST.excerpt ? lead : null,
    category,
    categoryFrom: from,
    videoUrl: hints.videos[0] ?? null,
    cover,
    body: gatherLists(markHeadings(body)),
    dropped: findings.dropped,
    doubts,
  };
}
