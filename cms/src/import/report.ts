import type { Doubt } from "./article";
import { doubtsOf, type Outcome } from "./outcome";
import type { Prepared } from "./prepare";

export interface Totals {
  draft: number;
  known: number;
  changed: number;
  refused: number;
}

export const totalsOf = (outcomes: Outcome[]): Totals => {
  const totals = { draft: 0, known: 0, changed: 0, refused: 0 };
  for (const { as } of outcomes) totals[as] += 1;
  return totals;
};

const NOW = {
  draft: ["còn là bản nháp", "still a draft"],
  published: ["đã xuất bản", "published"],
  gone: ["nay không còn trong danh sách bài", "no longer among the texts"],
};

const shorten = (text: string, most = 90): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

const day = (iso: string): string => iso.slice(0, 10).split("-").reverse().join("/");

function fields({ article, pictures, attachments }: Prepared): string[] {
  const uploads = [...pictures.values()].filter(({ fate }) => fate === "upload").length;
  const lines = [
    ["tiêu đề", article.title],
    ["ngày", article.dateline ? day(article.dateline.day) : null],
    ["tác giả", article.byline],
    ["nguồn", article.sourceName],
    ["địa chỉ", article.sourceUrl],
    ["chuyên mục", article.categoryFrom ? `${article.category} (${article.categoryFrom})` : null],
    ["video", article.videoUrl],
    ["ảnh", pictures.size > 0 ? `${uploads}/${pictures.size} có tệp` : null],
    ["đính kèm", attachments.length > 0 ? String(attachments.length) : null],
  ];
  return lines.filter(([, value]) => value).map(([name, value]) => `      ${name}: ${value}`);
}

/** How many words of the page were left out, by reason. */
function droppedLine({ article }: Prepared): string[] {
  const counts = new Map<string, number>();
  for (const { reason } of article.dropped) counts.set(reason.vi, (counts.get(reason.vi) ?? 0) + 1);
  if (counts.size === 0) return [];
  return [`      bỏ: ${[...counts].map(([reason, count]) => `${reason} (${count})`).join(", ")}`];
}

/** Doubts that say the same are told once, with their number. */
function doubtLines(doubts: Doubt[]): string[] {
  const lines = new Map<string, number>();
  for (const { vi, text } of doubts) {
    const line = `      ! xem lại: ${vi}${text ? `: ${shorten(text)}` : ""}`;
    lines.set(line, (lines.get(line) ?? 0) + 1);
  }
  return [...lines].map(([line, count]) => (count > 1 ? `${line} (${count} chỗ)` : line));
}

/** One file for people: Vietnamese, with the English of what matters. */
export function linesOf(outcome: Outcome, number: number, of: number, dryRun: boolean): string[] {
  const place = `[${number}/${of}] ${outcome.file}`;
  if (outcome.as === "refused") return [`${place}: TỪ CHỐI — ${outcome.vi} / REFUSED — ${outcome.en}`];
  if (outcome.as !== "draft") {
    const { known } = outcome;
    const [vi, en] = NOW[known.now];
    const since = known.at ? ` từ ${day(known.at)}` : " trong lần chạy này";
    return outcome.as === "known"
      ? [`${place}: đã có${since}, ${vi} / already there, ${en}`]
      : [
          `${place}: TỆP ĐÃ ĐỔI so với lần nhập ngày ${day(known.at)}, không ghi đè; bài ${vi} / THE FILE HAS CHANGED since its import, nothing was overwritten; ${en}`,
        ];
  }
  const { prepared, namesake, unions } = outcome;
  return [
    `${place}: ${dryRun ? "sẽ thành bản nháp / would become a draft" : "đã thành bản nháp / is now a draft"}`,
    ...fields(prepared),
    ...droppedLine(prepared),
    ...(unions ?? []).map(({ code, name }) => `      công đoàn, đề nghị gắn: ${name} (${code})`),
    ...doubtLines(doubtsOf(prepared, namesake)),
  ];
}

/** The same for programs. */
export function recordOf(outcome: Outcome): object {
  if (outcome.as === "refused") {
    const { file, code, vi, en } = outcome;
    return { file, outcome: "refused", reason: { code, vi, en } };
  }
  const { prepared } = outcome;
  const { article, format, encoding, pictures, attachments } = prepared;
  return {
    file: outcome.file,
    outcome: outcome.as,
    ...(outcome.as === "draft" ? { documentId: outcome.documentId } : { earlier: outcome.known }),
    format,
    encoding,
    recognised: {
      title: article.title,
      dateline: article.dateline,
      byline: article.byline,
      sourceName: article.sourceName,
      sourceUrl: article.sourceUrl,
      excerpt: article.excerpt,
      category: article.category,
      categoryFrom: article.categoryFrom,
      videoUrl: article.videoUrl,
      unions: outcome.as === "draft" ? outcome.unions : null,
      cover: article.cover ? article.cover.where : null,
      blocks: article.body.map(({ kind, text, where }) => ({ kind, where, text })),
      pictures: [...pictures.values()].map(({ image, where, fate, address, refusal }) => ({
        where,
        source: image.source || null,
        alt: image.alt,
        caption: image.caption,
        certainty: image.certainty,
        fate,
        address,
        ...(refusal ? { refusal: { vi: refusal[0], en: refusal[1] } } : {}),
      })),
      attachments: attachments.map(({ href, refusal }) => ({ href, refusal })),
    },
    dropped: article.dropped,
    doubts: doubtsOf(prepared, outcome.as === "draft" ? outcome.namesake : null),
  };
}

export function totalLines({ draft, known, changed, refused }: Totals, dryRun: boolean): string[] {
  return [
    `${dryRun ? "Chạy thử, không ghi gì" : "Xong"}: ${draft} bản nháp ${dryRun ? "sẽ có" : "mới"}, ${known} đã có từ trước, ${changed} tệp đã đổi (không ghi đè), ${refused} từ chối. Không bài nào được xuất bản.`,
    `${dryRun ? "Dry run, nothing was written" : "Done"}: ${draft} ${dryRun ? "drafts to be" : "new drafts"}, ${known} already there, ${changed} changed files (not overwritten), ${refused} refused. Nothing was published.`,
  ];
}
