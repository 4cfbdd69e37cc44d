const shownInline = /\.(jpe?g|png|webp|gif|avif|mp3|m4a|mp4|webm)$/i;

interface Exchange {
  path: string;
  set(header: string, value: string): void;
}

/** The feed is never cached, refusals included; an upload runs no script and only media opens in the page. */
export default () => async (context: Exchange, next: () => Promise<void>) => {
  if (context.path.startsWith("/api/")) context.set("Cache-Control", "no-store");
  if (context.path.startsWith("/uploads/")) {
    context.set("Content-Security-Policy", "default-src 'none'; sandbox");
    context.set("X-Content-Type-Options", "nosniff");
    if (!shownInline.test(context.path)) context.set("Content-Disposition", "attachment");
  }
  await next();
};
