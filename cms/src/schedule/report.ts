import type { Schedule } from "./schedules";

/** As late as this is on time: the clock looks every few seconds. */
const LATE_FROM_SECONDS = 60;

/** A span in words: "3 giờ 12 phút", "2 ngày 5 giờ". */
export function spanInWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const parts: [number, string][] = [
    [Math.floor(minutes / 1440), "ngày"],
    [Math.floor(minutes / 60) % 24, "giờ"],
    [minutes % 60, "phút"],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  return parts
    .slice(first < 0 ? 2 : first, first < 0 ? 3 : first + 2)
    .filter(([count]) => count > 0 || first < 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(" ");
}

const verbs = { publish: "đăng", unpublish: "gỡ xuống" };

/** What staff should know of a schedule beside its time; null while it is as it should be. */
export function reportOf(row: Schedule, now = new Date()): string | null {
  const verb = verbs[row.action];
  const late = row.late_seconds ?? 0;
  if (row.state === "failed") return `Hẹn giờ ${verb} không thành. ${row.reason}`;
  if (row.state === "skipped") return row.reason;
  if (row.state === "done") return late >= LATE_FROM_SECONDS ? `Đã ${verb} muộn ${spanInWords(late)}.` : null;
  if (row.unseen_at)
    return "Người viết đã sửa sau khi hẹn giờ: hãy xem lại rồi lưu lịch lần nữa, nếu không bài sẽ không được đăng.";
  const overdue = Math.floor((now.getTime() - Date.parse(row.due_at)) / 1000);
  return overdue >= LATE_FROM_SECONDS
    ? `Quá giờ ${verb} ${spanInWords(overdue)}, hệ thống đang thử lại.`
    : null;
}
