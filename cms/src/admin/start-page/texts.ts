const prefix = "start-page";

/** What the start page says, by the last part of the id. */
const texts = {
  "drafts.title": "Bản nháp của tôi",
  "drafts.none": "Bạn không có bản nháp nào.",
  "drafts.count": "{count, plural, other {# bản nháp}}",
  "drafts.edited": "sửa {when}",
  "returned.count": "{count, plural, other {# bài được trả lại}}",
  "returned.mark": "Trả lại",
  "returned.by": "{person} trả lại {when}",
  "waiting.title": "Chờ duyệt",
  "waiting.none": "Không có bài nào chờ duyệt.",
  "waiting.count": "{count, plural, other {# bài chờ duyệt}}",
  "waiting.asked": "{person} gửi {when}",
  "scheduled.title": "Đã hẹn giờ",
  "scheduled.none": "Không có bài nào hẹn giờ.",
  "scheduled.count": "{count, plural, other {# giờ hẹn}}",
  "scheduled.publish": "đăng lúc {at}",
  "scheduled.unpublish": "gỡ xuống lúc {at}",
  "failed.count": "{count, plural, other {# giờ hẹn không thành}}",
  "failed.mark": "Không thành",
  "late.mark": "Muộn",
  "late.count": "{count, plural, other {# giờ hẹn muộn}}",
  "pending.title": "Chưa lên trang",
  "pending.none": "Mọi bài đã xuất bản đều đã lên trang.",
  "pending.notYet": "{count, plural, other {# bài chưa lên trang}}",
  "pending.stillShown": "{count, plural, other {# bài đã gỡ xuống mà trang còn hiện}}",
  "pending.older": "Bản cũ",
  "pending.shown": "Còn hiện",
  "pending.since": "từ {when}",
  "pending.away":
    "Trang công khai không trả lời từ {at}. Bài đã xuất bản vẫn được giữ và sẽ lên khi trang hoạt động lại.",
  "pending.unknown": "Chưa biết trang công khai đang hiện những gì: trang chưa hỏi nơi này lần nào.",
  "type.article": "Bài viết",
  "type.congress-document": "Văn kiện đại hội",
  "locale.en": "tiếng Anh",
  "locale.vi": "tiếng Việt",
  now: "vừa xong",
  untitled: "Chưa có tiêu đề",
  more: "Hiện thêm",
  "more.cut": "Đang hiện {shown} trên {count} bài; số còn lại xem trong danh sách.",
  loading: "Đang tải…",
  error: "Không tải được phần này.",
  retry: "Thử lại",
} as const;

export type StartPageText = keyof typeof texts;

/** The message of a text, for react-intl. */
export const message = (key: StartPageText) => ({ id: `${prefix}.${key}`, defaultMessage: texts[key] });

/** The texts under the ids by which the panel looks them up. */
export const startPageTexts: Record<string, string> = Object.fromEntries(
  Object.entries(texts).map(([key, text]) => [`${prefix}.${key}`, text]),
);
