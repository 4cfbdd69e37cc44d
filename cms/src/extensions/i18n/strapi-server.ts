import type { Core } from "@strapi/strapi";
import { forgetLocale } from "../../desk/forget-locale";
import { recordLocaleDeletion } from "../../outbox/locale-deletion";

interface Locales {
  delete(locale: { id: number }): Promise<unknown>;
}

interface I18nPlugin {
  services: { locales(context: { strapi: Core.Strapi }): Locales };
}

/** Deleting a language removes its documents past the document service: the outbox rows are written here. */
export default (plugin: I18nPlugin) => {
  const original = plugin.services.locales;
  plugin.services.locales = (context) => {
    const locales = original(context);
    return {
      ...locales,
      delete: (locale) =>
        recordLocaleDeletion(context.strapi, locale.id, async () => {
          await forgetLocale(context.strapi, locale.id);
          return locales.delete(locale);
        }),
    };
  };
  return plugin;
};
