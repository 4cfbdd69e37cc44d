import { isProse } from "../prose";
import { attribute, isElement, isInside, namesOf, type DomNode } from "./dom";
import type { Read } from "./walk";

/** Names that portals give to the box of an article's text and to nothing else. */
const ARTICLE_BODY =
  /(?:^|\s)(?:articleBody|news-bodyhtml|bodytext|ArticleContent|article-content|entry-content|post-content|detail-content|content-detail|news-content|news-detail-content|noi-?dung(?:-?chi-?tiet)?|journal-content-article|ms-rtestate-field|divArticleDescription\d?)(?:\s|$)|lblContent$|_lblBody$|lblNoiDung$/i;

/** How much of the page's running text must stand in one box for it to be the article's. */
const MOST = 0.75;

/** Boxes that are furniture by name may be misnamed, the surer the name the less. */
const weightOf = ({ block }: Read): number => {
  if (!isProse(block)) return 0;
  const share =
    { hidden: 0, comments: 0, related: 0.1, footer: 0.1, form: 0.3 }[block.zone as string] ??
    (block.zone ? 0.5 : 1);
  return share * Math.min(block.text.length, 1500);
};

/** The weight of the running text in every box, and how many blocks it holds. */
function massesOf(reads: Read[]): {
  mass: Map<DomNode, number>;
  blocks: Map<DomNode, number>;
  total: number;
} {
  const mass = new Map<DomNode, number>();
  const blocks = new Map<DomNode, number>();
  let total = 0;
  for (const read of reads) {
    const weight = weightOf(read);
    total += weight;
    for (let node: DomNode | null | undefined = read.element; node; node = node.parent) {
      mass.set(node, (mass.get(node) ?? 0) + weight);
      blocks.set(node, (blocks.get(node) ?? 0) + 1);
    }
  }
  return { mass, blocks, total };
}

/** The smallest box that holds nearly all of the running text: where the article's text is. */
export function findContainer(body: DomNode, reads: Read[]): DomNode {
  const { mass, blocks, total } = massesOf(reads);
  const massOf = (node: DomNode) => mass.get(node) ?? 0;
  const heaviest = (nodes: DomNode[]) =>
    nodes.reduce<DomNode | null>((best, node) => (best && massOf(best) >= massOf(node) ? best : node), null);
  if (total === 0) return body;
  const named = heaviest(
    [...mass.keys()].filter(
      (node) =>
        isElement(node) && (ARTICLE_BODY.test(namesOf(node)) || ARTICLE_BODY.test(attribute(node, "id"))),
    ),
  );
  if (named && massOf(named) > total * 0.4) return named;
  for (let current = body; ; ) {
    const next = heaviest((current.children ?? []).filter(isElement));
    // A single paragraph is a box too, but not the article's.
    if (!next || massOf(next) < massOf(current) * MOST || blocks.get(next) === 1) return current;
    current = next;
  }
}

/**
 * Marks what stands in the container and what behind it. A zone that holds the container was misnamed: a "right column"
 * in which the article stands is no side column.
 */
export function place(reads: Read[], container: DomNode): void {
  const inside = reads.map(({ element }) => isInside(element, container));
  const last = inside.lastIndexOf(true);
  reads.forEach(({ block, zonedBy }, index) => {
    block.inBody = inside[index];
    block.behindBody = !inside[index] && index > last;
    if (block.zone && block.zone !== "hidden" && zonedBy && isInside(container, zonedBy)) delete block.zone;
  });
}
