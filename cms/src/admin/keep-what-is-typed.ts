import type { StrapiApp } from "@strapi/strapi/admin";

interface Action {
  type?: unknown;
  payload?: { queryCacheKey?: unknown };
}

/** The panel writing a text into its own memory before the server has taken it, and taking it back when it was refused. */
const isHasty = ({ type, payload }: Action): boolean =>
  type === "adminApi/queries/queryResultPatched" && String(payload?.queryCacheKey).startsWith("getDocument(");

/**
 * A refused save leaves the form as it is. The panel would put the stored text back into it, and what was typed since
 * would be gone; what is saved it reads again anyway.
 */
export function keepWhatIsTyped(app: StrapiApp): void {
  const skipHaste = () => () => (next: (action: unknown) => unknown) => (action: unknown) =>
    isHasty(action as Action) ? undefined : next(action);
  app.addMiddlewares([skipHaste] as never);
}
