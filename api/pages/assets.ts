import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";

/** The compiler copies neither style sheets nor browser scripts: the built server reads them where they are written. */
const FOLDER = [join(__dirname, "assets"), join(__dirname, "../../pages/assets")].find((folder) =>
  existsSync(folder),
)!;

const TYPES = { css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8" };

function asset(name: string, type: keyof typeof TYPES): { url: string; text: string; type: string } {
  const text = readFileSync(join(FOLDER, `${name}.${type}`), "utf8");
  const print = createHash("sha256").update(text).digest("base64url").slice(0, 10);
  return { url: `/bao-cao/tep/${name}-${print}.${type}`, text, type: TYPES[type] };
}

/** The style sheet and the script of the pages; their addresses change with what they say, so browsers may keep them. */
export const ASSETS = { style: asset("bao-cao", "css"), script: asset("bao-cao", "js") };

/** Serves both to anybody. */
export function serveAssets(http: FastifyInstance): void {
  for (const { url, text, type } of Object.values(ASSETS)) {
    http.get(url, async (_request, reply) =>
      reply.header("cache-control", "public, max-age=31536000, immutable").type(type).send(text),
    );
  }
}
