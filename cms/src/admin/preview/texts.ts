/** What the preview's panel says, by the last part of its id. */
const TEXTS = {
  title: "Xem trước",
  open: "Xem trước",
  hint: "Mở bản nháp đã lưu trong thẻ mới, như bạn đọc sẽ thấy. Chỉ mở được trong vài phút.",
  unsaved: "Có thay đổi chưa lưu: bản xem trước chỉ hiện những gì đã lưu.",
  new: "Hãy lưu bài trước khi xem.",
  failed: "Không mở được bản xem trước. Hãy thử lại.",
} as const;

export const previewTexts: Record<string, string> = Object.fromEntries(
  Object.entries(TEXTS).map(([key, text]) => [`preview.${key}`, text]),
);

export const previewText = (key: keyof typeof TEXTS) => ({
  id: `preview.${key}`,
  defaultMessage: TEXTS[key],
});
