import { all, classOf, rename, styleOf, unwrap } from "./elements";

/** Paragraphs that Word knows as headings, by their level in the outline or as the title, become headings. */
export function tidyHeadings(root: HTMLElement): void {
  for (const paragraph of all(root, "p")) {
    const outline = /mso-outline-level\s*:\s*([1-6])/i.exec(styleOf(paragraph))?.[1];
    const level = /\bMsoTitle\b/.test(classOf(paragraph)) ? "1" : outline;
    if (level && paragraph.textContent?.trim()) rename(paragraph, `h${level}`);
  }
  // A heading is bold by itself.
  for (const bold of all(
    root,
    "h1 b, h1 strong, h2 b, h2 strong, h3 b, h3 strong, h4 b, h4 strong, h5 b, h5 strong, h6 b, h6 strong",
  ))
    unwrap(bold);
}

/** The title of the page is the only heading of the first level: where a text has one too, all of its go one down. */
export function lowerHeadings(root: HTMLElement): void {
  if (!root.querySelector("h1")) return;
  for (const level of [5, 4, 3, 2, 1])
    for (const heading of all(root, `h${level}`)) rename(heading, `h${level + 1}`);
}
