import type { FastifyRequest } from "fastify";
import { ApiError } from "../platform/errors";
import type { Room } from "../platform/rooms";
import { articleOfId } from "./article-key";
import { DayKeys } from "./day-keys";
import { isReader, readerDigest, type Visitor } from "./reader";
import { Views } from "./views";
import { pointsIn, vote } from "./vote";

/** No beacon and no vote says more. */
const BODY_BYTES = 1024;

function visitorOf({ ip, headers }: FastifyRequest): Visitor {
  return {
    address: ip,
    agent: headers["user-agent"],
    isAhead: /prefetch/.test(String(headers["sec-purpose"] ?? "")),
  };
}

const idOf = (request: FastifyRequest): string => (request.params as { id: string }).id;

/**
 * `POST /articles/{Article.id}/view` when a reader has an article before them (`navigator.sendBeacon(address)`), and
 * `POST /articles/{Article.id}/rating` with `{"points": 1…5}`: both answer 204, from any site, without cookies. Both
 * count as an operation of the caller's address. A view is noted and written a few seconds later, a vote is written
 * before it is answered; robots' views are passed over, their votes refused.
 */
export const readerCounters: Room = async (http, doors) => {
  const { database, clock, log, config } = doors;
  const keys = new DayKeys(database, clock, config.cms?.feedToken ?? "");
  const views = new Views(database, log);
  http.addHook("onClose", () => views.flush());
  http.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: BODY_BYTES }, (_request, _body, done) =>
    done(null, undefined),
  );
  const options = {
    bodyLimit: BODY_BYTES,
    onRequest: (request: FastifyRequest) => doors.actAs(request, null),
  };

  http.post("/articles/:id/view", options, async (request, reply) => {
    const article = articleOfId(idOf(request));
    const visitor = visitorOf(request);
    if (isReader(visitor)) {
      const { day, key } = await keys.today();
      views.note({ ...article, day, digest: readerDigest(key, visitor, article) });
    }
    return reply.header("cache-control", "no-store").code(204).send();
  });

  http.post("/articles/:id/rating", options, async (request, reply) => {
    const article = articleOfId(idOf(request));
    const points = pointsIn(request.body);
    const visitor = visitorOf(request);
    if (!isReader(visitor))
      throw new ApiError("FORBIDDEN", "Chỉ người đọc được chấm điểm / only readers may vote.");
    await vote(database, keys, visitor, article, points);
    return reply.header("cache-control", "no-store").code(204).send();
  });
};
