import { shortMessage } from "./database-errors";
import { Unreadable } from "./decode";
import type { Found } from "./files";
import { shownName } from "./files";
import { findKnown, type Query } from "./known";
import type { Outcome } from "./outcome";
import { prepare, type Prepared } from "./prepare";
import { proposedUnions } from "./unions";

interface Run {
  query: Query;
  /** Creates a draft; null: a dry run. */
  create: ((prepared: Prepared) => Promise<{ documentId: string } | null>) | null;
  /** Where unions can be asked for; null: they are not. */
  api: string | null;
  onOutcome(outcome: Outcome, number: number, of: number): void;
}

/** Takes the pages in one after the other. Whatever is wrong with one of them is told, and the next one goes on. */
export async function importPages({ root, pages, unreadable }: Found, run: Run): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const attached = new Set<string>();
  const tell = (outcome: Outcome) => {
    outcomes.push(outcome);
    run.onOutcome(outcome, outcomes.length, Math.max(pages.length, outcomes.length));
  };
  const seen = new Map<string, string>();
  for (const page of pages) {
    const file = shownName(root, page);
    const outcome = await importPage(page, root, file, run, seen).catch(
      (error: Error): Outcome => refusal(file, error),
    );
    if ("prepared" in outcome)
      for (const attachment of outcome.prepared.attachments) attached.add(attachment.file.path ?? "");
    tell(outcome);
  }
  for (const path of unreadable) {
    if (attached.has(path)) continue;
    tell({
      as: "refused",
      file: shownName(root, path),
      code: "kind",
      vi: "chưa đọc được loại tệp này: hãy lưu lại dạng .docx, .html hoặc .txt",
      en: "this kind of file cannot be read: save it as .docx, .html or .txt",
    });
  }
  return outcomes;
}

const refusal = (file: string, error: Error): Outcome =>
  error instanceof Unreadable
    ? { as: "refused", file, code: error.code, vi: error.vi, en: error.en }
    : {
        as: "refused",
        file,
        code: "failed",
        vi: `không nhập được (${shortMessage(error)})`,
        en: `it could not be taken in (${shortMessage(error)})`,
      };

async function importPage(
  page: string,
  root: string,
  file: string,
  { query, create, api }: Run,
  seen: Map<string, string>,
): Promise<Outcome> {
  const prepared = await prepare(page, root);
  const { pageKey, textHash } = prepared.identity;
  const { known, namesake } = await findKnown(query, prepared.identity);
  if (known) return { as: known.changed ? "changed" : "known", file, prepared, known };
  // A dry run leaves nothing in the database by which it would know the second of two equal files.
  const twin = seen.get(textHash) ?? seen.get(pageKey);
  if (twin)
    return { as: "known", file, prepared, known: { documentId: "", at: "", changed: false, now: "draft" } };
  seen.set(textHash, file).set(pageKey, file);
  const unions = await proposedUnions(api, prepared.article);
  const created = create ? await create(prepared) : { documentId: null };
  if (!created) {
    const again = await findKnown(query, prepared.identity);
    return { as: "known", file, prepared, known: again.known! };
  }
  return { as: "draft", file, prepared, documentId: created.documentId, namesake, unions };
}
