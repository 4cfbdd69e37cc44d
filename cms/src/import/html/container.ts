import { isProse } from "../prose";
import { attribute, descendants, isElement, isInside, namesOf, type DomNode } from "./dom";
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

/** The smallest box that holds nearly all of the running text: where the article's text is. */
export function findContainer(body: DomNode, reads: Read[]): DomNode {
  const weights = reads.map(weightOf);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const massOf = (node: DomNode) =>
    reads.reduce(
      (sum, { element }, index) =>
        weights[index] > 0 && isInside(element, node) ? sum + weights[index] : sum,
      0,
    );
  if (total === 0) return body;
  const named = [...descendants(body)].filter(
    (node) =>
      isElement(node) && (ARTICLE_BODY.test(namesOf(node)) || ARTICLE_BODY.test(attribute(node, "id"))),
  );
  const best = named
    .map((node) => ({ node, mass: massOf(node) }))
    .sort((left, right) => right.mass - left.mass)[0];
  if (best && best.mass > total * 0.4) return best.node;
  let current = body;
  for (let mass = total; ; ) {
    const [next] = (current.children ?? [])
      .filter(isElement)
      .map((node) => ({ node, mass: massOf(node) }))
      .sort((left, right) => right.mass - left.mass);
    // A single paragraph is a box too, but not the article's.
    const isParagraph = next && reads.filter(({ element }) => isInside(element, next.node)).length === 1;
    if (!next || next.mass < mass * MOST || isParagraph) return current;
    current = next.node;
    mass = next.mass;
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
