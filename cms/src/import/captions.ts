import { clean, endsLikeSentence, folded, lettersOf } from "./words";

/** Longer lines are text, not the words under a picture. */
const LONGEST_CAPTION = 250;

/** "hinh 2", "anh tin bai", "IMG_2034.jpg", "thidua1": what a picture's file or the portal calls it, not what it shows. */
export function isPictureName(text: string): boolean {
  const words = clean(text);
  if (words === "") return true;
  if (/\.(?:jpe?g|png|gif|bmp|webp|tiff?)$/i.test(words)) return true;
  if (words.length > 60) return false;
  if (/^(?:anh tin bai|image|img|picture|photo|hinh(?: anh)?|anh(?: minh hoa)?)[\s_.:-]*\d*$/i.test(words))
    return true;
  if (/^[a-z0-9]+(?:[-_][a-z0-9]+)+$/.test(words)) return true;
  const ascii = /^[\w.()%+-]+$/.test(words);
  return (
    ascii && /\d/.test(words) && /[a-z_]/i.test(words) && !/^\d+(?:st|nd|rd|th|kg|km|m2|%)$/i.test(words)
  );
}

/** "anh tin bai(Ban Chấp hành nhiệm kỳ mới)": the portal's alternative text run together with the caption behind it. */
export function captionBehindPictureName(text: string): string | null {
  const match =
    /^(?:anh tin bai|image|img|hinh(?: anh)? \d+)\s*[:-]?\s*(?:\((?<inner>.{5,})\)|(?<rest>\p{Lu}.{5,}))$/u.exec(
      clean(text),
    );
  return match ? (match.groups!.inner ?? match.groups!.rest) : null;
}

/** May be a caption by its form: one line that isn't a sentence of the text. */
export const isCaptionLike = (text: string): boolean =>
  text.length >= 5 &&
  text.length <= LONGEST_CAPTION &&
  !/[.;:]$/.test(text.replace(/\(?\s*(?:anh|ảnh|nguồn)\s*:.*$/i, ""));

const SCENES =
  /\b(?:phat bieu|bao cao|trinh bay|dieu hanh|chu tri|trao (?:tang|qua|giay khen|bang khen|co|tien|hoa)|tang (?:qua|hoa|giay khen|bang khen)|chup (?:anh|hinh)|luu niem|toan canh|quang canh|khung canh|hinh anh|tham gia|tham hoi|bieu quyet|ra mat|khai mac|be mac)\b.*\b(?:tai (?:buoi|hoi nghi|dai hoi|le|chuong trinh|hoi thi|hoi thao|su kien|cuoc hop|hoi truong)|luu niem|chuong trinh|hoi nghi|dai hoi)\b|^(?:toan canh|quang canh|hinh anh|anh\s*:|anh chup)\b|\((?:anh|nguon)\s*:[^)]*\)$|[-–.]\s*(?:anh|nguon)\s*:\s*[^.]{2,40}$|\((?:ngoai cung |thu \w+ )?(?:tu|ben) (?:trai|phai)[^)]*\)|\(dung (?:giua|thu)[^)]*\)/;

/** The words of a line say that it stands under a picture: "Đồng chí … phát biểu tại buổi làm việc". */
export const tellsOfPicture = (text: string): boolean =>
  isCaptionLike(text) && !endsLikeSentence(text) && SCENES.test(folded(text));

/** Two lines that say the same, once as alternative text and once as caption. */
export const saySame = (left: string, right: string): boolean =>
  lettersOf(left) !== "" && lettersOf(left) === lettersOf(right);
