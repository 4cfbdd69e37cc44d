import cookie from "@fastify/cookie";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { Doors } from "../platform/rooms";
import { refusalOf } from "./ask";
import { serveAssets } from "./assets";
import { answerBoard } from "./board.routes";
import { answerReportForm } from "./report-form.routes";
import { answerOwnReports } from "./own-reports.routes";
import { readForms } from "./posted";
import { answerReview } from "./review.routes";
import { answerSignIn } from "./sign-in.routes";
import { sendPage } from "./visit";
import { vietnamese } from "./words";

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const STATUS: Record<string, number> = {
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  RATE_LIMITED: 429,
  SERVICE_UNAVAILABLE: 503,
  CONFLICT: 409,
};

function guardHeaders(http: FastifyInstance): void {
  http.addHook("onSend", async (_request, reply) => {
    reply.removeHeader("access-control-allow-origin");
    void reply.header("content-security-policy", POLICY);
    void reply.header("cross-origin-resource-policy", "same-origin");
    void reply.header("referrer-policy", "same-origin");
    if (!reply.hasHeader("cache-control")) void reply.header("cache-control", "no-store");
  });
}

function answerErrorsAsPages(http: FastifyInstance): void {
  http.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const refusal = refusalOf(error);
    const status = refusal ? (STATUS[refusal.code] ?? 400) : (error.statusCode ?? 500);
    if (status >= 500) request.log.error({ err: error }, "a page failed");
    const wait = refusal?.extensions.retryAfterSeconds;
    if (typeof wait === "number") void reply.header("retry-after", String(wait));
    const sentence = refusal
      ? vietnamese(refusal.message)
      : status === 413
        ? "Tệp lớn quá 2 MB hoặc biểu mẫu dài quá mức; chưa có gì được lưu."
        : status < 500
          ? "Yêu cầu không đọc được."
          : "Máy chủ gặp lỗi, đã được ghi lại. Những gì đã nhập vẫn còn trong trình duyệt; mời bấm nút quay lại rồi thử lại sau ít phút.";
    return sendSentence(reply, status, sentence);
  });
}

function sendSentence(reply: FastifyReply, status: number, sentence: string): FastifyReply {
  return sendPage(
    ...([reply, status, "Không thực hiện được", null] as const),
    <div class="card narrow">
      <h1>Không thực hiện được</h1>
      <p role="alert">{sentence}</p>
      <p>
        <a href="/bao-cao">Về trang báo cáo</a>
      </p>
    </div>,
  );
}

/** Addresses that people type or keep, and that name no page. */
function answerElsewhere(http: FastifyInstance): void {
  for (const path of ["/bao-cao/", "/bao-cao/dang-xuat"])
    http.get(path, async (_request, reply) => reply.redirect("/bao-cao", 303));
  http.get("/bao-cao/*", async (_request, reply) =>
    sendSentence(reply, 404, "Không có trang này; địa chỉ có thể đã bị gõ sai hoặc chép thiếu."),
  );
}

/**
 * The officers' pages: reports written, handed in, returned, approved and amended by people who have never heard of an
 * API. What they do goes through the same operations as everybody else's.
 */
export async function officerPages(http: FastifyInstance, doors: Doors): Promise<void> {
  await http.register(cookie);
  readForms(http);
  guardHeaders(http);
  answerErrorsAsPages(http);
  serveAssets(http);
  answerSignIn(http, doors);
  answerOwnReports(http, doors);
  answerReportForm(http, doors);
  answerBoard(http, doors);
  answerReview(http, doors);
  answerElsewhere(http);
}
