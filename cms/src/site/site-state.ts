import type { ContentType } from "../outbox/content-types";
import { askSite, SiteAway } from "./ask-site";

/** What the API says of itself; the names are those of its `/content/standing`. */
export interface Standing {
  position: number;
  away: { since: string; reason: string } | null;
  compared: {
    at: string;
    missing: number;
    differing: number;
    extra: number;
    repaired: number;
    driftTotal: number;
  } | null;
  refused: { type: ContentType; documentId: string; locale: string; reason: string; since: string }[];
}

/** A document as the site shows it. */
export interface Shown {
  type: ContentType;
  documentId: string;
  locale: string;
  hash: string;
  title: string;
}

/** What the site showed when it was last asked. */
export interface SiteState extends Standing {
  shown: Map<string, Shown>;
}

/** The last state there is, and since when no newer one can be had. */
export interface Known {
  state: SiteState | null;
  awaySince: Date | null;
}

const FRESH_MS = 5_000;

export const keyOf = ({ type, documentId, locale }: { type: string; documentId: string; locale: string }) =>
  `${type} ${documentId} ${locale}`;

async function readState(): Promise<SiteState> {
  // Its place first: what it takes over meanwhile is then behind its place and still shown as it is published.
  const standing = JSON.parse(await askSite("GET", "content/standing")) as Standing;
  const shown = new Map<string, Shown>();
  for (let after: string | null = ""; after !== null; ) {
    const query: string = after ? `?after=${encodeURIComponent(after)}` : "";
    const page = JSON.parse(await askSite("GET", `content/held${query}`)) as {
      items: Shown[];
      next: string | null;
    };
    for (const item of page.items) shown.set(keyOf(item), item);
    after = page.next;
  }
  return { ...standing, shown };
}

const known: Known = { state: null, awaySince: null };
let askedAt = -Infinity;
let asking: Promise<void> | null = null;

async function ask(): Promise<void> {
  try {
    known.state = await readState();
    known.awaySince = null;
  } catch (error) {
    if (!(error instanceof SiteAway || error instanceof SyntaxError)) throw error;
    known.awaySince ??= new Date();
  } finally {
    askedAt = performance.now();
    asking = null;
  }
}

/** What the site shows, some seconds old at most where it answers; many who look at once ask once. */
export async function siteState(): Promise<Readonly<Known>> {
  if (asking || performance.now() - askedAt > FRESH_MS) await (asking ??= ask());
  return known;
}
