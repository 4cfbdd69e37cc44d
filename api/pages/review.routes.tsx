import type { FastifyInstance, FastifyReply } from "fastify";
import type { Doors } from "../platform/rooms";
import { amend, showAmend } from "./amend";
import { Refusal } from "./ask";
import { APPROVE, EXEMPT, RETURN, type Report } from "./documents";
import { Forget, Notice } from "./layout";
import { reviewOf, showReview } from "./review-page";
import { readTyped } from "./typed";
import { signedIn, type Visit } from "./visit";
import { STATUS_WORDS, vietnamese } from "./words";

const DONE: Record<string, string> = {
  duyet: "Đã duyệt. Số liệu đã được cộng lên các cấp trên.",
  "tra-lai": "Đã trả lại báo cáo cho đơn vị.",
  mien: "Đã ghi nhận miễn báo cáo.",
  "bo-mien": "Đã bỏ miễn báo cáo.",
  "bo-sung": "Đã ghi bản điều chỉnh. Số liệu các cấp trên đã đổi theo.",
};

const idOf = (visit: Visit): string => (visit.request.params as { id: string }).id;

async function decide(visit: Visit, verb: string, report: Report): Promise<void> {
  const reason = (visit.form.get("reason") ?? "").replace(/\r\n/g, "\n");
  const idempotencyKey = visit.form.get("khoa") || null;
  const expectedRevision = Number(visit.form.get("revision") ?? "0") || 0;
  const input = { reportId: report.id, expectedRevision, idempotencyKey };
  if (verb === "duyet") await visit.ask(APPROVE, { input });
  else if (verb === "tra-lai") await visit.ask(RETURN, { input: { ...input, reason } });
  else {
    const { union, period } = report;
    const exempt = verb !== "bo-mien";
    await visit.ask(EXEMPT, {
      input: { union: union.code, period: period.code, reason, exempt, idempotencyKey },
    });
  }
}

/** The report as it is now, with why nothing was decided; the reason that was typed stands in its field. */
async function comeBack(visit: Visit, refusal: Refusal): Promise<FastifyReply> {
  const review = await reviewOf(visit, idOf(visit));
  const conflict = refusal.code === "CONFLICT";
  const state = STATUS_WORDS[review.report.status] ?? review.report.status;
  const notice = (
    <Notice kind="bad" title={conflict ? "Báo cáo đã thay đổi, chưa có gì được ghi" : "Chưa thực hiện được"}>
      <p>
        {conflict
          ? `Trong lúc anh, chị xem, báo cáo đã chuyển sang “${state}” (lần ghi ${review.report.revision}). Dưới đây là báo cáo như hiện nay; mời xem lại rồi quyết định.`
          : vietnamese(refusal.message)}
      </p>
    </Notice>
  );
  const reason = visit.form.get("reason") ?? "";
  return showReview(visit, review, { notice, reason, status: conflict ? 409 : 400 });
}

/** The pages of whoever decides on the reports of others: reading, approving, returning, exempting, amending. */
export function answerReview(http: FastifyInstance, doors: Doors): void {
  http.get(
    "/bao-cao/duyet/:id",
    signedIn(doors, async (visit) => {
      const done = DONE[(visit.request.query as { xong?: string }).xong ?? ""];
      const review = await reviewOf(visit, idOf(visit));
      const { union, period } = review.report;
      const notice = done ? (
        <Notice kind="good">
          <p>
            {done} <a href={`/bao-cao/bang/${period.code}?trang-thai=SUBMITTED`}>Các báo cáo còn chờ duyệt</a>
          </p>
          <Forget union={union.code} period={period.code} />
        </Notice>
      ) : null;
      return showReview(visit, review, { notice });
    }),
  );
  http.post(
    "/bao-cao/duyet/:id",
    signedIn(doors, async (visit) => {
      const verb = visit.form.get("viec") ?? "";
      const { report } = await reviewOf(visit, idOf(visit));
      try {
        if (!Object.hasOwn(DONE, verb)) throw new Refusal("Không rõ việc cần làm", "BAD_USER_INPUT", {});
        await decide(visit, verb, report);
      } catch (error) {
        if (error instanceof Refusal) return comeBack(visit, error);
        throw error;
      }
      return visit.reply.redirect(`/bao-cao/duyet/${report.id}?xong=${verb}`, 303);
    }),
  );
  http.get(
    "/bao-cao/duyet/:id/bo-sung",
    signedIn(doors, async (visit) => showAmend(visit, await reviewOf(visit, idOf(visit)))),
  );
  http.post(
    "/bao-cao/duyet/:id/bo-sung",
    signedIn(doors, async (visit) => amend(visit, idOf(visit))),
  );
}

/** What was typed before a session ended, on its page again; nothing is decided yet. */
export async function showReviewAgain(visit: Visit, id: string, amends: boolean, form: URLSearchParams) {
  const review = await reviewOf(visit, id);
  const notice = (
    <Notice kind="info" title="Đã đăng nhập lại">
      <p>Những gì anh, chị vừa nhập vẫn còn dưới đây nhưng chưa được ghi.</p>
    </Notice>
  );
  const revision = Number(form.get("revision") ?? "0") || review.report.revision;
  if (amends) return showAmend(visit, review, { notice, revision, typed: readTyped(form) });
  return showReview(visit, review, { notice, reason: form.get("reason") ?? "" });
}
