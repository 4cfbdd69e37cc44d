const prefix = "editorial";

/** What the panels of review, schedule and assignments say, by the last part of the id. */
const texts = {
  "review.title": "Duyệt bài",
  "review.ask": "Gửi duyệt",
  "review.ask-again": "Gửi duyệt lại",
  "review.asked": "Đã gửi duyệt. Biên tập viên sẽ thấy bài trong mục Chờ duyệt.",
  "review.draft": "Viết xong, hãy lưu rồi bấm Gửi duyệt để biên tập viên xuất bản.",
  "review.save-first": "Hãy lưu thay đổi trước khi gửi duyệt.",
  "review.state.asked": "Chờ duyệt",
  "review.state.returned": "Trả lại",
  "review.asked-by": "{person} gửi duyệt lúc {when}.",
  "review.changed": "Bài đã được sửa sau khi gửi duyệt: {person}, lúc {when}.",
  "review.changed-nobody": "Bài đã được sửa sau khi gửi duyệt, lúc {when}.",
  "review.returned-by": "{person} trả lại lúc {when}:",
  "review.returned-before": "Lần trước {person} trả lại lúc {when}:",
  "review.withdraw": "Rút yêu cầu duyệt",
  "review.withdrawn": "Đã rút yêu cầu duyệt.",
  "review.send-back": "Trả lại",
  "review.send-back.title": "Trả lại cho người viết",
  "review.send-back.label": "Cần sửa gì?",
  "review.send-back.hint": "Một câu là đủ. Người viết thấy lời nhắn này ở trang sửa bài.",
  "review.send-back.confirm": "Trả lại bài",
  "review.sent-back": "Đã trả lại bài cho người viết.",
  "schedule.title": "Lên lịch",
  "schedule.zone": "Theo giờ Việt Nam, cho riêng bản ngôn ngữ đang mở.",
  "schedule.publish": "Đăng lúc",
  "schedule.unpublish": "Gỡ xuống lúc",
  "schedule.day": "ngày",
  "schedule.day-pattern": "ngày/tháng/năm",
  "schedule.hour": "giờ",
  "schedule.month": "Tháng",
  "schedule.year": "Năm",
  "schedule.clear-time": "Xóa",
  "schedule.save": "Lưu lịch",
  "schedule.confirm": "Đã xem, giữ lịch",
  "schedule.clear": "Bỏ lịch",
  "schedule.saved": "Đã lưu lịch.",
  "schedule.cleared": "Đã bỏ lịch.",
  "schedule.set.publish": "Hẹn đăng lúc {when} ({person}).",
  "schedule.set.unpublish": "Hẹn gỡ xuống lúc {when} ({person}).",
  "schedule.done.publish": "Đã đăng theo lịch lúc {when}.",
  "schedule.done.unpublish": "Đã gỡ xuống theo lịch lúc {when}.",
  cancel: "Thôi",
  failed: "Không thực hiện được. Hãy thử lại.",
  "assignments.title": "Phân công",
  "assignments.subtitle": "Ai làm việc với bài của công đoàn nào.",
  "assignments.person": "Người",
  "assignments.roles": "Vai trò",
  "assignments.unions": "Công đoàn",
  "assignments.edit": "Phân công {person}",
  "assignments.everything": "Mọi công đoàn",
  "assignments.own": "Chưa phân công: chỉ thấy bài mình viết chưa nêu công đoàn nào",
  "assignments.role": "Chưa phân công: chỉ thấy bài của mình, về công đoàn nào cũng được",
  "assignments.field": "Các công đoàn",
  "assignments.hint": "Gồm cả các công đoàn trực thuộc. Để trống là không phân công.",
  "assignments.save": "Lưu",
  "assignments.saved": "Đã lưu phân công.",
  "assignments.unchecked":
    "Đã lưu, nhưng hệ thống công đoàn đang không trả lời nên chưa kiểm tra được: {codes}.",
  "assignments.inactive": "chưa kích hoạt",
  loading: "Đang tải…",
} as const;

export type EditorialText = keyof typeof texts;

/** The message of a text, for react-intl. */
export const message = (key: EditorialText) => ({ id: `${prefix}.${key}`, defaultMessage: texts[key] });

/** The texts under the ids by which the panel looks them up. */
export const editorialTexts: Record<string, string> = Object.fromEntries(
  Object.entries(texts).map(([key, text]) => [`${prefix}.${key}`, text]),
);
