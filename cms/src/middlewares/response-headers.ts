const shownInline = /\.(jpe?g|png|webp|gif|avif|mp3|m4a|mp4|webm)$/i;

interface Exchange {
  path: string;
  set(header: string, value: string): void;
}

/** The path as the file server reads it; one that cannot be decoded finds no file there. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The feed is never cached, refusals included; an upload runs no script and only media opens in the page. */
export default () => async (context: Exchange, next: () => Promise<void>) => {
  if (context.path.startsWith("/api/")) context.set("Cache-Control", "no-store");
  const path = decoded(context.path);
  if (path.startsWith("/uploads/")) {
    context.set("Content-Security-Policy", "default-src 'none'; sandbox");
    context.set("X-Content-Type-Options", "nosniff");
    if (!shownInline.test(path)) context.set("Content-Disposition", "attachment");
  }
  await next();
};
