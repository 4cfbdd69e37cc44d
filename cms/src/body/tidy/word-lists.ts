import { all, classOf, isBlank, isElement, rename, styleOf, unwrap } from "./elements";
import { countedText, inSequence, readMarker, type Marker } from "./list-markers";

interface Item {
  paragraph: HTMLElement;
  level: number;
  marker: Marker;
}

interface OpenList {
  level: number;
  list: HTMLElement;
  /** The number that the next item has; null in a list of bullets. */
  last: Marker;
}

/** Word writes the items of a list as paragraphs: a level in the style, the bullet or number as text before the words. */
function asItem(node: Node): Item | null {
  if (!isElement(node) || node.nodeName !== "P") return null;
  const level = /mso-list\s*:[^;]*\blevel(\d)/i.exec(styleOf(node))?.[1];
  const shown = all(node, "span").find((span) => /mso-list\s*:\s*Ignore/i.test(styleOf(span)));
  if (level && shown) {
    const marker = readMarker(shown.textContent ?? "");
    shown.remove();
    return { paragraph: node, level: Number(level), marker };
  }
  // "Web page, filtered" leaves only the class, the bullet and the spaces after it.
  if (!/\bMsoListParagraph/.test(classOf(node))) return null;
  const [, text] = /^\s*(\S{1,6})[\u00a0 ]*\u00a0[\u00a0 ]*\S/.exec(node.textContent ?? "") ?? [];
  if (!text || !takeAway(node, text)) return null;
  return { paragraph: node, level: 1, marker: readMarker(text) };
}

/** Removes the marker's characters, and the spaces after them, from the beginning of a paragraph. */
function takeAway(paragraph: HTMLElement, marker: string): boolean {
  const texts = paragraph.ownerDocument.createTreeWalker(paragraph, 4);
  let rest = marker;
  while (texts.nextNode()) {
    const node = texts.currentNode as Text;
    const text = node.data.replace(/^[\s\u00a0]+/, "");
    const taken = rest.startsWith(text) ? text : text.startsWith(rest) ? rest : null;
    if (taken === null) return false;
    rest = rest.slice(taken.length);
    node.data = text.slice(taken.length).replace(/^[\s\u00a0]+/, "");
    if (!rest && node.data) return true;
  }
  return !rest;
}

/** Items that follow each other with nothing but spaces between them. */
function runs(root: HTMLElement): Item[][] {
  const found: Item[][] = [];
  const seen = new Set<Element>();
  for (const paragraph of all(root, "p")) {
    if (seen.has(paragraph)) continue;
    const run: Item[] = [];
    for (let node: Node | null = paragraph; node; node = node.nextSibling) {
      if (!isElement(node) && isBlank(node.textContent)) continue;
      const item = asItem(node);
      if (!item) break;
      seen.add(item.paragraph);
      run.push(item);
    }
    if (run.length > 0) found.push(run);
  }
  return found;
}

function listFor({ paragraph, level, marker }: Item): OpenList {
  const list = paragraph.ownerDocument.createElement(marker.kind === "ordered" ? "ol" : "ul");
  if (marker.kind === "ordered" && marker.number !== 1) list.setAttribute("start", String(marker.number));
  if (marker.kind === "ordered" && marker.type !== "1") list.setAttribute("type", marker.type);
  return { level, list, last: marker };
}

/** A number that no list can show ("1.2.", "Điều 3.", one alone between paragraphs) stays as the words it is. */
function keepMarker({ paragraph, marker }: Item): void {
  paragraph.prepend(paragraph.ownerDocument.createTextNode(`${marker.text} `));
}

function build(run: Item[]): void {
  let open: OpenList[] = [];
  run.forEach((item, index) => {
    const { paragraph, level } = item;
    while (open.length > 0 && open.at(-1)!.level > level) open.pop();
    const same = open.at(-1)?.level === level ? open.at(-1)! : null;
    const continued = same && inSequence(same.last, item.marker);
    if (continued) {
      same.last = continued;
    } else {
      const next = run.slice(index + 1).find((other) => other.level <= level);
      const isAlone =
        item.marker.kind === "ordered" && !(next?.level === level && inSequence(item.marker, next.marker));
      if (item.marker.kind === "words" || (isAlone && open.length === (same ? 1 : 0))) {
        keepMarker(item);
        open = [];
        return;
      }
      if (same) open.pop();
      const started = listFor(item);
      const parent = open.at(-1)?.list.lastElementChild;
      if (parent) parent.append(started.list);
      else paragraph.before(started.list);
      open.push(started);
    }
    const entry = paragraph.ownerDocument.createElement("li");
    entry.append(...paragraph.childNodes);
    open.at(-1)!.list.append(entry);
    paragraph.remove();
  });
}

const COUNTED_WITH: Record<string, string> = {
  "lower-alpha": "a",
  "upper-alpha": "A",
  "lower-roman": "i",
  "upper-roman": "I",
};

/** Word in a browser gives every item a list of its own, whatever its level: they become what Word itself writes. */
function asWordWrites(wrapper: HTMLElement): void {
  for (const list of all(wrapper, "ul, ol")) {
    const start = Number(list.getAttribute("start") ?? 1);
    const type = COUNTED_WITH[/list-style-type\s*:\s*([a-z-]+)/i.exec(styleOf(list))?.[1] ?? ""] ?? "1";
    all(list, "li").forEach((item, index) => {
      const paragraph = rename(item, "p");
      for (const inner of all(paragraph, "p, div")) unwrap(inner);
      const level = Number(item.getAttribute("data-aria-level")) || 1;
      paragraph.setAttribute("style", `mso-list:l0 level${level} lfo1`);
      const shown = list.ownerDocument.createElement("span");
      shown.setAttribute("style", "mso-list:Ignore");
      shown.textContent = list.nodeName === "OL" ? countedText(type, start + index) : "·";
      paragraph.prepend(shown);
    });
    unwrap(list);
  }
  unwrap(wrapper);
}

export function tidyLists(root: HTMLElement): void {
  for (const wrapper of all(root, "div.ListContainerWrapper")) asWordWrites(wrapper);
  for (const heading of all(root, "h1, h2, h3, h4, h5, h6"))
    for (const shown of all(heading, "span"))
      if (/mso-list\s*:\s*Ignore/i.test(styleOf(shown)) && !shown.querySelector("img"))
        shown.replaceWith(`${(shown.textContent ?? "").replace(/[\s\u00a0]+/g, " ").trim()} `);
  for (const run of runs(root)) build(run);
}
