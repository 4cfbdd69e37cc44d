import type { StrapiApp } from "@strapi/strapi/admin";
import { setOnce } from "./browser-storage";
import { sayHardCodedTexts } from "./hard-coded-texts";
import { keepQuiet } from "./quiet";
import { registerStartPage } from "./start-page";
import { vi } from "./translations/vi";

// Read by the panel before it asks anything of this file: whoever has not chosen a language sees Vietnamese.
setOnce("strapi-admin-language", "vi");

/** The panel speaks Vietnamese (and English, which is always there). */
export default {
  config: {
    locales: ["vi"],
    translations: { vi },
    tutorials: false,
    notifications: { releases: false },
  },

  register(app: StrapiApp) {
    keepQuiet(app);
    sayHardCodedTexts();
    registerStartPage(app);
  },
};
