import type { Article } from "./article";
import { categoryOf } from "./category";
import { chooseDate } from "./dateline";
import { machineDay, type StatedDate } from "./dates";
import { LONGEST, type Findings } from "./findings";
import { REASONS } from "./furniture";
import { markHeadings } from "./headings";
import { gatherLists } from "./lists";
import type { Page } from "./page";
import type { Places } from "./places";
import { isProse } from "./prose";

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

/** Puts what was found into the fields of a draft, within their limits. */
export function articleOf(page: Page, findings: Findings, places: Places, fallbackTitle: string): Article {
  const { doubts } = findings;
  const { hints } = page;
  const stated = places.title < 0 ? null : places.blocks[places.title].text;
  const wholeTitle = stated ?? hints.title ?? fallbackTitle;
  if (stated === null)
    doubts.push({
      code: "title_guessed",
      vi: "không nhận ra tiêu đề, đặt tạm",
      en: "no title was recognised, a makeshift is used",
      text: wholeTitle,
    });
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
    doubts.push({
      code: "title_shortened",
      vi: "tiêu đề dài quá nên rút gọn; tiêu đề đầy đủ đứng đầu bài",
      en: "the title is too long and was shortened; the whole of it stands above the text",
    });
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
