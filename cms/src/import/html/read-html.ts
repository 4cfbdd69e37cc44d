import { load } from "cheerio";
import type { Page } from "../page";
import { findContainer, place } from "./container";
import type { DomNode } from "./dom";
import { readHead } from "./head";
import { Walk } from "./walk";

/** Reads a page of a portal: its blocks, with what its markup says of their place. */
export function readHtml(html: string): Page & { base: string | null; foreign: Walk["foreign"] } {
  const document = load(html);
  const root = document.root()[0] as unknown as DomNode;
  const body = document("body")[0] as unknown as DomNode;
  const head = readHead(root, html);
  const walk = new Walk();
  walk.read(body);
  place(walk.reads, findContainer(body, walk.reads));
  return {
    format: "html",
    blocks: walk.reads.map(({ block }) => block),
    address: head.address,
    base: head.base,
    hints: { ...head.hints, videos: [...new Set(walk.videos)] },
    dropped: walk.dropped,
    foreign: walk.foreign,
  };
}
