/** Under which name the panel keeps the language of its texts. */
export const LANGUAGE = "strapi-admin-language";

/** Keeps a value in the browser once and never again: what a person chooses later stays. */
export function setOnce(key: string, value: string): void {
  if (localStorage.getItem(key) === null) localStorage.setItem(key, value);
}
