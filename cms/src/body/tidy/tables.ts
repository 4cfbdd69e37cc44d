import { all, isBlank, rename, unwrap } from "./elements";

/** What stood in a table within a cell stands in that cell, cell after cell; a table of no rows is none. */
export function tidyTables(root: HTMLElement): void {
  for (const inner of all(root, "table table, li table, blockquote table").reverse()) {
    for (const cell of all(inner, "td, th, caption")) rename(cell, "div");
    for (const part of all(inner, "tbody, thead, tfoot, tr, colgroup, col")) unwrap(part);
    rename(inner, "div");
  }
  for (const caption of all(root, "table > caption")) {
    if (!isBlank(caption.textContent) || caption.querySelector("img"))
      caption.parentElement!.before(rename(caption, "p"));
    else caption.remove();
  }
  for (const cell of all(root, "thead td")) rename(cell, "th");
  for (const table of all(root, "table")) if (!table.querySelector("td, th")) unwrap(table);
}
