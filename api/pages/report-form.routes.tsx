import type { FastifyInstance } from "fastify";
import type { Doors } from "../platform/rooms";
import { checkTyped } from "./check";
import { formState, showForm } from "./form-page";
import { Notice } from "./layout";
import { safeNext } from "./next";
import { writeNumber } from "./number-text";
import { asTyped } from "./patch";
import { saveForm } from "./save";
import { sendTemplate, takeFile } from "./spreadsheet";
import { NOTHING_TYPED, readTyped } from "./typed";
import { signedIn, type Visit } from "./visit";

const DONE: Record<string, string> = {
  "da-nop": "Đã nộp báo cáo. Công đoàn cấp trên sẽ duyệt hoặc trả lại.",
  "da-luu": "Đã lưu nháp.",
  "da-nhan": "Đã nhận tệp Excel vào bản nháp. Xem lại số liệu rồi bấm “Nộp báo cáo”.",
};

interface ByPeriod {
  period: string;
}

const periodOf = (visit: Visit): string => (visit.request.params as ByPeriod).period;

/** What was typed, with one proposal of the record taken over; nothing is saved. */
async function acceptProposal(visit: Visit, code: string) {
  const state = await formState(visit, periodOf(visit));
  const typed = readTyped(visit.form);
  const proposal = state.report?.proposals?.find(({ indicator }) => indicator.code === code);
  const rows = new Map(typed.rows);
  if (proposal) {
    const row = rows.get(code) ?? NOTHING_TYPED;
    rows.set(code, { ...row, value: writeNumber(proposal.value), qualifier: proposal.qualifier });
  }
  const revision = Number(visit.form.get("revision") ?? "0") || 0;
  const notice = (
    <Notice kind="info">
      <p>Đã điền số đề xuất, chưa lưu. Bấm “Lưu nháp” ở cuối trang để giữ lại.</p>
    </Notice>
  );
  return showForm(visit, state, { typed: { ...typed, rows }, revision, notice });
}

/** The form of a period: reading it, saving it, checking it while it is typed, and the same by spreadsheet. */
export function answerReportForm(http: FastifyInstance, doors: Doors): void {
  http.get(
    "/bao-cao/ky/:period",
    signedIn(doors, async (visit) => {
      const state = await formState(visit, periodOf(visit));
      const query = visit.request.query as Record<string, string>;
      const done = Object.keys(DONE).find((what) => what in query);
      const notice = done ? (
        <Notice kind="good">
          <p>{DONE[done]}</p>
        </Notice>
      ) : null;
      return showForm(visit, state, { notice, saved: done !== undefined });
    }),
  );
  http.post(
    "/bao-cao/ky/:period",
    signedIn(doors, async (visit) => {
      const [verb, code] = (visit.form.get("viec") ?? "luu").split(":");
      return verb === "nhan" && code ? acceptProposal(visit, code) : saveForm(visit, periodOf(visit));
    }),
  );
  http.post(
    "/bao-cao/ky/:period/kiem-tra",
    signedIn(doors, async (visit) => visit.reply.send(await checkTyped(visit, periodOf(visit)))),
  );
  http.get(
    "/bao-cao/ky/:period/mau.xlsx",
    signedIn(doors, async (visit) => sendTemplate(visit, periodOf(visit))),
  );
  // Where a refused file leaves the address of the browser.
  http.get("/bao-cao/ky/:period/tep", async (request, reply) =>
    reply.redirect(safeNext(`/bao-cao/ky/${(request.params as ByPeriod).period}`), 303),
  );
  http.post(
    "/bao-cao/ky/:period/tep",
    signedIn(doors, async (visit) => takeFile(visit, periodOf(visit))),
  );
}

/** What was typed before a session ended, in its form again; nothing is saved yet. */
export async function showTypedAgain(visit: Visit, period: string, form: URLSearchParams) {
  const state = await formState(visit, period);
  const mine = form.get("union") === state.union.code;
  const notice = (
    <Notice
      kind={mine ? "info" : "bad"}
      title={mine ? "Đã đăng nhập lại" : "Đã đăng nhập bằng mã của công đoàn khác"}
    >
      <p>
        {mine
          ? "Những gì anh, chị vừa nhập vẫn còn dưới đây nhưng chưa được lưu. Bấm “Lưu nháp” hoặc “Nộp báo cáo” để tiếp tục."
          : "Những gì vừa nhập là của công đoàn khác nên không hiện ở đây."}
      </p>
    </Notice>
  );
  const revision = Number(form.get("revision") ?? "0") || 0;
  return showForm(visit, state, {
    notice,
    ...(mine && { revision, typed: { ...asTyped(state.report), ...readTyped(form) } }),
  });
}
