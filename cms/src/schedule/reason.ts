import { CONTENT_LABELS } from "../bootstrap/label-texts";

interface Refusal {
  message: string;
  details?: { errors?: { path?: unknown; message?: string }[] };
}

/** A line of ours says it in Vietnamese and, after a slash, in English: staff are told the first. */
const vietnamese = (line: string) => line.split(" / ")[0].trim();
const isVietnamese = (line: string) => /[^\x00-\x7f]/.test(line);

/** Why the clock could not publish a text, in the words of the panel: which fields have to be put right. */
export function reasonOf(uid: string, error: unknown): string {
  const { message = "", details } = error as Refusal;
  const own = message.split("\n").map(vietnamese).filter(isVietnamese);
  if (own.length > 0) return own.join("\n");
  const labels = CONTENT_LABELS[uid].fields;
  const fields = (details?.errors ?? []).flatMap(({ path }) => {
    const [field] = Array.isArray(path) ? path : String(path ?? "").split(".");
    return field ? [labels[String(field)]?.[0] ?? String(field)] : [];
  });
  return fields.length > 0
    ? `Chưa xuất bản được vì còn thiếu hoặc sai: ${[...new Set(fields)].join(", ")}.`
    : "Chưa xuất bản được vì văn bản còn lỗi.";
}
