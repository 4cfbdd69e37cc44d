import type { Core } from "@strapi/strapi";
import { LOCALES } from "../outbox/content-types";
import type { Transaction } from "../outbox/record";
import { mayReachKept } from "../reach/reach";
import { signedIn } from "../staff/signed-in";
import { unionCodesOf } from "../union-codes";
import { checkerFor, rowOfForm, type Exchange } from "./access";
import { missing, unusable } from "./refusal";
import { restoreTrash, type ThrownText } from "./restore-trash";
import { HISTORY } from "./tables";
import { daysLeft, thrownBefore, thrownIn, type Thrown } from "./trash";
import { textOf, type Entry } from "./versions";

/** Rights are given for languages that there are: of one that was deleted as a whole, whoever has the first may decide. */
async function languageAsked(strapi: Core.Strapi, locale: string): Promise<string> {
  const isThere = await strapi.plugin("i18n").service("locales").findByCode(locale);
  return isThere ? locale : LOCALES[0];
}

const PAGE = 50;
const connectionOf = (strapi: Core.Strapi) => strapi.db.connection as unknown as Transaction;
const order = (locale: string) => (locale === LOCALES[0] ? 0 : 1);

/** Those that this person could have deleted: whoever may throw away may take back. */
async function textsFor(strapi: Core.Strapi, exchange: Exchange, thrown: Thrown[]): Promise<ThrownText[]> {
  const texts: ThrownText[] = [];
  for (const one of thrown) {
    const checker = checkerFor(strapi, exchange, one.type);
    const entry: Entry | undefined = await strapi.db.connection(HISTORY).where({ id: one.entry_id }).first();
    const form = entry && (await textOf(strapi, entry, entry.draft));
    if (!form) continue;
    const row = await rowOfForm(strapi, one.document_id, await languageAsked(strapi, one.locale), form);
    if (!checker.can.read(row) || !checker.can.delete(row)) continue;
    const kept = { codes: unionCodesOf(form.fields), createdBy: form.createdBy };
    if (!(await mayReachKept(strapi, signedIn(strapi)!, kept))) continue;
    texts.push({ ...one, form, wasPublished: entry.published !== null });
  }
  return texts.sort((left, right) => order(left.locale) - order(right.locale));
}

/** One line for each deletion, with the languages it took. */
async function list(strapi: Core.Strapi, exchange: Exchange) {
  const deletions = new Map<string, Record<string, unknown> & { at: string; languages: object[] }>();
  const { before } = exchange.query;
  const start =
    typeof before === "string" && /^\d{1,15}$/.test(before) ? Number(before) : Number.MAX_SAFE_INTEGER;
  const { thrown, next } = await thrownBefore(connectionOf(strapi), start, PAGE);
  for (const text of await textsFor(strapi, exchange, thrown)) {
    const language = { locale: text.locale, wasPublished: text.wasPublished };
    const known = deletions.get(text.deletion);
    if (known) known.languages.push(language);
    else
      deletions.set(text.deletion, {
        deletion: text.deletion,
        type: text.type,
        documentId: text.document_id,
        title: (text.form.fields.title as string | null) ?? null,
        at: text.at,
        by: text.user_name,
        daysLeft: daysLeft(text.at),
        languages: [language],
      });
  }
  const newestFirst = [...deletions.values()].sort((left, right) => (left.at < right.at ? 1 : -1));
  exchange.body = { deletions: newestFirst, next };
}

async function restore(strapi: Core.Strapi, exchange: Exchange) {
  const thrown = await thrownIn(connectionOf(strapi), exchange.params.deletion);
  const texts = await textsFor(strapi, exchange, thrown);
  if (texts.length === 0)
    return missing("NOT_IN_TRASH", "Không có trong thùng rác", "There is no such thing in the trash");
  const locales = strapi.plugin("i18n").service("locales");
  for (const { locale } of texts)
    if (!(await locales.findByCode(locale)))
      return unusable(
        "NO_LANGUAGE",
        `Ngôn ngữ ${locale} không còn: hãy thêm lại trong Cài đặt, Đa ngôn ngữ, rồi khôi phục`,
        `The language ${locale} is gone: add it again in Settings, Internationalization, then restore`,
      );
  const notes = await restoreTrash(strapi, texts, exchange.state.user.id);
  const [{ type, document_id: documentId, locale }] = texts;
  exchange.body = { type, documentId, locale, notes };
}

/** The panel's routes of the trash. */
export const trashRoutes = (strapi: Core.Strapi) => [
  { method: "GET", path: "/trash", handler: (exchange: Exchange) => list(strapi, exchange) },
  {
    method: "POST",
    path: "/trash/:deletion/restore",
    handler: (exchange: Exchange) => restore(strapi, exchange),
  },
];
