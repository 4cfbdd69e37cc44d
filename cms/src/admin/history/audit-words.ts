import type { IntlShape } from "react-intl";
import { isKey, text } from "./texts";
import { actionWords, languageWords } from "./words";

/** One row of the audit as the server gives it. */
export interface AuditRow {
  id: number;
  at: string;
  action: string;
  subjectType: string | null;
  subjectId: string | null;
  title: string | null;
  locale: string | null;
  /** What changed, by the names that the form gives it. */
  labels: string[];
  userId: number | null;
  by: string | null;
  network: string | null;
}

/** What was done; the fields that changed stand behind. */
export function doneWords(intl: IntlShape, { action, labels }: AuditRow): string {
  const [subject, ...verb] = action.split(".");
  const exact = `done.${action}`;
  const plain = `done.${verb.join(".")}`;
  const what =
    subject === "document"
      ? actionWords(intl, verb.join("."))
      : isKey(exact)
        ? intl.formatMessage(text(exact))
        : isKey(plain)
          ? intl.formatMessage(text(plain))
          : action;
  return labels.length > 0
    ? intl.formatMessage(text("audit.fields"), { what, fields: labels.join(", ") })
    : what;
}

/** What it was done to: a document by its title and language, everything else by its number. */
export function subjectWords(intl: IntlShape, row: AuditRow): string {
  const key = `subject.${row.subjectType}`;
  if (!row.subjectType || !row.subjectId || !isKey(key)) return "";
  const kind = intl.formatMessage(text(key), { id: row.subjectId });
  if (!row.action.startsWith("document.")) return kind;
  const language = row.locale ? ` (${languageWords(intl, row.locale)})` : "";
  return `${kind}: ${row.title ?? row.subjectId}${language}`;
}

export function personWords(
  { formatMessage }: IntlShape,
  { userId, by }: Pick<AuditRow, "userId" | "by">,
): string {
  if (by) return by;
  return userId === null
    ? formatMessage(text("audit.nobody"))
    : formatMessage(text("audit.deletedUser"), { id: userId });
}
