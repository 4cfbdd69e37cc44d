import { escapeHtml } from "../words";
import { attribute, styleOf, type DomNode } from "./dom";

/** How a stretch of letters looks, and where it links. */
export interface Style {
  bold: boolean;
  italic: boolean;
  underline: boolean;
  script: "sub" | "sup" | null;
  href: string | null;
}

export const plainStyle: Style = { bold: false, italic: false, underline: false, script: null, href: null };

export interface Run extends Style {
  text: string;
}

const HEAVY = /font-weight:(?:bold|bolder|[6-9]00)/;
const LIGHT = /font-weight:(?:normal|lighter|[1-4]00)/;

/** The style inside an element. */
export function styleInside(node: DomNode, style: Style): Style {
  const css = styleOf(node);
  const tag = node.name ?? "";
  const href = tag === "a" ? attribute(node, "href").trim() : "";
  return {
    bold: LIGHT.test(css) ? false : style.bold || tag === "b" || tag === "strong" || HEAVY.test(css),
    italic: /font-style:normal/.test(css)
      ? false
      : style.italic || tag === "i" || tag === "em" || /font-style:(?:italic|oblique)/.test(css),
    underline: style.underline || (tag === "u" && !style.href),
    script: tag === "sub" || tag === "sup" ? tag : style.script,
    href: href && !/^(?:javascript|data|vbscript|about):|^#/i.test(href) ? href : style.href,
  };
}

const sameStyle = (left: Run, right: Run): boolean =>
  left.bold === right.bold &&
  left.italic === right.italic &&
  left.underline === right.underline &&
  left.script === right.script &&
  left.href === right.href;

/** Neighbours that look alike become one; white space is single and never at the edges. */
export function tidyRuns(runs: Run[]): Run[] {
  const tidied: Run[] = [];
  for (const run of runs) {
    let text = run.text
      .normalize("NFC")
      .replace(/[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad]/g, "")
      .replace(/\s+/g, " ");
    const last = tidied.at(-1);
    if (!last || last.text.endsWith(" ")) text = text.replace(/^ /, "");
    if (text === "") continue;
    if (last && sameStyle(last, run)) last.text += text;
    else tidied.push({ ...run, text });
  }
  const last = tidied.at(-1);
  if (last) last.text = last.text.trimEnd();
  return tidied.filter(({ text }) => text !== "");
}

export function htmlOf(runs: Run[]): string {
  return runs
    .map(({ text, bold, italic, underline, script, href }) => {
      // A space that is bold or linked is a space.
      const [, before, inner, behind] = /^(\s*)(.*?)(\s*)$/s.exec(text)!;
      if (inner === "") return text;
      let html = escapeHtml(inner);
      if (script) html = `<${script}>${html}</${script}>`;
      if (underline) html = `<u>${html}</u>`;
      if (italic) html = `<em>${html}</em>`;
      if (bold) html = `<strong>${html}</strong>`;
      if (href) html = `<a href="${escapeHtml(href)}">${html}</a>`;
      return before + html + behind;
    })
    .join("");
}

export const textOf = (runs: Run[]): string =>
  runs
    .map(({ text }) => text)
    .join("")
    .trim();

const letters = (runs: Run[], test: (run: Run) => boolean): number =>
  runs.filter(test).reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]/gu) ?? []).length, 0);

/** The share of the letters that meets a condition. */
export function share(runs: Run[], test: (run: Run) => boolean): number {
  const all = letters(runs, () => true);
  return all === 0 ? 0 : letters(runs, test) / all;
}
