import type { Core } from "@strapi/strapi";
import { recordAudit } from "../audit/record";
import { lockOutbox, type Transaction } from "../outbox/record";
import { draftNamedBy, servePanel, type Exchange } from "../staff/panel-routes";
import { forbidden, unusable } from "../staff/refusal";
import { askForReview, reviewOf, sendBack, withdraw, type Version } from "./reviews";

const SHORTEST_REMARK = 10;
const LONGEST_REMARK = 2000;

type Named = Awaited<ReturnType<typeof draftNamedBy>>;

/** What an editor asks of the writer. A word is no help: it takes a sentence. */
function remarkIn(exchange: Exchange): string {
  const { remark } = (exchange.request.body ?? {}) as { remark?: unknown };
  const text = typeof remark === "string" ? remark.normalize("NFC").trim() : "";
  if (text.length < SHORTEST_REMARK)
    unusable("Hãy viết một câu cho người viết biết cần sửa gì.", {
      code: "REMARK_IS_MISSING",
      en: `Say in a sentence (${SHORTEST_REMARK} characters or more) what has to be changed.`,
    });
  if (text.length > LONGEST_REMARK)
    unusable(`Lời nhắn dài quá ${LONGEST_REMARK} ký tự.`, {
      code: "REMARK_IS_TOO_LONG",
      en: `The remark is longer than ${LONGEST_REMARK} characters.`,
    });
  return text;
}

function requireEditing({ rights, draft }: Named): void {
  if (rights.cannot.update(draft))
    forbidden("Bạn không được sửa bài này nên không gửi duyệt được.", {
      code: "MAY_NOT_EDIT",
      en: "You may not edit this text.",
    });
}

function requirePublishing({ rights, draft }: Named): void {
  if (rights.cannot.publish(draft))
    forbidden("Chỉ biên tập viên mới trả lại bài được.", {
      code: "MAY_NOT_PUBLISH",
      en: "Only those who may publish send a text back.",
    });
}

async function requireRequest(trx: Transaction, version: Version): Promise<void> {
  if ((await reviewOf(trx, version))?.state !== "asked")
    unusable("Bài này không còn chờ duyệt.", {
      code: "NOT_ASKED",
      en: "This text does not wait for review any more.",
    });
}

/** A text that is on the site as it stands gives an editor nothing to look at. */
async function requireNews(strapi: Core.Strapi, { uid, version, draft }: Named): Promise<void> {
  const { documentId, locale } = version;
  const published = await strapi.documents(uid).findOne({ documentId, locale, status: "published" });
  const status = strapi
    .plugin("content-manager")
    .service("document-metadata")
    .getStatus(draft, published ? [published] : []);
  if (status === "published")
    unusable("Bài trên trang đã đúng như bản này; không có gì mới để duyệt.", {
      code: "NOTHING_NEW",
      en: "What is on the site is this text: there is nothing new to review.",
    });
}

/** Asking for a review, taking the request back, sending the text back: each in the order of all writes of content. */
export function serveReviews(strapi: Core.Strapi): void {
  const path = "/documents/:type/:documentId/:locale/review";
  type Work = (trx: Transaction, exchange: Exchange, named: Named) => Promise<void>;
  const inOrder = (verb: string, work: Work) => {
    return async (exchange: Exchange) => {
      await strapi.db.transaction(async ({ trx }) => {
        await lockOutbox(trx);
        const named = await draftNamedBy(strapi, exchange);
        await work(trx, exchange, named);
        const { type, documentId, locale } = named.version;
        await recordAudit(strapi, trx, {
          action: `document.${verb}`,
          subjectType: type,
          subjectId: documentId,
          locale,
        });
      });
      exchange.body = { done: true };
    };
  };
  servePanel(strapi, [
    {
      method: "POST",
      path,
      handler: inOrder("askReview", async (trx, { state }, named) => {
        requireEditing(named);
        await requireNews(strapi, named);
        await askForReview(trx, named.version, state.user.id);
      }),
    },
    {
      method: "DELETE",
      path,
      handler: inOrder("withdrawReview", async (trx, _exchange, named) => {
        requireEditing(named);
        await requireRequest(trx, named.version);
        await withdraw(trx, named.version);
      }),
    },
    {
      method: "POST",
      path: `${path}/return`,
      handler: inOrder("sendBack", async (trx, exchange, named) => {
        requirePublishing(named);
        const remark = remarkIn(exchange);
        await requireRequest(trx, named.version);
        await sendBack(trx, named.version, exchange.state.user.id, remark);
      }),
    },
  ]);
}
