/** Vietnam keeps one time all year: seven hours ahead of UTC. Staff think in it wherever their browser is. */
const OFFSET = "+07:00";
const OFFSET_MS = 7 * 3_600_000;

const inWords = new Intl.DateTimeFormat("vi-VN", {
  timeZone: "Asia/Ho_Chi_Minh",
  day: "2-digit",
  month: "2-digit",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

/** An instant as a field for day and time shows it, in Vietnam's time; nothing is an empty field. */
export function civilOf(instant: string | null | undefined): string {
  if (!instant) return "";
  return new Date(Date.parse(instant) + OFFSET_MS).toISOString().slice(0, 16);
}

/** The instant of a day and time in Vietnam; an empty field is none. */
export function instantOf(civil: string): string | null {
  return civil ? `${civil.slice(0, 16)}:00${OFFSET}` : null;
}

/** An instant in words: "07:30 22/11/2026". */
export function civilInWords(instant: string): string {
  return inWords.format(new Date(instant));
}
