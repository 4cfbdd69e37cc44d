import { useIntl } from "react-intl";
import { message } from "./texts";

const UNITS = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
] as const;

/** Moments in words: how long ago, and at which hour. */
export function useWhen() {
  const { formatDate, formatMessage, formatRelativeTime } = useIntl();
  return {
    ago(moment: string): string {
      const seconds = Math.round((Date.parse(moment) - Date.now()) / 1000);
      const found = UNITS.find(([, size]) => Math.abs(seconds) >= size);
      if (!found) return formatMessage(message("now"));
      const [unit, length] = found;
      if (unit === "day" && Math.abs(seconds) > 30 * length) return formatDate(moment);
      return formatRelativeTime(Math.trunc(seconds / length), unit, { numeric: "auto" });
    },
    at: (moment: string): string =>
      formatDate(moment, {
        weekday: "long",
        day: "numeric",
        month: "numeric",
        year: "numeric",
        hour: "2-digit",
        minute: "2-digit",
      }),
  };
}
