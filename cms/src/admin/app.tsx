import type { StrapiApp } from "@strapi/strapi/admin";
import { registerRichText } from "./rich-text/register";
import { vi } from "./translations/vi";

/** Set once and never again: what a person chooses later stays. */
function unlessChosen(key: string, value: string): void {
  if (localStorage.getItem(key) === null) localStorage.setItem(key, value);
}

unlessChosen("strapi-admin-language", "vi");
unlessChosen("STRAPI_GUIDED_TOUR", JSON.stringify({ enabled: false }));
// The banner's name ends with the identifier that a panel without telemetry does not have.
for (const legacy of [false, true])
  unlessChosen(`STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_${legacy}:false`, "true");

/** The panel speaks Vietnamese (and English, which is always there). */
export default {
  config: {
    locales: ["vi"],
    translations: { vi },
    tutorials: false,
    notifications: { releases: false },
  },
  register(app: StrapiApp) {
    registerRichText(app);
  },
};
