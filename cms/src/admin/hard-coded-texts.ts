import { LANGUAGE } from "./browser-storage";
import { hardCoded, pageTitle, type HardCoded } from "./translations/hard-coded";

const ATTRIBUTES = ["aria-label", "placeholder", "title"];

/** Words of staff: they are never touched, whatever they say. */
const OWN_WORDS = "[contenteditable], textarea, input";

/** Where the server's sentences are shown: they are Vietnamese first, with English beside it for programs and logs. */
const SENTENCES = "[data-sonner-toaster], [role=alert], [data-strapi-field-error]";

const vietnamese = /[\u00C0-\u1EF9]/;
const englishSentence = /^[\x20-\x7e]+ [\x20-\x7e]+$/;

/** The Vietnamese half of "Vietnamese / English", line by line. */
export function vietnameseHalf(sentence: string): string {
  return sentence
    .split("\n")
    .map((line) => {
      const at = line.indexOf(" / ");
      const [first, second] = [line.slice(0, at), line.slice(at + 3)];
      return at > 0 && vietnamese.test(first) && englishSentence.test(second) ? first : line;
    })
    .join("\n");
}

/** The text in Vietnamese, if this entry knows it. */
function said(whole: string, { texts = {}, patterns = [] }: HardCoded): string | null {
  if (Object.hasOwn(texts, whole)) return texts[whole];
  for (const [pattern, sentence] of patterns) {
    const found = pattern.exec(whole);
    if (!found) continue;
    return sentence.replace(/\$(\d)/g, (_, group: string) => {
      const part = found[Number(group)];
      return Object.hasOwn(texts, part) ? texts[part] : part;
    });
  }
  return null;
}

function translated(text: string, element: Element, isSeen: boolean): string | null {
  const whole = text.trim();
  for (const entry of hardCoded) {
    if ((entry.unseen && isSeen) || (entry.on && !entry.on.test(location.pathname))) continue;
    const found = said(whole, entry);
    if (found !== null && (!entry.within || element.closest(entry.within)))
      return text.replace(whole, () => found);
  }
  if (!whole.includes(" / ") || !element.closest(SENTENCES)) return null;
  return vietnameseHalf(text);
}

function sayElement(element: Element): void {
  for (const name of ATTRIBUTES) {
    const value = element.getAttribute(name);
    const found = value && translated(value, element, name === "title");
    if (found && found !== value) element.setAttribute(name, found);
  }
}

function sayText(node: Text): void {
  const element = node.parentElement;
  if (!element || !node.data.trim() || element.closest(OWN_WORDS)) return;
  const found = translated(node.data, element, true);
  if (found && found !== node.data) node.data = found;
}

function sayAll(node: Node): void {
  if (node instanceof Text) return sayText(node);
  if (!(node instanceof Element)) return;
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let each: Node | null = node; each; each = walker.nextNode())
    if (each instanceof Text) sayText(each);
    else sayElement(each as Element);
}

/** Whoever has chosen another language gets the panel as its makers wrote it. */
const isVietnamese = () => localStorage.getItem(LANGUAGE) === "vi";

function sayTitle(): void {
  const title = pageTitle(document.title);
  if (title !== document.title) document.title = title;
}

/**
 * The panel's makers wrote some texts into its code past the messages. They are replaced where they appear, letter for
 * letter and only in the places listed, so that nothing that staff wrote is ever taken for one of them.
 */
export function sayHardCodedTexts(): void {
  const everything = { childList: true, subtree: true, characterData: true };
  new MutationObserver((changes) => {
    if (!isVietnamese()) return;
    for (const { type, target, addedNodes } of changes)
      if (type === "characterData") sayAll(target);
      else if (type === "attributes") sayElement(target as Element);
      else addedNodes.forEach(sayAll);
  }).observe(document.body, { ...everything, attributes: true, attributeFilter: ATTRIBUTES });
  new MutationObserver(sayTitle).observe(document.head, everything);
  sayTitle();
}
