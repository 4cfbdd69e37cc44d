import type { Block, Dropped, PageImage, Zone } from "../page";
import { REASONS } from "../furniture";
import { clean } from "../words";
import { attribute, BLOCKS, has, IGNORED, isElement, pathOf, styleOf, wordsIn, type DomNode } from "./dom";
import { isDecoration, pictureOf, videoOf } from "./pictures";
import { htmlOf, plainStyle, share, styleInside, textOf, tidyRuns, type Run, type Style } from "./runs";
import { kindOfTable, rowsOf } from "./tables";
import { roleOf, zoneOf } from "./zones";

/** A block, the element that it was read from, and the one that put it into its zone. */
export interface Read {
  block: Block;
  element: DomNode;
  zonedBy: DomNode | null;
}

interface Context {
  style: Style;
  align: "centre" | "right" | null;
  zone?: Zone;
  zonedBy: DomNode | null;
  role: Block["role"];
  quote: boolean;
  element: DomNode;
  heading: number;
}

/** Reads the elements of a page into blocks, in the order of the page. */
export class Walk {
  readonly reads: Read[] = [];
  readonly dropped: Dropped[] = [];
  readonly videos: string[] = [];
  /** Frames, players and files that a draft cannot hold. */
  readonly foreign: { address: string; where: string }[] = [];
  private runs: Run[] = [];
  private context!: Context;
  private pageLength = 1;

  read(body: DomNode): void {
    this.pageLength = Math.max(1, wordsIn(body).length);
    this.context = { style: plainStyle, align: null, zonedBy: null, role: undefined, quote: false, element: body, heading: 0 };
    this.children(body);
    this.flush();
  }

  private children(node: DomNode): void {
    for (const child of node.children ?? []) this.node(child);
  }

  private node(node: DomNode): void {
    if (node.type === "text") return void this.runs.push({ ...this.context.style, text: node.data ?? "" });
    if (!isElement(node)) return;
    const tag = node.name ?? "";
    if (tag === "iframe" || tag === "video" || tag === "embed" || tag === "object") return this.frame(node);
    if (IGNORED.has(tag)) return;
    if (tag === "br") return void this.runs.push({ ...this.context.style, text: "\n", isBreak: true } as Run);
    if (tag === "img") return this.image(node);
    if (BLOCKS.has(tag)) return this.block(node, tag);
    // A title and a date often share a box and differ by their spans alone.
    const stands = roleOf(node) !== undefined && this.context.role === undefined;
    if (stands) this.flush();
    this.within(node, () => {
      this.children(node);
      if (stands) this.flush();
    });
  }

  /** Goes into an element: what it says of look and place holds for what is inside. */
  private within(node: DomNode, visit: () => void, more: Partial<Context> = {}): void {
    const outer = this.context;
    const isBlock = BLOCKS.has(node.name ?? "");
    const isPage = node.name === "form" && wordsIn(node).length > this.pageLength * 0.4;
    const zone = outer.zone ?? zoneOf(node, isPage);
    const css = styleOf(node);
    // On a table the attribute says where the table stands, not how its words do.
    const attributed = node.name === "table" ? "" : attribute(node, "align").toLowerCase();
    const stated = /text-align:(\w+)/.exec(css)?.[1] ?? attributed;
    const named = /(?:^|\s)text-(?:xs-|sm-|md-)?(center|right|left)(?:\s|$)/.exec(attribute(node, "class"))?.[1];
    const align = node.name === "center" ? "center" : stated || named;
    if (zone !== outer.zone) this.flush();
    this.context = {
      ...outer,
      style: styleInside(node, outer.style),
      align: align === "center" ? "centre" : align === "right" ? "right" : align ? null : outer.align,
      ...(zone ? { zone } : {}),
      zonedBy: zone && !outer.zone ? node : outer.zonedBy,
      role: roleOf(node) ?? outer.role,
      element: isBlock ? node : outer.element,
      ...more,
    };
    visit();
    if (isBlock || zone !== outer.zone) this.flush();
    this.context = outer;
  }

