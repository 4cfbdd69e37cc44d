import type { FastifyInstance } from "fastify";
import { ApiError } from "../platform/errors";

/** The longest JSON body; a route that takes files states its own `bodyLimit`. */
export const MAX_BODY_BYTES = 100 * 1024;

/** Bodies are JSON in UTF-8; a byte that is not UTF-8 is refused instead of silently replaced. */
export function readJsonStrictly(http: FastifyInstance): void {
  const parse = http.getDefaultJsonParser("error", "error");
  http.addContentTypeParser(
    "application/json",
    { parseAs: "buffer", bodyLimit: MAX_BODY_BYTES },
    (request, body, done) => {
      let text: string;
      try {
        text = new TextDecoder("utf-8", { fatal: true }).decode(body as Buffer);
      } catch {
        done(new ApiError("BAD_USER_INPUT", "Nội dung không phải UTF-8 / the body is not UTF-8."), undefined);
        return;
      }
      void parse(request, text, done);
    },
  );
}
