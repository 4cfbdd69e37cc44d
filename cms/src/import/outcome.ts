import type { Doubt } from "./article";
import type { Known, Namesake } from "./known";
import type { Prepared } from "./prepare";
import type { ProposedUnion } from "./unions";

/** What became of one file. */
export type Outcome =
  | {
      as: "draft";
      file: string;
      prepared: Prepared;
      documentId: string | null;
      namesake: Namesake | null;
      unions: ProposedUnion[] | null;
    }
  | { as: "known"; file: string; prepared: Prepared; known: Known }
  | { as: "changed"; file: string; prepared: Prepared; known: Known }
  | { as: "refused"; file: string; code: string; vi: string; en: string };

/** What a person has to look at in a draft, beyond what the recogniser itself doubts. */
export function doubtsOf(prepared: Prepared, namesake: Namesake | null): Doubt[] {
  const doubts = [...prepared.article.doubts];
  for (const { fate, address, image, refusal } of prepared.pictures.values()) {
    const text = image.caption ?? image.alt ?? address ?? image.source;
    if (fate === "remote")
      doubts.push({
        code: "picture_remote",
        vi: "ảnh còn ở trang cũ, chưa tải về",
        en: "a picture is still on the old site, it was not fetched",
        text: address ?? text,
      });
    if (fate === "absent")
      doubts.push({
        code: "picture_absent",
        vi: "có chỗ đặt ảnh mà không có tệp ảnh",
        en: "a picture has its place but no file",
        ...(text ? { text } : {}),
      });
    if (refusal)
      doubts.push({
        code: "picture_refused",
        vi: `ảnh không tải lên được: ${refusal[0]}`,
        en: `a picture was not uploaded: ${refusal[1]}`,
        text,
      });
    if (fate === "upload" && !image.alt)
      doubts.push({
        code: "picture_undescribed",
        vi: "ảnh chưa có mô tả cho người không nhìn được",
        en: "a picture has no description",
        text: image.caption ?? image.source,
      });
  }
  for (const { href, refusal } of prepared.attachments)
    if (refusal)
      doubts.push({
        code: "attachment_refused",
        vi: `tệp đính kèm không tải lên được: ${refusal[0]}`,
        en: `an attachment was not uploaded: ${refusal[1]}`,
        text: href,
      });
  if (namesake)
    doubts.push({
      code: "same_title",
      vi: "đã có bài cùng tiêu đề và ngày, nhập từ tệp khác",
      en: "there is a text of the same title and date from another file",
      text: namesake.file,
    });
  return doubts;
}
