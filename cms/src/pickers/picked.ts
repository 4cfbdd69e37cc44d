/** What a picker shows of a union, a campaign or a congress that the API knows. */
export interface Picked {
  code: string;
  name: string;
  /** The unions above it, the root first; of a congress or a campaign those above its union, and that union. */
  path: string[];
  province: string | null;
  /** What sets it apart: "đã kết thúc 2025-07-01", "chưa thành lập", a year. Null where there is nothing to say. */
  note: string | null;
  /** It no longer exists. */
  ended: boolean;
}

/** The first finds of a search, and how many there are. */
export interface Finds {
  total: number;
  hits: Picked[];
}

/** The kinds of thing that an editor picks from the record. */
export const KINDS = ["union", "campaign", "congress"] as const;
export type Kind = (typeof KINDS)[number];

export const isKind = (kind: unknown): kind is Kind => KINDS.some((known) => known === kind);

const SEEN = /^[^\p{C}]{1,100}$/u;
const UNION_CODE = /^[a-z0-9][a-z0-9._-]*$/;

/** Whether the record could have this code at all. */
export const isCode = (kind: Kind, code: string): boolean =>
  SEEN.test(code) && (kind !== "union" || UNION_CODE.test(code));

/** How many finds a search shows. */
export const FIRST = 20;
/** How many codes one question about codes may list. */
export const MOST_CODES = 200;
