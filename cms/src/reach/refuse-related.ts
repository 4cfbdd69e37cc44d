import type { Core } from "@strapi/strapi";
import { unusable } from "../staff/refusal";

interface Exchange {
  querystring: string;
}

/** Does a query ask for what a file is related to, or for everything that it is? */
function asksForRelated(querystring: string): boolean {
  return [...new URLSearchParams(querystring)].some(
    ([key, value]) =>
      /\brelated\b/i.test(key) || (/^(populate|sort)\b/.test(key) && /\brelated\b|\*/i.test(value)),
  );
}

/**
 * A file of the media library knows the documents that show it, drafts of colleagues included, and Strapi gives them to
 * whoever may see the file. The panel never asks for them: neither do those who write the address by hand.
 */
export function refuseRelated(strapi: Core.Strapi): void {
  const router = strapi.server.router as unknown as {
    use(path: string, middleware: (exchange: Exchange, next: () => Promise<unknown>) => unknown): void;
  };
  router.use("/upload", ({ querystring }, next) => {
    if (asksForRelated(querystring))
      unusable("Không xem được các bài dùng tệp theo cách này.", {
        code: "RELATED_IS_REFUSED",
        en: "The documents that show a file can't be asked for.",
      });
    return next();
  });
}
