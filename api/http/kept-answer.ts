import type { FastifyReply, FastifyRequest } from "fastify";
import type { KeptAnswer } from "../cache/answers";
import { deflateHead, gzipWithTail } from "../cache/gzip";
import type { Outcome } from "./outcome";

/** Shorter answers gain nothing from being compressed. */
const WORTH_COMPRESSING = 1024;
const GZIP = /(^|,)\s*gzip\s*(;\s*q=(1|1\.0*|0\.\d*[1-9]\d*)\s*)?(,|$)/i;

const tailOf = (extensions: object): string => `,"extensions":${JSON.stringify(extensions)}}\n`;

/** Takes an answer apart for being kept; null where it is not one that others may be given. */
export async function takeApart(
  text: string,
  contentType: string,
  { ground, requested, extensions }: Outcome,
): Promise<KeptAnswer | null> {
  const tail = tailOf(extensions);
  if (ground === null || !text.endsWith(tail)) return null;
  const head = Buffer.from(text.slice(0, -tail.length));
  const deflated = head.length < WORTH_COMPRESSING ? null : await deflateHead(head);
  return { ground, contentType, requested, head, deflated };
}

/** Sends an answer with an end of its own. */
export function sendKept(
  request: FastifyRequest,
  reply: FastifyReply,
  { contentType, head, deflated }: KeptAnswer,
  extensions: object,
): FastifyReply {
  const tail = Buffer.from(tailOf(extensions));
  void reply.code(200).header("content-type", contentType);
  const { "accept-encoding": accepted, "x-no-compression": plain } = request.headers;
  if (deflated === null || plain !== undefined || !GZIP.test(String(accepted ?? "")))
    return reply.send(Buffer.concat([head, tail]));
  if (!reply.hasHeader("vary")) void reply.header("vary", "accept-encoding");
  return reply.header("content-encoding", "gzip").send(gzipWithTail(head, deflated, tail));
}
