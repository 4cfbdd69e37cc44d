import compress from "@fastify/compress";
import cors from "@fastify/cors";
import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";
import plainHelmet from "helmet";

const RULES = {
  contentSecurityPolicy: {
    directives: {
      defaultSrc: ["'none'"],
      styleSrc: ["'unsafe-inline'"],
      imgSrc: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  crossOriginResourcePolicy: { policy: "cross-origin" as const },
};

/** The headers of these rules, for a route that is asked too often to work them out each time. */
export function ruleHeaders(): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  const response = {
    setHeader: (name: string, value: string) => void (headers[name.toLowerCase()] = value),
    removeHeader: () => undefined,
  };
  plainHelmet(RULES)({} as never, response as never, () => undefined);
  return headers;
}

/**
 * What every answer says to browsers: it runs nothing and frames nowhere, and any site may read it, without cookies.
 * A route that serves pages states its own rules in its `helmet` option.
 */
export async function sendHeaders(http: FastifyInstance): Promise<void> {
  await http.register(helmet, RULES);
  await http.register(cors, {
    origin: "*",
    methods: ["GET", "POST", "OPTIONS"],
    exposedHeaders: ["etag", "x-request-id", "retry-after", "ratelimit", "ratelimit-policy"],
  });
  await http.register(compress, { threshold: 1024, encodings: ["gzip", "br"] });
}
