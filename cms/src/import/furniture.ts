import type { Reason, Zone } from "./page";
import { folded } from "./words";

/** Words with which portals furnish a page, matched on text without accents. */
export interface Furniture extends Reason {
  test: RegExp;
  /** After the article has begun, everything that follows is furniture too. */
  opensTail?: boolean;
  /** Might be an article's own words: furniture only behind its last sentence, or only before its title and after its end. */
  only?: "afterText" | "outside";
  longest?: number;
}

const rule = (
  code: string,
  vi: string,
  en: string,
  test: RegExp,
  more: Partial<Furniture> = {},
): Furniture => ({
  code,
  vi,
  en,
  test,
  ...more,
});

const TOOLS = new Set(
  `share this|chia se bai viet nay|in ra|in tin|in tin nay|in trang|in trang nay|in bai|in bai viet|ban in|in|print|gui email|gui mail|gui bai viet|gui cho ban be|gui bai viet qua email
|email|e-mail|chia se|chia se bai viet|chia se qua|facebook|fb|twitter|x|zalo|google+|google|linkedin|youtube|pinterest|like|tweet|share
|thich|luu bai viet|luu bai viet nay|luu bai|luu|gop y|phan hoi|y kien phan hoi|gui phan hoi|ve dau trang|ve trang truoc|quay lai|tro ve
|tro lai|len dau trang|dau trang|back to top|top|co chu|xem co chu|kich co chu|kich thuoc chu|a+|a-|a|aa|tuong phan|do tuong phan
|doc bai viet|nghe bai viet|nghe doc bai|doc bai|che do doc|sao chep lien ket|copy link|theo doi chung toi|lien ket|dong|close|rss
|tim kiem|nhap tu khoa|nhap tu khoa tim kiem|tim kiem nang cao|search|xem ban in|tai ve|tai xuong|download|bao loi|mac dinh`
    .split("|")
    .map((tool) => tool.trim()),
);

/** "In trang | Gửi email | Facebook": every part is a button. */
const isToolbar = (line: string): boolean => {
  const parts = line.split(/\s*(?:[|•·›»,/]|\s[-–]\s|\s{2,})\s*/).filter(Boolean);
  return (
    parts.length > 0 &&
    parts.length <= 12 &&
    parts.every((part) => TOOLS.has(part.replace(/^[[(]|[\])]$/g, "").replace(/(?<!mail)[:.…]+$/, "")))
  );
};

const isPager = (line: string): boolean => {
  const numbers = (line.match(/\d+/g) ?? []).map(Number);
  const rest = line.replace(
    /\d+|trang|dau|truoc|sau|cuoi|tiep theo|tiep|next|prev(?:ious)?|first|last|[\s|,.…«»‹›<>:[\]()-]/g,
    "",
  );
  if (rest !== "") return false;
  if (numbers.length === 0) return /truoc|sau|tiep|next|prev|[«»‹›]/.test(line) && line.length < 40;
  return (
    numbers.length > 1 &&
    numbers.every((number, index) => index === 0 || number > numbers[index - 1]) &&
    numbers[0] <= 3
  );
};

const OTHER_NEWS =
  /^\W*(?:(?:nhung|cac|mot so|danh sach)\s+)?(?:tin|bai|bai viet|tin bai|tin tuc|tin, bai|noi dung|ban tin)(?:\s+(?:viet|tuc|bai))?(?:\s+(?:da dang|da dua|lien quan|cung chuyen muc|cung loai|cung chu de|cung danh muc|khac|moi hon|cu hon|moi nhat|moi dang|moi|cu|noi bat|tieu diem|doc nhieu|doc nhieu nhat|xem nhieu|xem nhieu nhat|tiep theo|truoc do))+\W*$/;

const LABELLED_NUMBER = "\\s*[:\\-–]?\\s*\\(?[\\d.,]+\\)?";

