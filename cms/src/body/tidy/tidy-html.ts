import { dropUnseen } from "./unseen";
import { tidyFootnotes } from "./footnotes";
import { tidyHeadings } from "./headings";
import { tidyPictures } from "./pictures";
import { tidySpaces } from "./spaces";
import { tidyTables } from "./tables";
import { tidyLists } from "./word-lists";

/**
 * Turns what Word, its relatives and old web pages mean into the elements that say it: lists into lists, headings into
 * headings, pictures into figures. Words stay; what nobody sees on the page (comments, styles, hidden notes) goes.
 * Works on any DOM: in the panel on what is pasted, on the server on what is imported.
 */
export function tidyHtml(root: HTMLElement): void {
  dropUnseen(root);
  tidyLists(root);
  tidyHeadings(root);
  tidyFootnotes(root);
  tidyTables(root);
  tidyPictures(root);
  tidySpaces(root);
}
