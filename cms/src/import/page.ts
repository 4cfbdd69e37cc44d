/** A legacy page as it was read, whatever its format: its blocks in reading order, and what its head says about it. */
export interface Page {
  format: "html" | "docx" | "txt";
  blocks: Block[];
  /** The address at which the page stood, where the page itself tells it. */
  address: string | null;
  hints: Hints;
  /** What the reader itself left out or could not read, for the report. */
  dropped: Dropped[];
}

/** What the head of an HTML page or the properties of a document say; the text that readers see weighs more. */
export interface Hints {
  title: string | null;
  date: string | null;
  /** The last steps of a breadcrumb, from the general to the special. */
  breadcrumb: string[];
  videos: string[];
}

export const noHints = (): Hints => ({
  title: null,
  date: null,
  breadcrumb: [],
  videos: [],
});

export interface Block {
  kind: "text" | "heading" | "list" | "table" | "quote" | "image";
  /** The words alone, cleaned. */
  text: string;
  /** Text, heading and quote: what stands inside the element. List and table: the whole element. Image: empty. */
  html: string;
  /** Where the block stands, for people: "dòng 12", "div#news-bodyhtml > p". */
  where: string;
  /** Headings: 1 to 6. */
  level?: number;
  image?: PageImage;
  look: Look;
  /** Share of the words that are links, 0 to 1. */
  linked: number;
  /** Part of a portal's page that the markup names: a menu, a footer, a list of other news. */
  zone?: Zone;
  /** The markup names this the title, the lead or the caption. */
  role?: "title" | "lead" | "caption";
  /** Stands in the container that holds the article's text. Always true where the format has no furniture. */
  inBody: boolean;
  /** Stands behind that container: the furniture of the page, except for its credits. */
  behindBody: boolean;
}

export interface Look {
  bold: boolean;
  italic: boolean;
  centred: boolean;
  right: boolean;
  indented: boolean;
}

export const plainLook = (): Look => ({
  bold: false,
  italic: false,
  centred: false,
  right: false,
  indented: false,
});

export interface PageImage {
  /** The address as the page states it; empty where a text dump only shows that there was a picture. */
  source: string;
  /** The picture itself, where the document carries it. */
  bytes?: Buffer;
  contentType?: string;
  alt: string | null;
  caption: string | null;
  /** "certain" where the markup or a repetition says so, "likely" where the words do. */
  certainty: "certain" | "likely";
}

export type Zone =
  | "hidden"
  | "navigation"
  | "header"
  | "footer"
  | "aside"
  | "form"
  | "comments"
  | "related"
  | "share"
  | "rating";

export interface Reason {
  code: string;
  vi: string;
  en: string;
}

/** Words of the page that are not part of the draft, and why. */
export interface Dropped {
  text: string;
  where: string;
  reason: Reason;
}
