import type { StatedDate } from "./dates";
import type { Block, Dropped } from "./page";

/** Something a person should look at before the draft is published. */
export interface Doubt {
  code: string;
  vi: string;
  en: string;
  text?: string;
}

/** What was recognised on a page: the fields of a draft, and everything that was left out of it. */
export interface Article {
  title: string;
  dateline: StatedDate | null;
  byline: string | null;
  sourceName: string | null;
  sourceUrl: string | null;
  excerpt: string | null;
  category: string;
  /** The step of the breadcrumb that told the category; null: the default. */
  categoryFrom: string | null;
  videoUrl: string | null;
  /** The picture above the text. */
  cover: Block | null;
  body: Block[];
  dropped: Dropped[];
  doubts: Doubt[];
}
