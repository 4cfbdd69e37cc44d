import { CONTENT_LABELS } from "../bootstrap/label-texts";
import { CONTENT_TYPES, type ContentType } from "../outbox/content-types";

/** Why something is not on the site as it is here. */
export type Cause = "WAITING" | "REFUSED" | "API_AWAY" | "CMS_UNREAD" | "COMPARISON";

const clock = new Intl.DateTimeFormat("vi-VN", {
  timeZone: "Asia/Ho_Chi_Minh",
  ...{ hour: "2-digit", minute: "2-digit", day: "2-digit", month: "2-digit", year: "numeric" },
});

/** A moment as staff read it, as "09:30 21/11/2026". */
export function moment(at: string | Date): string {
  const parts = Object.fromEntries(clock.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  return `${parts.hour}:${parts.minute} ${parts.day}/${parts.month}/${parts.year}`;
}

export const WAITING = "Đang chờ trang lấy về, thường trong vài giây.";
export const COMPARISON = "Trang chưa khớp; lần đối chiếu tới (năm phút một lần) sẽ lấy lại.";

export const apiAway = (since: string | Date): string =>
  `Trang không trả lời từ ${moment(since)}; sẽ tự cập nhật khi trang hoạt động lại.`;

export const cmsUnread = (since: string | Date): string =>
  `Trang không đọc được hệ quản trị từ ${moment(since)}; hãy báo quản trị viên.`;

/** The API names fields and English reasons, as "title: Too long; slug: …"; staff know the fields by their labels. */
export function refused(type: ContentType, reason: string): string {
  const fields = reason.split("; ").map((part) => /^\w+/.exec(part)?.[0] ?? "");
  const labels = CONTENT_LABELS[CONTENT_TYPES[type]].fields;
  const named = [...new Set(fields.flatMap((field) => labels[field]?.[0] ?? []))];
  if (named.length === 0) return "Trang không nhận được bài này; hãy báo quản trị viên.";
  return `Trang không nhận được vì: ${named.join(", ")}. Hãy sửa rồi xuất bản lại.`;
}
