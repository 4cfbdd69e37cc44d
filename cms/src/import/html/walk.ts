import { REASONS } from "../furniture";
import { metaOf } from "../meta-lines";
import { plainLook, type Block, type Dropped, type PageImage, type Zone } from "../page";
import { clean } from "../words";
import { breakRun, isParagraphEnd, splitAtBreaks } from "./breaks";
import {
  attribute,
  BLOCKS,
  descendants,
  has,
  IGNORED,
  isElement,
  pathOf,
  styleOf,
  wordsIn,
  type DomNode,
} from "./dom";
import { listHtml, runsIn, tableHtml } from "./inner-html";
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
    this.context = {
      style: plainStyle,
      align: null,
      zonedBy: null,
      role: undefined,
      quote: false,
      element: body,
      heading: 0,
    };
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
    if (tag === "br") return void this.runs.push(breakRun(this.context.style));
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
    const named = /(?:^|\s)text-(?:xs-|sm-|md-)?(center|right|left)(?:\s|$)/.exec(
      attribute(node, "class"),
    )?.[1];
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
    const laysOut =
      has(node, ({ name }) => /^(?:h[1-6]|table|figure|img|article|section|form|iframe)$/.test(name ?? "")) ||
      (node.children ?? []).some(
        (child) =>
          !/^(?:li|ul|ol)$/.test(child.name ?? "") && wordsIn({ type: "tag", children: [child] }) !== "",
      );
    if (laysOut || wordsIn(node) === "") return this.children(node);
    const runs = tidyRuns(runsIn(node));
    this.push("list", textOf(runs), listHtml(node), runs);
  }

  private table(node: DomNode): void {
    const kind = kindOfTable(node);
    if (kind === "picture") return this.pictureTable(node);
    if (kind === "layout") return this.children(node);
    const caption = node.children?.find(({ name }) => name === "caption");
    if (caption) this.node(caption);
    const words = rowsOf(node)
      .flat()
      .map((cell) => cell.words)
      .filter(Boolean)
      .join(" ");
    if (words) this.push("table", words, tableHtml(node), tidyRuns(runsIn(node)));
    // A table of data holds words alone: its pictures follow it.
    for (const inner of descendants(node)) if (inner.name === "img") this.image(inner);
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

  private image(node: DomNode): void {
    const picture = pictureOf(node);
    if (!picture) return;
    if (isDecoration(node, picture)) {
      this.dropped.push({
        text: picture.alt || picture.source.slice(0, 200),
        where: pathOf(node),
        reason: REASONS.icon,
      });
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
        look: plainLook(),
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
      // A date or a counter that shares a paragraph with the title is a line of its own.
      if (lines.length > 1 && lines.some((line) => metaOf(textOf(line))))
        for (const line of lines) this.push(kind, textOf(line), htmlOf(line), line);
      else this.push(kind, text, lines.map(htmlOf).join("<br>"), lines.flat());
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
