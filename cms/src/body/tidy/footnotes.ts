import { all, classOf, styleOf, unwrap } from "./elements";

/** The mark of a footnote stays as raised letters, and the note at the end of the text; neither can lead anywhere. */
export function tidyFootnotes(root: HTMLElement): void {
  for (const link of all(root, "a")) {
    const address = link.getAttribute("href") ?? "";
    const isNote = /^#_?(ftn|edn)/i.test(address) || /mso-(foot|end)note-id/i.test(styleOf(link));
    if (isNote && !link.closest("sup") && !link.querySelector("sup, img")) {
      const raised = root.ownerDocument.createElement("sup");
      raised.append(link.textContent?.replace(/\s+/g, " ").trim() ?? "");
      link.replaceWith(raised);
    } else if (!address || address.startsWith("#")) unwrap(link);
  }
  for (const mark of all(root, "span"))
    if (
      /\bMso(Foot|End)noteReference\b/.test(classOf(mark)) &&
      !mark.closest("sup") &&
      !mark.querySelector("sup")
    ) {
      const raised = root.ownerDocument.createElement("sup");
      raised.append(...mark.childNodes);
      mark.replaceWith(raised);
    }
}