const RULES: Furniture[] = [
  rule(
    "breadcrumb",
    "đường dẫn trang",
    "breadcrumb",
    /^(?:trang chu|trang nhat|home)\s*(?:$|[>»›/|→-])|^ban dang (?:o|xem)\s*:/,
    { longest: 250 },
  ),
  rule(
    "view_counter",
    "bộ đếm lượt xem",
    "view counter",
    new RegExp(
      `^(?:so )?(?:luot|lan) (?:xem|doc|truy cap|tai|thich|chia se)(?: bai)?(?: viet| tin)?${LABELLED_NUMBER}(?: luot| lan)?$|^(?:da )?(?:xem|doc)\\s*:\\s*[\\d.,]+$|^[\\d.,]+\\s*(?:luot|lan|nguoi) (?:xem|doc|thich|binh luan|tai|truy cap)\\w*$|^(?:views?|hits?)${LABELLED_NUMBER}$|^[\\d.,]+ views?$`,
    ),
  ),
  rule(
    "rating",
    "khung đánh giá",
    "rating box",
    /^tong so diem cua bai viet|^xep hang\s*:\s*[\d.,]+\s*[-–]\s*\d+ (?:phieu|luot)|^click (?:vao )?(?:de )?danh gia|^(?:ban )?(?:hay )?(?:danh gia|binh chon)(?: bai viet(?: nay)?| tin nay| cua ban)?\s*:?\s*\(?(?:[\d.,/ ]*(?:sao|luot|phieu|votes?|danh gia|diem)?)?\)?$|^\(?\d+\)?\s+(?:danh gia|binh chon|phieu bau)$|^average \([\d.]+ votes?\)|^[★☆⭐✩✭✮* ]{3,}$|^your rating|^diem danh gia/,
    { longest: 120 },
  ),
  rule(
    "session_notice",
    "thông báo phiên đăng nhập",
    "session notice",
    /^ban da khong su dung site|thoi gian cho\s*:\s*\d+ giay$/,
  ),
  rule(
    "login",
    "khung đăng nhập",
    "login box",
    /^(?:dang nhap|dang xuat|dang ky|dang ky thanh vien|thoat|ten dang nhap|ten truy cap|tai khoan|mat khau|quen mat khau\??|ghi nho(?: dang nhap| mat khau)?|nho mat khau)\s*:?$|^(?:ban|hay|vui long) (?:can |phai )?dang nhap\b/,
    { opensTail: true, longest: 120 },
  ),
  rule(
    "visitor_counter",
    "thống kê truy cập",
    "visitor counter",
    new RegExp(
      `^(?:bo dem|thong ke)(?: (?:luot |so luot )?truy cap| website)\\s*:?$|^(?:so (?:luot|nguoi) |luot |tong (?:so )?(?:luot )?)truy cap\\s*:?\\s*[\\d.,]*$|^\\W*(?:dang (?:truy cap|online|truc tuyen|xem)|online|truc tuyen|hom nay|hom qua|trong (?:ngay|tuan|thang|nam)|(?:ngay|tuan|thang|nam) (?:nay|truoc|hien tai)|tat ca|tong(?: so)?(?: luot)?(?: truy cap)?|khach(?: vieng tham| truc tuyen)?|thanh vien(?: online)?|may chu tim kiem)${LABELLED_NUMBER}$`,
    ),
    { opensTail: true, longest: 80 },
  ),
  rule("other_news", "danh sách tin khác", "list of other news", OTHER_NEWS, {
    opensTail: true,
    longest: 80,
  }),
  rule(
    "other_news",
    "danh sách tin khác",
    "list of other news",
    /^\W*(?:xem|doc) (?:them|tiep|nhieu)(?: tin(?: khac)?| bai viet)?\s*[:»>.…]*$|^co the ban (?:quan tam|thich|chua xem)\W*$|^(?:other|related|latest) news\W*$|^chu de lien quan\W*$/,
    { opensTail: true, longest: 80 },
  ),
  rule(
    "other_news",
    "danh sách tin khác",
    "list of other news",
    /\p{L}.*\((?:\d{1,2}[:h]\d{2}\s*[-,]?\s*)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}[^)]{0,12}\)\W*$/u,
    { only: "afterText", longest: 250 },
  ),
  rule("pager", "phân trang", "pages of a list", /^\b$/),
  rule("tools", "nút in, gửi, chia sẻ", "buttons to print, send or share", /^\b$/),
  rule(
    "comments",
    "khung bình luận",
    "comment box",
    /^(?:y kien ban doc|y kien (?:cua ban|binh luan)|(?:gui |viet |noi dung |cac )?binh luan|ma (?:an toan|bao mat|bao ve|xac nhan|kiem tra)|nhap ma|ho va ten|ho ten|chua co binh luan nao|gui di)(?: \(\d+\))?\s*[*:.]*$|^(?:hay )?la nguoi dau tien binh luan|^\d+ binh luan$/,
    { opensTail: true, longest: 100 },
  ),
  rule("tags", "từ khóa", "tags", /^(?:tu khoa|tags?)(?: bai viet| lien quan)?\s*:(?!\/)/, {
    longest: 300,
    only: "afterText",
  }),
  rule(
    "badge",
    "huy hiệu, chứng nhận",
    "badges",
    /^ipv6 ready|^(?:chung nhan )?tin nhiem mang|^valid (?:x?html|css)|^ncsc\b/,
    { opensTail: true, longest: 120 },
  ),
  rule(
    "imprint",
    "chân trang",
    "imprint",
    /^(?:ban quyen|copyright|©|\(c\)\s)|^(?:so )?giay phep(?: so| thiet lap| hoat dong| xuat ban)?\s*:?\s.*(?:\d{4}|gp|ttdt|ubnd)|^(?:thiet ke|phat trien|xay dung|van hanh)(?: va [a-z ]{3,20})? (?:boi|website|cong thong tin)\b|^powered by\b|^(?:yeu cau |de nghi |vui long )?ghi ro nguon\b.*(?:phat hanh|su dung|trich|dang|website|cong thong tin)|^chiu trach nhiem (?:chinh|noi dung|xuat ban)|^(?:best view|website hien thi tot)/,
    { opensTail: true, longest: 300, only: "afterText" },
  ),
  rule(
    "contact",
    "khung liên hệ",
    "contact box",
    /^\W*(?:co quan chu quan|don vi (?:quan ly|truc thuoc|chu quan)|dia chi|tru so|dien thoai|so dien thoai|dt|tel|hotline|duong day nong|fax|e-?mail|thu dien tu|website)\s*:|^\W*[\w.+-]+@[\w-]+(?:\.[\w-]+)+\W*$|^[\d\s.()+–-]{8,}$/,
    { only: "outside", longest: 250 },
  ),
  rule(
    "menu",
    "trình đơn",
    "menu",
    /^\W*(?:trang chu|gioi thieu|gioi thieu chung|lien he|so do (?:site|trang|cong|website)|co cau to chuc|tin tuc(?: su kien)?|tin tuc - su kien|van ban(?: chi dao| phap quy)?|thu vien(?: anh| video| hinh anh)?|hoi dap|english|tieng viet|menu|lien ket(?: website| web)?|quang cao|thong bao|lich cong tac|thu dien tu)\W*$/,
    { only: "outside", longest: 60 },
  ),
];

