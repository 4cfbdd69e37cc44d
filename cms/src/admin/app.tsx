import type { StrapiApp } from "@strapi/strapi/admin";
import { LANGUAGE, setOnce } from "./browser-storage";
import { addEditorial } from "./editorial/register";
import { sayHardCodedTexts } from "./hard-coded-texts";
import { addHistory, registerHistory } from "./history/register";
import { keepWhatIsTyped } from "./keep-what-is-typed";
import { showNamesInLists } from "./list-cells";
import { logo } from "./logo";
import { registerPickers } from "./pickers/register";
import { addPreview } from "./preview/register";
import { keepQuiet } from "./quiet";
import { registerStartPage } from "./start-page";
import { registerRichText } from "./rich-text/register";
import { vi } from "./translations/vi";

// Read by the panel before it asks anything of this file: whoever has not chosen a language sees Vietnamese.
setOnce(LANGUAGE, "vi");

/** The panel speaks Vietnamese (and English, which is always there). */
export default {
  config: {
    locales: ["vi"],
    translations: { vi },
    auth: { logo },
    menu: { logo },
    tutorials: false,
    notifications: { releases: false },
  },

  register(app: StrapiApp) {
    keepQuiet(app);
    keepWhatIsTyped(app);
    sayHardCodedTexts();
    registerStartPage(app);
    registerPickers(app);
    registerRichText(app);
    registerHistory(app);
  },

  bootstrap(app: StrapiApp) {
    showNamesInLists(app);
    addPreview(app);
    addEditorial(app);
    addHistory(app);
  },
};
