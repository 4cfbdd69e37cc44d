interface Exchange {
  path: string;
  status: number;
  body: unknown;
}

/**
 * What Strapi offers and this CMS does not: every content API but the feed, whatever a token may allow; webhooks and
 * uploads from addresses, which let the server call any machine that it can reach; transfers of the whole database.
 */
const CLOSED = [
  /^\/api(?!\/feed\/)(\/|$)/,
  /^\/admin\/webhooks(\/|$)/,
  /^\/admin\/transfer(\/|$)/,
  /^\/upload\/actions\/upload-from-urls(\/|$)/,
  /^\/graphql(\/|$)/,
];

const MESSAGE = "Chức năng này đã tắt / this function is switched off";

/** The path as the router may read it: without case, without escapes, without doubled slashes. */
function plain(path: string): string {
  let text = path;
  try {
    text = decodeURIComponent(path);
  } catch {
    // What cannot be decoded meets no route either.
  }
  return text.toLowerCase().replace(/\/{2,}/g, "/");
}

/** Answers 404 where a door is closed, before anybody is recognised. */
export default () => async (context: Exchange, next: () => Promise<void>) => {
  const path = plain(context.path);
  if (!CLOSED.some((door) => door.test(path))) return next();
  context.status = 404;
  context.body = { data: null, error: { status: 404, name: "NotFoundError", message: MESSAGE, details: {} } };
};
