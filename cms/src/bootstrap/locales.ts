import type { Core } from "@strapi/strapi";
import { LOCALES } from "../outbox/content-types";

const names = { vi: "Tiếng Việt (vi)", en: "Tiếng Anh (en)" };

/** What English was called before: staff who have not renamed it see its Vietnamese name. */
const FORMER = "English (en)";

/** Vietnamese (default) and English, on the first start; what people change later stays. */
export async function createLocales(strapi: Core.Strapi): Promise<void> {
  const locales = strapi.plugin("i18n").service("locales");
  const fresh = !(await locales.findByCode("vi"));
  for (const code of LOCALES)
    if (!(await locales.findByCode(code)) && fresh) await locales.create({ code, name: names[code] });
  const english = await locales.findByCode("en");
  if (english?.name === FORMER) await locales.update({ id: english.id }, { name: names.en });
  if (fresh) await locales.setDefaultLocale({ code: LOCALES[0] });
}
