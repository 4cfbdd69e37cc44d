import type { Doubt } from "./article";
import type { StatedDate } from "./dates";
import { furnitureOf, ZONES } from "./furniture";
import type { Block, Dropped, Reason } from "./page";
import { saysNothing } from "./words";

/** A date of the page, and the index of the block that states it. */
export interface PlacedDate {
  date: StatedDate;
  index: number;
}

/** What has been found on a page so far. */
export interface Findings {
  body: Block[];
  dropped: Dropped[];
  doubts: Doubt[];
  dates: PlacedDate[];
  bylines: string[];
  sourceName: string | null;
  lead: string | null;
  /** The steps of a breadcrumb that is a line of text. */
  breadcrumb: string[];
}

export const LONGEST = { title: 250, byline: 200, sourceName: 250, excerpt: 600 };

export const noFindings = (dropped: Dropped[]): Findings => ({
  body: [],
  dropped: [...dropped],
  doubts: [],
  dates: [],
  bylines: [],
  sourceName: null,
  lead: null,
  breadcrumb: [],
});

export const asReason = ({ code, vi, en }: Reason): Reason => ({ code, vi, en });

/** Leaves a block out, with the best reason there is: what its markup says, what its words say, else where it stands. */
export function drop(findings: Findings, block: Block, otherwise: Reason): void {
  const text = block.text || block.image?.caption || block.image?.alt || block.image?.source || "";
  if (saysNothing(text)) return;
  const reason = (block.zone && ZONES[block.zone]) || furnitureOf(block.text) || otherwise;
  findings.dropped.push({ text, where: block.where, reason: asReason(reason) });
}
