import type { Hints } from "../page";
import { clean, folded } from "../words";
import { attribute, descendants, isElement, namesOf, wordsIn, type DomNode } from "./dom";

/** An address of a page on the web, without what only counts visits; null for files and front pages. */
export function pageAddress(text: string, base?: string): string | null {
  if (!URL.canParse(text, base)) return null;
  const address = new URL(text, base);
  if (!/^https?:$/.test(address.protocol) || !/\.[a-z]{2,}$/i.test(address.hostname)) return null;
  address.hash = "";
  for (const name of [...address.searchParams.keys()])
    if (/^(?:utm_\w+|fbclid|gclid|zarsrc)$/i.test(name)) address.searchParams.delete(name);
  return address.pathname === "/" && address.search === "" ? null : address.href;
}

interface Head {
  hints: Hints;
  address: string | null;
  /** Against what relative addresses are read. */
  base: string | null;
}

/** The first value of a meta element with one of these names. */
function metaOf(elements: DomNode[], ...names: string[]): string | null {
  for (const wanted of names) {
    const found = elements.find(
      (node) =>
        node.name === "meta" &&
        [attribute(node, "property"), attribute(node, "name"), attribute(node, "itemprop")].some(
          (name) => name.toLowerCase() === wanted,
        ),
    );
    const value = found ? clean(attribute(found, "content")) : "";
    if (value) return value;
  }
  return null;
}

/** What JSON-LD says of the article; pages with broken JSON say nothing. */
function linkedDate(elements: DomNode[]): string | null {
  for (const node of elements) {
    if (node.name !== "script" || !/ld\+json/i.test(attribute(node, "type"))) continue;
    const text = (node.children ?? []).map(({ data }) => data ?? "").join("");
    const date = /"datePublished"\s*:\s*"(?<date>[^"]+)"/.exec(text)?.groups?.date;
    if (date) return date;
  }
  return null;
}

function breadcrumbOf(elements: DomNode[]): string[] {
  const trail = elements.find(
    (node) =>
      /breadcrumb|bread-crumb|duong-?dan|path-?way/i.test(
        `${namesOf(node)} ${attribute(node, "aria-label")}`,
      ) || /BreadcrumbList/.test(attribute(node, "itemtype")),
  );
  if (!trail) return [];
  const links = [...descendants(trail)].filter(({ name }) => name === "a");
  const steps = links.length > 1 ? links.map(wordsIn) : wordsIn(trail).split(/\s*[>»›/|]\s*/);
  return [
    ...new Set(
      steps.filter(
        (step) => step !== "" && step.length < 80 && !/^(?:trang chu|trang nhat|home)$/.test(folded(step)),
      ),
    ),
  ];
}

/** "<!-- saved from url=(0052)https://… -->", which browsers write into pages that they save. */
const savedFrom = (html: string): string | null =>
  /<!--\s*saved from url=\(\d+\)(?<address>\S+)\s*-->/i.exec(html.slice(0, 4000))?.groups?.address ?? null;

/** What the head of a page, and its breadcrumb, say of the article. */
export function readHead(root: DomNode, html: string): Head {
  const elements = [...descendants(root)].filter(isElement);
  const saved = savedFrom(html);
  const stated = attribute(elements.find(({ name }) => name === "base") ?? root, "href");
  const base =
    [stated, saved, metaOf(elements, "og:url")].find((address) => address && pageAddress(address) !== null) ??
    (stated && URL.canParse(stated) ? stated : null);
  const canonical = elements.find(
    (node) => node.name === "link" && attribute(node, "rel").toLowerCase() === "canonical",
  );
  const addresses = [attribute(canonical ?? root, "href"), metaOf(elements, "og:url"), saved];
  const address =
    addresses
      .map((text) => (text ? pageAddress(text, base ?? undefined) : null))
      .find((found) => found !== null) ?? null;
  const title = elements.find(({ name }) => name === "title");
  const published = elements.find(
    (node) => /(?:^|\s)datePublished(?:\s|$)/.test(attribute(node, "itemprop")) && node.name !== "meta",
  );
  return {
    address,
    base: base ?? address,
    hints: {
      title:
        metaOf(elements, "og:title", "twitter:title") ??
        (title ? clean((title.children ?? []).map(({ data }) => data ?? "").join("")) || null : null),
      date:
        metaOf(elements, "article:published_time", "datepublished", "pubdate", "dc.date", "dc.date.issued") ??
        (published ? attribute(published, "datetime") || wordsIn(published) || null : null) ??
        linkedDate(elements),
      breadcrumb: breadcrumbOf(elements),
      videos: [],
    },
  };
}
