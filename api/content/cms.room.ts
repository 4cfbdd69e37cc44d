import type { FastifyRequest } from "fastify";
import { ApiError, badInput } from "../platform/errors";
import type { Room } from "../platform/rooms";
import { Nudges } from "./nudges";
import { Signatures } from "./signature";
import { readHeld, readStanding, readStart } from "./standing";

/** A nudge says nothing but "look now". */
const BODY_BYTES = 1024;
/** Documents of one page of what is held. */
const PAGE = 2_000;

const header = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === "string" ? value : undefined;
};

/**
 * What the CMS asks of the API, signed with a key that follows from CMS_FEED_TOKEN: `POST /content/nudge` (look now;
 * nothing is believed, the feed is read), `GET /content/standing` (how far the replica is, what it could not take over)
 * and `GET /content/held?after=` (what it holds). Anybody else is told UNAUTHENTICATED and counted by address.
 */
export const cmsDoor: Room = async (http, doors) => {
  const { config, database, clock, lookNow } = doors;
  if (!config.cms) return;
  const signatures = new Signatures(config.cms.feedToken);
  const nudges = new Nudges(() => lookNow?.());
  http.addHook("onClose", () => nudges.stop());
  http.removeAllContentTypeParsers();
  http.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));

  async function onlyTheCms(request: FastifyRequest): Promise<void> {
    const isCms = signatures.take(
      {
        method: request.method,
        path: request.url,
        timestamp: header(request, "x-timestamp"),
        id: header(request, "x-event-id"),
        signature: header(request, "x-signature"),
        body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
      },
      clock.now(),
    );
    if (isCms) return;
    await doors.actAs(request, null);
    throw new ApiError("UNAUTHENTICATED", "Chữ ký không hợp lệ / the signature is not valid.");
  }
  const options = { bodyLimit: BODY_BYTES, preHandler: onlyTheCms };

  http.post("/content/nudge", options, async (_request, reply) => {
    nudges.nudge();
    return reply.code(204).send();
  });
  http.get("/content/standing", options, async (_request, reply) =>
    reply.header("cache-control", "no-store").send(await database.read(readStanding)),
  );
  http.get("/content/held", options, async (request, reply) => {
    const { after = null } = request.query as { after?: string };
    const start = readStart(after);
    if (!start) throw badInput("after", "after: không phải một vị trí / not a position of this list.");
    return reply
      .header("cache-control", "no-store")
      .send(await database.read((db) => readHeld(db, start, PAGE)));
  });
};
