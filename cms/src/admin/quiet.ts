import type { StrapiApp } from "@strapi/strapi/admin";
import { setOnce } from "./browser-storage";

/** Rights to rooms that this house does not use: the maker's shop, and what the server keeps closed. */
const UNUSED = [
  "admin::marketplace.",
  "admin::transfer.",
  "admin::webhooks.",
  "plugin::content-type-builder.",
];

/** The maker's tour and the notice of its media library, dismissed before they are first shown. */
function dismissNotices(): void {
  setOnce("STRAPI_GUIDED_TOUR", JSON.stringify({ enabled: false }));
  // The notice's name ends with an identifier that a panel without telemetry does not have.
  for (const legacy of [false, true])
    for (const identifier of [false, undefined])
      setOnce(`STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_${legacy}:${identifier}`, "true");
}

/** Links to the maker's shop, prices and manuals: staff never need them, and no setting takes them away. */
function hideMakersLinks(): void {
  const style = document.createElement("style");
  style.textContent = `a[href*="://strapi.io"], a[href*=".strapi.io"], li:has(> a[href*=".strapi.io"]) { display: none !important; }`;
  document.head.append(style);
}

/** Before the panel is drawn: nothing of its maker's tours, news and offers. */
export function keepQuiet(app: StrapiApp): void {
  dismissNotices();
  hideMakersLinks();
  app.addRBACMiddleware(
    () => (next) => (permissions) =>
      next(permissions.filter(({ action }) => !UNUSED.some((start) => action.startsWith(start)))),
  );
}
