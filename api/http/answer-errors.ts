import type { FastifyInstance, FastifyReply } from "fastify";
import { ApiError, HTTP_STATUS } from "../platform/errors";
import type { Logger } from "../platform/log";
import { showError } from "./errors-shown";
import { MAX_BODY_BYTES } from "./json-body";

const TOO_LARGE = `Yêu cầu lớn quá ${MAX_BODY_BYTES / 1024} kB / the request is larger than ${MAX_BODY_BYTES / 1024} kB.`;
const SENTENCES: Readonly<Record<number, string>> = {
  413: TOO_LARGE,
  415: "Kiểu nội dung phải là application/json / the content type must be application/json.",
};
const UNREADABLE = "Không đọc được nội dung JSON / the body is not readable JSON.";

/** Refuses a request in the shape of the API's errors, with BAD_USER_INPUT. */
export function refuseInput(reply: FastifyReply, status: number, message: string): FastifyReply {
  return reply.code(status).send({ errors: [{ message, extensions: { code: "BAD_USER_INPUT" } }] });
}

/** What goes wrong outside an operation is answered in the same shape as what goes wrong in one. */
export function answerErrorsAsJson(http: FastifyInstance): void {
  http.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const log = request.log as unknown as Logger;
    if (error instanceof ApiError) {
      if (typeof error.extensions.retryAfterSeconds === "number")
        void reply.header("retry-after", String(error.extensions.retryAfterSeconds));
      return reply.code(HTTP_STATUS[error.code]).send({ errors: [showError(error.toJSON(), error, log)] });
    }
    const status = error.statusCode ?? 500;
    if (status >= 400 && status < 500) return refuseInput(reply, status, SENTENCES[status] ?? UNREADABLE);
    return reply.code(500).send({ errors: [showError({ message: "" }, error, log)] });
  });
  http.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({
      errors: [{ message: "Không có trang này / nothing here.", extensions: { code: "NOT_FOUND" } }],
    }),
  );
}
