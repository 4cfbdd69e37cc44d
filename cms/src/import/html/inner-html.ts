import { breakRun, splitAtBreaks } from "./breaks";
import { attribute, BLOCKS, IGNORED, isElement, wordsIn, type DomNode } from "./dom";
import { htmlOf, plainStyle, styleInside, tidyRuns, type Run, type Style } from "./runs";
import { rowsOf, type Cell } from "./tables";

/** Everything that is written inside an element, with the edges of its paragraphs as breaks. */
export function runsIn(node: DomNode): Run[] {
  const runs: Run[] = [];
  const visit = (current: DomNode, style: Style) => {
    if (current.type === "text") return void runs.push({ ...style, text: current.data ?? "" });
    if (!isElement(current) || IGNORED.has(current.name ?? "")) return;
    if (current.name === "br") return void runs.push(breakRun(style));
    const isBlock = BLOCKS.has(current.name ?? "");
    if (isBlock) runs.push(breakRun(style));
    const inside = styleInside(current, style);
    current.children?.forEach((child) => visit(child, inside));
    if (isBlock) runs.push(breakRun(style));
  };
  for (const child of node.children ?? []) visit(child, plainStyle);
  return runs;
}

/** The paragraphs of a cell or an item, one under the other. */
const paragraphsHtml = (node: DomNode): string =>
  splitAtBreaks(runsIn(node), () => true)
    .map((runs) => htmlOf(tidyRuns(runs)))
    .filter(Boolean)
    .join("<br>");

const isList = ({ name }: DomNode): boolean => name === "ul" || name === "ol";

/** A list with the lists inside it. */
export function listHtml(list: DomNode): string {
  const items = (list.children ?? []).filter((child) => child.name === "li" || isList(child));
  const rows = items.map((item) => {
    if (wordsIn(item) === "") return "";
    if (item.name !== "li") return `<li>${listHtml(item)}</li>`;
    const children = item.children ?? [];
    const own = { ...item, children: children.filter((child) => !isList(child)) };
    return `<li>${paragraphsHtml(own)}${children.filter(isList).map(listHtml).join("")}</li>`;
  });
  return `<${list.name}>${rows.join("")}</${list.name}>`;
}

function cellHtml({ node }: Cell): string {
  const spans = ["colspan", "rowspan"].flatMap((name) => {
    const span = Number.parseInt(attribute(node, name), 10);
    return span > 1 && span < 1000 ? ` ${name}="${span}"` : "";
  });
  return `<${node.name}${spans.join("")}>${paragraphsHtml(node)}</${node.name}>`;
}

/** A table of data: its rows and cells, and nothing of how it looked. */
export const tableHtml = (table: DomNode): string =>
  `<table><tbody>${rowsOf(table)
    .map((cells) => `<tr>${cells.map(cellHtml).join("")}</tr>`)
    .join("")}</tbody></table>`;
