import type { FastifyReply } from "fastify";
import type { VNode } from "preact";
import { Refusal } from "./ask";
import { AMEND, type Report, type RuleResult } from "./documents";
import { Notice } from "./layout";
import { mergeTyped } from "./merge";
import { asTyped, changedExplanations, changedValues } from "./patch";
import { ReportForm } from "./report-form";
import { ReportHead } from "./report-head";
import { reviewOf, type Review } from "./review-page";
import { readTyped, unclearRows, type Typed, type Unclear } from "./typed";
import type { Visit } from "./visit";
import { periodWords, STATUS_WORDS, vietnamese } from "./words";

interface AmendOptions {
  readonly typed?: Typed;
  readonly revision?: number;
  readonly unclear?: readonly Unclear[];
  readonly stored?: Typed | null;
  readonly results?: readonly RuleResult[];
  readonly notice?: VNode | null;
  readonly status?: number;
}

function Reason({ reason }: { reason: string }): VNode {
  return (
    <section class="card">
      <h2>Lý do</h2>
      <label for="reason">Vì sao bổ sung, điều chỉnh? Lý do được lưu cùng bản mới.</label>
      <textarea id="reason" name="reason" rows={3} maxLength={500} required>
        {reason}
      </textarea>
    </section>
  );
}

/** Shows the form with which an approved report is amended. */
export function showAmend(visit: Visit, review: Review, options: AmendOptions = {}): FastifyReply {
  const { report, before, indicators } = review;
  const { union, period } = report;
  const typed = options.typed ?? asTyped(report);
  return visit.show(
    `Bổ sung, điều chỉnh ${periodWords(period)}`,
    <>
      <ReportHead
        {...{ report, union, period }}
        above={{ href: `/bao-cao/duyet/${report.id}`, words: "Báo cáo đã duyệt" }}
      />
      {options.notice ?? (
        <Notice kind="info" title="Bổ sung, điều chỉnh báo cáo đã duyệt">
          <p>Chỉ sửa những ô cần sửa. Số liệu các cấp trên đổi đúng bằng phần chênh lệch.</p>
        </Notice>
      )}
      <ReportForm
        {...{ union, period, indicators, typed, before }}
        action={`/bao-cao/duyet/${report.id}/bo-sung`}
        csrf={visit.csrf}
        revision={options.revision ?? report.revision}
        proposals={[]}
        results={options.results ?? report.ruleResults}
        unclear={options.unclear ?? []}
        stored={options.stored ?? null}
        withCutoff={false}
        unsaved={options.typed !== undefined}
        extra={<Reason reason={typed.reason} />}
        buttons={<button class="main">Ghi bản điều chỉnh</button>}
      />
    </>,
    options.status ?? 200,
  );
}

/** Amends an approved report by what changed in the form. */
export async function amend(visit: Visit, id: string): Promise<FastifyReply> {
  const typed = readTyped(visit.form);
  const revision = Number(visit.form.get("revision") ?? "0") || 0;
  const review = await reviewOf(visit, id);
  const unclear = unclearRows(typed);
  if (unclear.length > 0) return showAmend(visit, review, { typed, revision, unclear, status: 400 });
  const saved = asTyped(review.report);
  const done = (): FastifyReply => visit.reply.redirect(`/bao-cao/duyet/${id}?xong=bo-sung`, 303);
  try {
    await visit.ask(AMEND, {
      input: {
        reportId: review.report.id,
        expectedRevision: revision,
        reason: typed.reason.trim(),
        values: changedValues(typed, saved),
        explanations: changedExplanations(typed, saved),
      },
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const now = await reviewOf(visit, id);
    const conflict = error.code === "CONFLICT";
    if (conflict && isWritten(now.report, typed, revision)) return done();
    const state = STATUS_WORDS[now.report.status] ?? now.report.status;
    const notice = (
      <Notice kind="bad" title={conflict ? "Báo cáo đã thay đổi, chưa có gì được ghi" : "Chưa ghi được"}>
        <p>
          {conflict
            ? `Hiện báo cáo ở trạng thái “${state}”, lần ghi ${now.report.revision}. Những gì anh, chị nhập vẫn còn dưới đây.`
            : `${vietnamese(error.message)} Những gì anh, chị nhập vẫn còn dưới đây.`}
        </p>
      </Notice>
    );
    const stored = conflict ? asTyped(now.report) : null;
    return showAmend(visit, now, {
      ...{ notice, stored },
      typed: stored ? mergeTyped(typed, stored) : typed,
      revision: conflict ? now.report.revision : revision,
      status: conflict ? 409 : 400,
    });
  }
  return done();
}

/** True where the same form was sent before: its amendment is the newest version, and nothing came after it. */
function isWritten(report: Report, typed: Typed, seen: number): boolean {
  const saved = asTyped(report);
  const newest = report.versions.find(({ version }) => version === report.version);
  return (
    report.revision === seen + 1 &&
    newest?.reason === typed.reason.trim() &&
    changedValues(typed, saved).length === 0 &&
    changedExplanations(typed, saved).length === 0
  );
}
