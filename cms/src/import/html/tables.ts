import { attribute, descendants, has, wordsIn, type DomNode } from "./dom";

export interface Cell {
  node: DomNode;
  words: string;
  columns: number;
}

const ROW_GROUPS = new Set(["tbody", "thead", "tfoot"]);

/** The table's own rows and cells, without those of tables inside it. */
export function rowsOf(table: DomNode): Cell[][] {
  const groups = (table.children ?? []).flatMap((child) =>
    ROW_GROUPS.has(child.name ?? "") ? (child.children ?? []) : [child],
  );
  return groups
    .filter(({ name }) => name === "tr")
    .map((row) =>
      (row.children ?? [])
        .filter(({ name }) => name === "td" || name === "th")
        .map((node) => ({
          node,
          words: wordsIn(node),
          columns: Math.max(1, Number.parseInt(attribute(node, "colspan"), 10) || 1),
        })),
    )
    .filter((cells) => cells.length > 0);
}

const PARAGRAPHS = new Set(["p", "div", "li"]);
const isLong = (node: DomNode): boolean =>
  [...descendants(node)]
    .filter(({ name, children }) => PARAGRAPHS.has(name ?? "") && children)
    .filter((inner) => wordsIn(inner).length > 120).length > 1;

/**
 * A table of data, or a page laid out in columns: rows of like width, cells of few words, no table in the table. A table
 * of one picture and a line is how old editors place a picture and its caption.
 */
export function kindOfTable(table: DomNode): "data" | "layout" | "picture" {
  const rows = rowsOf(table);
  const cells = rows.flat();
  const images = [...descendants(table)].filter(({ name }) => name === "img").length;
  const words = wordsIn(table).length;
  const isNested = has(table, ({ name }) => name === "table");
  if (images > 0 && !isNested && words <= 300 * images && cells.every((cell) => cell.words.length <= 300))
    return "picture";
  if (isNested || attribute(table, "role") === "presentation" || rows.length < 2) return "layout";
  const widths = rows.map((row) => row.reduce((sum, { columns }) => sum + columns, 0));
  const widest = Math.max(...widths);
  if (widest < 2 || cells.length < 4) return "layout";
  const even = widths.filter((width) => width === widest).length / rows.length;
  const long = cells.filter(({ node, words: text }) => text.length > 600 || isLong(node)).length;
  const filled = cells.filter(({ words: text }) => text !== "").length;
  return even >= 0.5 && long <= cells.length / 8 && filled >= cells.length / 3 && words / filled < 250
    ? "data"
    : "layout";
}