  private block(node: DomNode, tag: string): void {
    this.flush();
    if (tag === "table") return this.within(node, () => this.table(node));
    if (tag === "ul" || tag === "ol") return this.within(node, () => this.list(node));
    if (tag === "blockquote") return this.within(node, () => this.children(node), { quote: true });
    if (tag === "figure") return this.within(node, () => this.figure(node));
    if (/^h[1-6]$/.test(tag)) {
      const heading = wordsIn(node).length > 300 ? 0 : Number(tag[1]);
      return this.within(node, () => this.children(node), { heading });
    }
    this.within(node, () => this.children(node));
  }

  private figure(node: DomNode): void {
    const isCaption = ({ name }: DomNode) => name === "figcaption";
    for (const child of node.children ?? []) if (!isCaption(child)) this.node(child);
    for (const child of node.children ?? []) if (isCaption(child)) this.node(child);
  }

  /** Lists of plain items stay lists; lists that lay out a page are read like any other box. */
  private list(node: DomNode): void {
    const laysOut = has(node, ({ name }) => /^(?:h[1-6]|table|figure|img|article|section|form|iframe)$/.test(name ?? ""));
    if (laysOut || wordsIn(node) === "") return this.children(node);
    const html = this.listHtml(node);
    const runs = tidyRuns(this.runsIn(node));
    this.push("list", textOf(runs), html, runs);
  }

  private listHtml(node: DomNode): string {
    const items = (node.children ?? []).filter(({ name }) => name === "li" || name === "ul" || name === "ol");
    const rows = items.map((item) => {
      if (wordsIn(item) === "") return "";
      if (item.name !== "li") return `<li>${this.listHtml(item)}</li>`;
      const inner = (item.children ?? []).filter(({ name }) => name === "ul" || name === "ol");
      const own = { ...item, children: (item.children ?? []).filter((child) => !inner.includes(child)) };
      return `<li>${this.cellHtml(own)}${inner.map((list) => this.listHtml(list)).join("")}</li>`;
    });
    return `<${node.name}>${rows.join("")}</${node.name}>`;
  }

  private table(node: DomNode): void {
    const kind = kindOfTable(node);
    if (kind === "picture") return this.pictureTable(node);
    if (kind === "layout") return this.children(node);
    const caption = node.children?.find(({ name }) => name === "caption");
    if (caption) this.node(caption);
    const rows = rowsOf(node).map(
      (cells) =>
        `<tr>${cells
          .map(({ node: cell }) => {
            const spans = ["colspan", "rowspan"]
              .filter((name) => Number.parseInt(attribute(cell, name), 10) > 1)
              .map((name) => ` ${name}="${Number.parseInt(attribute(cell, name), 10)}"`)
              .join("");
            return `<${cell.name}${spans}>${this.cellHtml(cell)}</${cell.name}>`;
          })
          .join("")}</tr>`,
    );
    const words = rowsOf(node)
      .flat()
      .map((cell) => cell.words)
      .filter(Boolean)
      .join(" ");
    if (words) this.push("table", words, `<table><tbody>${rows.join("")}</tbody></table>`, tidyRuns(this.runsIn(node)));
  }

  /** Pictures in one row and their captions in the next go together by column. */
  private pictureTable(node: DomNode): void {
    const rows = rowsOf(node);
    const holdsImage = (cell: DomNode) => has(cell, ({ name }) => name === "img");
    const done = new Set<DomNode>();
    rows.forEach((cells, row) =>
      cells.forEach(({ node: cell }, column) => {
        if (done.has(cell)) return;
        done.add(cell);
        this.within(cell, () => this.children(cell));
        const below = rows[row + 1]?.[column]?.node;
        if (!holdsImage(cell) || !below || holdsImage(below) || done.has(below)) return;
        done.add(below);
        this.within(below, () => this.children(below), { role: "caption" });
      }),
    );
  }

  /** The paragraphs of a cell or an item, one under the other. */
  private cellHtml(node: DomNode): string {
    return splitAtBreaks(this.runsIn(node), () => true)
      .map((runs) => htmlOf(tidyRuns(runs)))
      .filter(Boolean)
      .join("<br>");
  }

