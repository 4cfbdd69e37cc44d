import { sayInVietnamese } from "../panel-errors/say-in-vietnamese";

interface Exchange {
  path: string;
  status: number;
  body: unknown;
}

/** Everything the panel asks; the feed's readers are programs and get Strapi's own words. */
const panel = /^\/(admin|content-manager|upload|i18n|editorial|email|site)(\/|$)/;

/** The panel compares this one word for word to show its page for locked accounts. */
const UNDERSTOOD_BY_THE_PANEL = "User not active";

/** Says Strapi's refusals to staff in Vietnamese; stands before "strapi::errors", which writes them. */
export default () => async (context: Exchange, next: () => Promise<void>) => {
  await next();
  if (context.status < 400 || !panel.test(context.path)) return;
  const { error } = (context.body ?? {}) as { error?: { message?: unknown } };
  if (error && typeof error === "object" && error.message !== UNDERSTOOD_BY_THE_PANEL) sayInVietnamese(error);
};
