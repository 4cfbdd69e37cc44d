import * as React from "react";
import { useIntl } from "react-intl";

/** What the pickers say, by the last part of its id. */
const TEXTS = {
  "union.label": "Công đoàn",
  "union.description": "Một công đoàn của hệ thống",
  "unions.label": "Các công đoàn",
  "unions.description": "Nhiều công đoàn của hệ thống, theo thứ tự",
  "campaign.label": "Phong trào",
  "campaign.description": "Một phong trào của hệ thống",
  "congress.label": "Đại hội",
  "congress.description": "Một đại hội của hệ thống",
  "placeholder.union": "Gõ tên công đoàn (không cần dấu) hoặc dán mã",
  "placeholder.campaign": "Gõ tên phong trào (không cần dấu) hoặc dán mã",
  "placeholder.congress": "Gõ tên công đoàn mở đại hội (không cần dấu) hoặc dán mã",
  finds: "Kết quả tìm",
  searching: "Đang tìm…",
  none: "Không tìm thấy “{text}”.",
  all: "{total, number} kết quả",
  some: "Có {total, number} kết quả, đang hiện {shown, number}. Gõ thêm để thu hẹp.",
  away: "Chưa liên lạc được với hệ thống dữ liệu công đoàn nên chưa tìm theo tên được. Có thể gõ hoặc dán mã; bài vẫn lưu được, mã sẽ được kiểm tra sau.",
  busy: "Tìm quá nhiều lần trong một phút. Hãy đợi một chút rồi gõ tiếp.",
  "use-code": "Dùng mã “{code}” như đã gõ",
  "already-chosen": "đã chọn",
  chosen: "Đã chọn",
  up: "Chuyển “{name}” lên",
  down: "Chuyển “{name}” xuống",
  remove: "Bỏ “{name}”",
  moved: "“{name}” nay ở vị trí {place, number}.",
  removed: "Đã bỏ “{name}”.",
  added: "Đã thêm “{name}”.",
  "code.away": "chưa xem được tên",
  "code.unchecked": "mã chưa kiểm tra",
  "code.unknown": "không có trong hệ thống",
  "told.away":
    "Chưa liên lạc được với hệ thống dữ liệu công đoàn: mã đã chọn được giữ nguyên, bài vẫn lưu được, mã mới sẽ được kiểm tra khi liên lạc lại.",
  "told.unchecked":
    "Đã lưu khi chưa liên lạc được với hệ thống dữ liệu công đoàn. Mã chưa kiểm tra: {codes}. Hệ thống sẽ tự kiểm tra và báo tại đây nếu mã sai.",
  "told.unknown":
    "Hệ thống dữ liệu công đoàn không có mã: {codes}. Hãy bỏ hoặc chọn lại; bạn đọc sẽ không thấy bài ở trang của công đoàn này.",
  "waiting.title": "Mã cần xem lại",
  "waiting.none": "Mọi mã công đoàn, phong trào, đại hội đều đã kiểm tra.",
  "waiting.unknown": "không có trong hệ thống: {codes}",
  "waiting.unchecked": "chờ kiểm tra: {codes}",
  "waiting.untitled": "Chưa có tiêu đề",
} as const;

export type TextKey = keyof typeof TEXTS;

export const pickerTexts: Record<string, string> = Object.fromEntries(
  Object.entries(TEXTS).map(([key, text]) => [`pickers.${key}`, text]),
);

export const descriptorOf = (key: TextKey) => ({ id: `pickers.${key}`, defaultMessage: TEXTS[key] });

/** Says a text of the pickers. */
export function useSay(): (key: TextKey, values?: Record<string, string | number>) => string {
  const { formatMessage } = useIntl();
  return React.useCallback((key, values) => formatMessage(descriptorOf(key), values), [formatMessage]);
}