const PAGER = RULES.find(({ code }) => code === "pager")!;
const TOOLBAR = RULES.find(({ code }) => code === "tools")!;

/** The furniture that this line is, or null. */
export function furnitureOf(text: string): Furniture | null {
  const line = folded(text);
  if (line === "") return null;
  if (isPager(line)) return PAGER;
  if (isToolbar(line)) return TOOLBAR;
  return RULES.find(({ test, longest }) => line.length <= (longest ?? 200) && test.test(line)) ?? null;
}

/** What the markup alone tells of a part of the page. */
export const ZONES: Record<Zone, Reason> = {
  hidden: { code: "hidden", vi: "không hiện trên trang", en: "not shown on the page" },
  navigation: { code: "menu", vi: "trình đơn", en: "menu" },
  header: { code: "page_header", vi: "đầu trang", en: "header of the page" },
  footer: { code: "imprint", vi: "chân trang", en: "footer of the page" },
  aside: { code: "side_column", vi: "cột bên", en: "side column" },
  form: { code: "form", vi: "biểu mẫu", en: "form" },
  comments: { code: "comments", vi: "khung bình luận", en: "comment box" },
  related: { code: "other_news", vi: "danh sách tin khác", en: "list of other news" },
  share: { code: "tools", vi: "nút in, gửi, chia sẻ", en: "buttons to print, send or share" },
  rating: { code: "rating", vi: "khung đánh giá", en: "rating box" },
};

export const REASONS = {
  beforeTitle: {
    code: "before_title",
    vi: "đứng trước tiêu đề (đầu trang)",
    en: "stands before the title (top of the page)",
  },
  behindBody: {
    code: "behind_text",
    vi: "đứng sau bài viết (cuối trang)",
    en: "stands behind the article (end of the page)",
  },
  repeatedTitle: { code: "title_repeated", vi: "tiêu đề lặp lại", en: "the title again" },
  repeatedCaption: { code: "caption_repeated", vi: "chú thích ảnh lặp lại", en: "the caption again" },
  clock: {
    code: "clock",
    vi: "ngày hiện trên trang, không phải ngày của bài",
    en: "the page's clock, not the article's date",
  },
  otherDate: { code: "other_date", vi: "một ngày khác trên trang", en: "another date on the page" },
  pictureName: { code: "picture_name", vi: "tên tệp ảnh", en: "name of a picture's file" },
  icon: { code: "icon", vi: "biểu tượng, ảnh trang trí", en: "icon or decoration" },
  poster: { code: "poster", vi: "người đăng", en: "who posted it" },
  links: { code: "links", vi: "danh sách liên kết", en: "list of links" },
} satisfies Record<string, Reason>;
