import { hardCoded, pageTitles } from "./translations/hard-coded";

const ATTRIBUTES = ["aria-label", "placeholder", "title"];

/** Words of staff: they are never touched, whatever they say. */
const OWN_WORDS = "[contenteditable], textarea, input";

/** Where the server's sentences are shown: they are Vietnamese first, with English beside it for programs and logs. */
const SENTENCES = "[data-sonner-toaster], [role=alert], [data-strapi-field-error]";

const vietnamese = /[\u00C0-\u1EF9]/;

/** The Vietnamese half of "Vietnamese / English", line by line. */
export function vietnameseHalf(sentence: string): string {
  return sentence
    .split("\n")
    .map((line) => {
      const at = line.indexOf(" / ");
      const [first, second] = [line.slice(0, at), line.slice(at + 3)];
      return at > 0 && vietnamese.test(first) && !vietnamese.test(second) ? first : line;
    })
    .join("\n");
}

function translated(text: string, element: Element): string | null {
  const whole = text.trim();
  for (const { within, on, texts } of hardCoded)
    if (
      Object.hasOwn(texts, whole) &&
      (!on || on.test(location.pathname)) &&
      (!within || element.closest(within))
    )
      return text.replace(whole, texts[whole]);
  if (!whole.includes(" / ") || !element.closest(SENTENCES)) return null;
  return vietnameseHalf(text);
}

function sayElement(element: Element): void {
  for (const name of ATTRIBUTES) {
    const value = element.getAttribute(name);
    const said = value && translated(value, element);
    if (said && said !== value) element.setAttribute(name, said);
  }
}

function sayText(node: Text): void {
  const element = node.parentElement;
  if (!element || !node.data.trim() || element.closest(OWN_WORDS)) return;
  const said = translated(node.data, element);
  if (said && said !== node.data) node.data = said;
}

function sayAll(node: Node): void {
  if (node instanceof Text) return sayText(node);
  if (!(node instanceof Element)) return;
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let each: Node | null = node; each; each = walker.nextNode())
    if (each instanceof Text) sayText(each);
    else sayElement(each as Element);
}

function sayTitle(): void {
  const title = pageTitles.reduce((text, [from, to]) => text.replace(from, to), document.title);
  if (title !== document.title) document.title = title;
}

/**
 * The panel's makers wrote some texts into its code past the messages. They are replaced where they appear, letter for
 * letter and only in the places listed, so that nothing that staff wrote is ever taken for one of them.
 */
export function sayHardCodedTexts(): void {
  const everything = { childList: true, subtree: true, characterData: true };
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes)
      if (type === "characterData") sayAll(target);
      else if (type === "attributes") sayElement(target as Element);
      else addedNodes.forEach(sayAll);
  }).observe(document.body, { ...everything, attributes: true, attributeFilter: ATTRIBUTES });
  new MutationObserver(sayTitle).observe(document.head, everything);
  sayTitle();
}
