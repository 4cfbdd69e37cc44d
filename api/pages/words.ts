/** The words of the pages, as the union Charter and its offices use them. */

export const STATUS_WORDS: Record<string, string> = {
  NOT_DUE: "Chưa đến kỳ",
  DUE: "Cần lập",
  DRAFT: "Đang lập",
  SUBMITTED: "Chờ duyệt",
  RETURNED: "Bị trả lại",
  APPROVED: "Đã duyệt",
  EXEMPT: "Miễn báo cáo",
};

export const GROUP_WORDS: Record<string, string> = {
  ORGANIZATION: "Tổ chức công đoàn",
  MEMBERSHIP: "Đoàn viên, lao động",
  OFFICERS: "Cán bộ công đoàn",
  WOMEN_AFFAIRS: "Nữ công",
  PROPAGANDA: "Tuyên truyền",
  EMULATION: "Thi đua, khen thưởng",
  WELFARE: "Chăm lo đời sống",
  INSPECTION: "Kiểm tra, giám sát",
  FINANCE: "Tài chính",
  LABOR_RELATIONS: "Quan hệ lao động",
  PARTY_BUILDING: "Xây dựng Đảng",
  TRAINING: "Đào tạo, bồi dưỡng",
};

export const QUALIFIER_WORDS: Record<string, string> = {
  EXACT: "đúng số này",
  AT_LEAST: "ít nhất",
  MORE_THAN: "trên",
  ABOUT: "khoảng",
};

export const ROLE_WORDS: Record<string, string> = {
  READER: "Xem",
  REPORTER: "Lập báo cáo",
  APPROVER: "Lập và duyệt báo cáo",
  ADMIN: "Quản trị",
};

/** A calendar day as people write it: 31/12/2021. */
export function dayWords(day: string | null | undefined): string {
  return day ? day.slice(0, 10).split("-").reverse().join("/") : "";
}

const clock = new Intl.DateTimeFormat("vi-VN", {
  timeZone: "Asia/Ho_Chi_Minh",
  day: "2-digit",
  month: "2-digit",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

/** An instant as people in Viet Nam read it off the wall: 14:05 31/12/2021. */
export function instantWords(instant: string | null | undefined): string {
  if (!instant) return "";
  const part = Object.fromEntries(
    clock.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  );
  return `${part.hour}:${part.minute} ${part.day}/${part.month}/${part.year}`;
}

export interface NamedPeriod {
  readonly code: string;
  readonly kind: string;
  readonly year: number;
  readonly from: string;
  readonly to: string;
}

/** The name of a period: “6 tháng đầu năm 2021”. */
export function periodWords({ code, kind, year, from, to }: NamedPeriod): string {
  const roman: Record<string, string> = { 1: "I", 2: "II", 3: "III", 4: "IV" };
  if (kind === "YEAR") return `Năm ${year}`;
  if (kind === "HALF_YEAR") return `6 tháng đầu năm ${year}`;
  if (kind === "NINE_MONTHS") return `9 tháng năm ${year}`;
  if (kind === "QUARTER") return `Quý ${roman[code.slice(-1)]}/${year}`;
  return `Từ ${dayWords(from)} đến ${dayWords(to)}`;
}

/** The same within a sentence: “báo cáo quý IV/2025”. */
export function periodInSentence(period: NamedPeriod): string {
  const words = periodWords(period);
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** The Vietnamese half of a message of the API, which says everything in Vietnamese first and then in English. */
export function vietnamese(message: string): string {
  const half = message.split(" / ")[0]!.trim();
  return /[.!?]$/.test(half) ? half : `${half}.`;
}
