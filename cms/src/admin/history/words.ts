import type { IntlShape } from "react-intl";
import { isKey, text } from "./texts";

const moments = new Intl.DateTimeFormat("vi-VN", {
  timeZone: "Asia/Ho_Chi_Minh",
  day: "2-digit",
  month: "2-digit",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

/** A moment as people in Vietnam write it. */
export const momentOf = (at: string): string => moments.format(new Date(at));

/** What a write is called. */
export function actionWords({ formatMessage }: IntlShape, action: string): string {
  const key = `action.${action}`;
  return isKey(key) ? formatMessage(text(key)) : formatMessage(text("action.other"), { action });
}

export function languageWords({ formatMessage }: IntlShape, locale: string): string {
  const key = `language.${locale}`;
  return isKey(key) ? formatMessage(text(key)) : locale;
}

/** One value of a field: codes by their names, days as they are written, everything else as it is. */
export function valueWords({ formatMessage }: IntlShape, type: string, value: unknown): string {
  if (typeof value === "boolean") return formatMessage(text(value ? "value.yes" : "value.no"));
  if (type === "enumeration") return formatMessage({ id: String(value), defaultMessage: String(value) });
  if (type === "date") return String(value).split("-").reverse().join("/");
  if (type === "datetime") return momentOf(String(value));
  return String(value);
}
