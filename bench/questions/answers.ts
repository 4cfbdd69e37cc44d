/** A value of each indicator asked for; null where nobody below has reported. */
export type Sums = Readonly<Record<string, number | null>>;

/** What a peer and the hub must both answer, whatever shape their own answers have. */
export interface Answers {
  /** A union with everyone above it, the posts held in it today and its five newest articles. */
  q1: {
    code: string;
    name: string;
    kind: string;
    province: string | null;
    foundedOn: string;
    ancestors: { code: string; name: string; kind: string }[];
    posts: { holder: string; position: string; from: string }[];
    articles: { title: string; slug: string; publishedAt: string }[];
  };
  /** The first fifty active unions of a kind in a province, by name, and how many there are. */
  q2: { total: number; items: { code: string; name: string; foundedOn: string }[] };
  /** Ten indicators of a year for every child of the root, by code. */
  q3: { code: string; name: string; sums: Sums }[];
  /** Three indicators over five years for a province. */
  q4: { year: number; sums: Sums }[];
  /** For every child of the root the three of its children with the most members, with three indicators. */
  q5: { code: string; name: string; top: { code: string; name: string; sums: Sums }[] }[];
}

/** What each question is asked with. */
export interface Variables {
  q1: { code: string };
  q2: { province: string; kind: string };
  q3: { year: number; indicators: readonly string[] };
  q4: { code: string; indicators: readonly string[] };
  q5: { year: number; indicators: readonly string[] };
}

export type Question = keyof Answers;

export const QUESTIONS: readonly Question[] = ["q1", "q2", "q3", "q4", "q5"];

/** What each question asks, for the heads of tables. */
export const TITLES: Readonly<Record<Question, string>> = {
  q1: "Q1 detail",
  q2: "Q2 list",
  q3: "Q3 roll-up",
  q4: "Q4 series",
  q5: "Q5 nested",
};
