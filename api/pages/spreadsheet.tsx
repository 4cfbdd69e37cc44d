import type { FastifyReply } from "fastify";
import type { RequestContext } from "../platform/request";
import { attachment, XLSX } from "../spreadsheets/report.room";
import { reportTemplate } from "../spreadsheets/report.template";
import type { Problem } from "../spreadsheets/refusal";
import { uploadReport } from "../spreadsheets/report.upload";
import { refusalOf, type Refusal } from "./ask";
import { formState, showForm } from "./form-page";
import { Notice } from "./layout";
import { fileOf } from "./posted";
import type { Visit } from "./visit";
import { vietnamese } from "./words";

async function within<T>(visit: Visit, work: (request: RequestContext) => Promise<T>): Promise<T> {
  const request = visit.doors.contextOf(visit.request);
  try {
    return await work(request);
  } finally {
    await request.end();
  }
}

/** Hands out the template of the union's report of a period, filled in as far as the record knows. */
export async function sendTemplate(visit: Visit, period: string): Promise<FastifyReply> {
  const file = await within(visit, (request) => reportTemplate(request, visit.viewer.union.code, period));
  return visit.reply.type(XLSX).header("content-disposition", attachment(file.name)).send(file.bytes);
}

async function refuseFile(visit: Visit, period: string, refusal: Refusal): Promise<FastifyReply> {
  const problems = (refusal.extensions.problems ?? []) as Problem[];
  const notice = (
    <Notice kind="bad" title="Tệp chưa được nhận, chưa có gì được lưu">
      {problems.length > 0 ? (
        <ul>
          {problems.map(({ cell, message }) => (
            <li key={`${cell} ${message}`}>{vietnamese(message)}</li>
          ))}
        </ul>
      ) : (
        <p>{vietnamese(refusal.message)}</p>
      )}
    </Notice>
  );
  const status = refusal.code === "CONFLICT" ? 409 : refusal.code === "FORBIDDEN" ? 403 : 400;
  return showForm(visit, await formState(visit, period), { notice, status });
}

/** Takes a filled-in template into the draft; a file that is refused leaves everything as it was. */
export async function takeFile(visit: Visit, period: string): Promise<FastifyReply> {
  const bytes = fileOf(visit.request) ?? Buffer.alloc(0);
  const union = visit.viewer.union.code;
  try {
    const { changes } = await within(visit, (request) => uploadReport(request, bytes, { union, period }));
    const count = changes.values.length + changes.explanations.length;
    return visit.reply.redirect(`/bao-cao/ky/${period}?da-nhan=${count}`, 303);
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return refuseFile(visit, period, refusal);
  }
}
