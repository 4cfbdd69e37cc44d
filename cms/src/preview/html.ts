const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** HTML that may stand in a page as it is. */
export class Html {
  constructor(readonly source: string) {}
}

type Part = Html | string | number | null | undefined | false | Part[];

function sourceOf(part: Part): string {
  if (part === null || part === undefined || part === false) return "";
  if (Array.isArray(part)) return part.map(sourceOf).join("");
  return part instanceof Html ? part.source : String(part).replace(/[&<>"']/g, (sign) => ENTITIES[sign]);
}

/** A template of HTML: whatever is put into it is escaped, unless it is Html itself. */
export function html(texts: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(texts.reduce((page, text, at) => page + sourceOf(parts[at - 1]) + text));
}