  private runsIn(node: DomNode): Run[] {
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

  private image(node: DomNode): void {
    const picture = pictureOf(node);
    if (!picture) return;
    if (isDecoration(node, picture)) {
      this.dropped.push({ text: picture.alt || picture.source.slice(0, 200), where: pathOf(node), reason: REASONS.icon });
      return;
    }
    this.flush();
    this.pushImage(node, picture);
  }

  private pushImage(node: DomNode, image: PageImage): void {
    const { zone, zonedBy, role } = this.context;
    this.reads.push({
      block: {
        kind: "image",
        text: "",
        html: "",
        where: pathOf(node),
        look: { bold: false, italic: false, centred: false, right: false, indented: false },
        linked: 0,
        inBody: false,
        behindBody: false,
        image,
        ...(zone ? { zone } : {}),
        ...(role === "caption" ? {} : { role }),
      },
      element: this.context.element,
      zonedBy,
    });
  }

  private frame(node: DomNode): void {
    const address = attribute(node, "src") || attribute(node, "data-src") || attribute(node, "data");
    const inner = node.children?.find(({ name }) => name === "source");
    const source = address || (inner ? attribute(inner, "src") : "");
    if (!source) return;
    const video = videoOf(source);
    if (video) this.videos.push(video);
    else if (!this.context.zone) this.foreign.push({ address: source, where: pathOf(node) });
  }

  private flush(): void {
    const runs = this.runs;
    this.runs = [];
    if (!runs.some(({ text }) => clean(text) !== "")) return;
    for (const paragraph of splitAtBreaks(runs, isParagraphEnd)) {
      const lines = splitAtBreaks(paragraph, () => true)
        .map(tidyRuns)
        .filter((line) => line.length > 0);
      if (lines.length === 0) continue;
      const text = lines.map(textOf).join(" ");
      const { heading, quote } = this.context;
      const kind = heading > 0 ? "heading" : quote ? "quote" : "text";
      this.push(kind, text, lines.map(htmlOf).join("<br>"), lines.flat());
    }
  }

  private push(kind: Block["kind"], text: string, html: string, runs: Run[]): void {
    const { align, zone, zonedBy, role, element, heading } = this.context;
    this.reads.push({
      block: {
        kind,
        text: clean(text),
        html,
        where: pathOf(element),
        ...(kind === "heading" ? { level: heading } : {}),
        look: {
          bold: share(runs, ({ bold }) => bold) > 0.95,
          italic: share(runs, ({ italic }) => italic) > 0.95,
          centred: align === "centre",
          right: align === "right",
          indented: false,
        },
        linked: share(runs, ({ href }) => href !== null),
        inBody: false,
        behindBody: false,
        ...(zone ? { zone } : {}),
        ...(role ? { role } : {}),
      },
      element,
      zonedBy,
    });
  }
}

const breakRun = (style: Style): Run => ({ ...style, text: "\n", isBreak: true }) as Run;
const isBreak = (run: Run): boolean => (run as Run & { isBreak?: boolean }).isBreak === true;

/** Old editors end a paragraph with one line break and begin the next with spaces, or with two breaks. */
function isParagraphEnd(before: string, behind: string, breaks: number): boolean {
  if (breaks > 1) return true;
  return (before.length >= 80 && /[.!?…:;”"]$/.test(before.trim())) || /^[\s\u00a0]*\u00a0{2,}/.test(behind);
}

function splitAtBreaks(runs: Run[], ends: (before: string, behind: string, breaks: number) => boolean): Run[][] {
  const parts: Run[][] = [[]];
  let breaks: Run[] = [];
  const joined = (part: Run[]) => part.map(({ text }) => text).join("");
  runs.forEach((run, index) => {
    if (isBreak(run)) return void breaks.push(run);
    if (clean(run.text) === "" && breaks.length > 0 && !/\u00a0/.test(run.text)) return;
    if (breaks.length > 0) {
      const current = parts.at(-1)!;
      if (ends(joined(current), joined(runs.slice(index, index + 3)), breaks.length)) parts.push([]);
      else current.push(breaks[0]);
      breaks = [];
    }
    parts.at(-1)!.push(run);
  });
  return parts;
}
