import type { Page } from "playwright-core";
import { vi } from "../../cms/src/admin/translations/vi";
import { englishTexts, sources } from "../cms/panel-messages";

/** Words of English that no Vietnamese sentence has, even one without accents. */
const WORDS =
  "the and your you with this that from for are not was have has been will please click select selected " +
  "save saved edit edited delete deleted create created creating add added new search settings user users " +
  "role roles token tokens name names description status error errors loading loaded back next cancel " +
  "confirm close open more entry entries file files folder folders upload uploaded view views list field " +
  "fields required invalid wrong password login logout welcome home profile publish published unpublish " +
  "draft drafts modified preview default locale locales language language general advanced permissions " +
  "permission allowed forbidden found missing type types value values active inactive actions action " +
  "filter filters sort copy copied link links download remove replace crop asset assets media library " +
  "content manager component components enable disable enabled disabled show hide yes never always " +
  "successfully failed occurred something went try again updated update last first date time size page " +
  "pages item items browse drag drop here click choose pick move release releases workflow widget tour " +
  "article articles document documents congress upgrade marketplace documentation learn plan pricing trial community";

const wordsOfEnglish = new RegExp(`\\b(${WORDS.split(" ").join("|")})\\b`, "i");

/** A name from the code, as documentId. */
const nameInCode = /^[a-z]+[A-Z][a-zA-Z]+$/;

/** What is no Vietnamese and still right. */
const PROPER = [
  /^v\d+\.\d+/, // versions
  /^Community$/, // the name of the edition that is installed
  /^(entry|media|release|review-workflows)\.[\w-]+$/, // names of events, as other programs receive them
  /^[\w.+-]+@[\w.-]+$/, // e-mail addresses
  /^https?:\/\/\S+$/,
  /^[\w/:.-]*\/[\w/:.*-]+$/, // addresses of routes
  /^(GET|POST|PUT|DELETE)$/,
  /^(Sửa |Xóa )?content-feed$/, // the feed's token, by the name that its reader knows
];

const vietnamese = new Set(Object.values(vi));
const englishMessages = new Set(
  sources
    .flatMap((source) => Object.values(englishTexts(source)))
    .map((text) => text.trim())
    .filter((text) => /[a-z]{2}/i.test(text) && !vietnamese.has(text)),
);

/** What somebody who looks at the page can read, or has read out; words typed into fields aside. */
export async function visibleTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement!;
      if (element.closest("script, style, noscript, [contenteditable], textarea")) continue;
      if (element.checkVisibility()) found.push(node.textContent ?? "");
    }
    for (const name of ["aria-label", "placeholder", "title", "alt"])
      for (const element of document.querySelectorAll(`[${name}]`))
        if (element.checkVisibility()) found.push(element.getAttribute(name) ?? "");
    return [...new Set(found.map((text) => text.trim()).filter(Boolean))];
  });
}

/** The English that a page shows. */
export async function englishOn(page: Page): Promise<string[]> {
  const texts = await visibleTexts(page);
  return texts.filter(
    (text) =>
      !PROPER.some((pattern) => pattern.test(text)) &&
      (englishMessages.has(text) || wordsOfEnglish.test(text) || nameInCode.test(text)),
  );
}

/** Links and boxes of the panel's makers: tours, notices, offers. */
export async function makersOffersOn(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        "a[href*='strapi.io'], a[href*='market.strapi'], [data-testid*=tour i], [id*=guided-tour i], [aria-label*=tour i]",
      ),
    ]
      .filter((element) => element.checkVisibility())
      .map((element) => element.outerHTML.slice(0, 200)),
  );
}
