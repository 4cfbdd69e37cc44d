import type { FastifyReply } from "fastify";
import { Refusal } from "./ask";
import { SAVE, SUBMIT } from "./documents";
import { formState, showForm, type FormState } from "./form-page";
import { Notice } from "./layout";
import { mergeTyped } from "./merge";
import { asTyped, changedExplanations, changedValues } from "./patch";
import { readTyped, unclearRows, type Typed } from "./typed";
import type { Visit } from "./visit";
import { STATUS_WORDS, vietnamese } from "./words";

/** What differs between what was typed and what is stored. */
function changes(state: FormState, typed: Typed) {
  const saved = asTyped(state.report);
  const values = changedValues(typed, saved);
  const explanations = changedExplanations(typed, saved);
  const dataCutoff = typed.dataCutoff === saved.dataCutoff ? {} : { dataCutoff: typed.dataCutoff || null };
  const some = values.length > 0 || explanations.length > 0 || "dataCutoff" in dataCutoff;
  return { some, input: { values, explanations, ...dataCutoff } };
}

interface Written {
  id: string;
  status: string;
  revision: number;
}

/** Saves what changed; the report as it is then. */
async function save(visit: Visit, state: FormState, typed: Typed, revision: number): Promise<Written> {
  const { union, period } = state;
  const { input } = changes(state, typed);
  const saved = await visit.ask<{ saveReport: { report: Written } }>(SAVE, {
    input: { union: union.code, period: period.code, ...input, expectedRevision: revision },
  });
  return saved.saveReport.report;
}

/** Why the form came back, for people; what they typed stands in it. */
function comeBack(
  visit: Visit,
  state: FormState,
  typed: Typed,
  seen: number,
  refusal: Refusal,
): FastifyReply {
  const conflict = refusal.code === "CONFLICT";
  const { report } = state;
  const notice = (
    <Notice kind="bad" title={conflict ? "Báo cáo đã thay đổi trong lúc anh, chị nhập" : "Chưa lưu được"}>
      {conflict ? (
        <p>
          {`Hiện báo cáo ở trạng thái “${STATUS_WORDS[report?.status ?? "NOT_DUE"]}”, lần ghi ${report?.revision ?? 0}. Những gì anh, chị nhập vẫn còn dưới đây; ô nào anh, chị đã sửa mà khác với số đang lưu đều có ghi chú. Xem lại rồi lưu lần nữa.`}
        </p>
      ) : (
        <p>{`${vietnamese(refusal.message)} Những gì anh, chị nhập vẫn còn dưới đây.`}</p>
      )}
    </Notice>
  );
  const stored = conflict ? asTyped(report) : null;
  const revision = conflict ? (report?.revision ?? 0) : seen;
  return showForm(visit, state, {
    ...{ revision, stored, notice },
    typed: stored ? mergeTyped(typed, stored) : typed,
    status: conflict ? 409 : 400,
  });
}

/** Saves a form, and hands the report in where that was asked. What is written already is not written again. */
export async function saveForm(visit: Visit, period: string, isAgain = false): Promise<FastifyReply> {
  const { form } = visit;
  const typed = readTyped(form);
  const seen = Number(form.get("revision") ?? "0") || 0;
  const submits = form.get("viec") === "nop";
  let state = await formState(visit, period);
  const done = (what: string): FastifyReply =>
    visit.reply.redirect(`/bao-cao/ky/${state.period.code}?${what}=1`, 303);
  if (form.get("union") !== state.union.code) return otherUnion(visit, state);
  const unclear = unclearRows(typed);
  if (unclear.length > 0) return showForm(visit, state, { typed, revision: seen, unclear, status: 400 });
  try {
    const isDraft = state.report?.status === "DRAFT";
    const isSent = state.report?.status === "SUBMITTED" && !changes(state, typed).some;
    // The same form again, after an answer that never arrived.
    if (isSent) return done("da-nop");
    let report: Written | null = state.report;
    if (changes(state, typed).some || (submits && !isDraft)) report = await save(visit, state, typed, seen);
    if (!submits) return done("da-luu");
    state = await formState(visit, period);
    await visit.ask(SUBMIT, { input: { reportId: report!.id, expectedRevision: report!.revision } });
    return done("da-nop");
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    state = await formState(visit, period);
    // The same form was sent twice at once, and the other one has written it.
    if (error.code === "CONFLICT" && !changes(state, typed).some) {
      if (!submits) return done("da-luu");
      if (state.report?.status === "SUBMITTED") return done("da-nop");
      if (!isAgain) return saveForm(visit, period, true);
    }
    if (Array.isArray(error.extensions.rules)) return notReady(visit, state);
    return comeBack(visit, state, typed, seen, error);
  }
}

function notReady(visit: Visit, state: FormState): FastifyReply {
  const failing = state.report!.ruleResults.filter(({ outcome }) => outcome === "FAIL");
  const errors = failing.filter(({ severity }) => severity === "ERROR");
  const silent = failing.filter(({ severity, explanation }) => severity === "WARNING" && !explanation);
  const notice = (
    <Notice kind="bad" title="Đã lưu, nhưng chưa nộp được">
      <p>{`Còn ${errors.length} lỗi phải sửa và ${silent.length} chỗ cần giải trình:`}</p>
      <ul>
        {[...errors, ...silent].map(({ code, message }) => (
          <li key={`${code} ${message}`}>
            <a href={`#r-${code}`}>{message}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
  return showForm(visit, state, { notice, saved: true, status: 400 });
}

function otherUnion(visit: Visit, state: FormState): FastifyReply {
  const notice = (
    <Notice kind="bad" title="Chưa lưu được">
      <p>
        Những gì vừa nhập là của một công đoàn khác với công đoàn đang đăng nhập. Mời đăng xuất rồi đăng nhập
        bằng mã của công đoàn đó.
      </p>
    </Notice>
  );
  return showForm(visit, state, { notice, status: 409 });
}
