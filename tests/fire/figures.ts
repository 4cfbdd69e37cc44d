/** How a number is meant. */
export type Qualifier = "EXACT" | "AT_LEAST" | "MORE_THAN" | "ABOUT";
export const QUALIFIERS: readonly Qualifier[] = ["EXACT", "AT_LEAST", "MORE_THAN", "ABOUT"];

export interface Figure {
  readonly value: number;
  readonly qualifier: Qualifier;
}

/** What a report says, by the code of the indicator. */
export type Figures = ReadonlyMap<string, Figure>;

/** One of the indicators that random reports speak of; `of` and `over` are the terms of a share or a mean. */
export interface KnownIndicator {
  readonly code: string;
  readonly kind: "SUM" | "LAST" | "NONE" | "SHARE" | "MEAN";
  /** Counts only for unions that exist at the end of the period. */
  readonly atEnd: boolean;
  readonly of?: string;
  readonly over?: string;
  /** The largest number that random reports state; none: nobody states it. */
  readonly most?: number;
}

/** In the order of the catalogue. */
export const INDICATORS: readonly KnownIndicator[] = [
  { code: "workers", kind: "LAST", atEnd: true, most: 300 },
  { code: "members", kind: "LAST", atEnd: true, most: 200 },
  { code: "members_women", kind: "LAST", atEnd: true, most: 120 },
  { code: "members_admitted", kind: "SUM", atEnd: false, most: 40 },
  { code: "members_admitted_plan", kind: "SUM", atEnd: false, most: 40 },
  {
    ...{ code: "members_admitted_plan_share", kind: "SHARE", atEnd: false },
    ...{ of: "members_admitted", over: "members_admitted_plan" },
  },
  { code: "membership_share", kind: "SHARE", atEnd: true, of: "members", over: "workers" },
  { code: "women_award_achieved", kind: "SUM", atEnd: false, most: 60 },
  {
    ...{ code: "women_award_achieved_share", kind: "SHARE", atEnd: true },
    ...{ of: "women_award_achieved", over: "members_women" },
  },
  { code: "remittances_vnd", kind: "NONE", atEnd: false, most: 2_000_000_000 },
  {
    ...{ code: "income_monthly_mean", kind: "MEAN", atEnd: true, most: 30_000_000 },
    ...{ of: "income_monthly_mean", over: "workers" },
  },
];

/** The number that an indicator adds to a sum, with what it is divided by; null where the report lacks a term. */
export function partOf(
  { code, kind, of, over }: KnownIndicator,
  figures: Figures,
): (Figure & { readonly base: number }) | null {
  if (kind !== "SHARE" && kind !== "MEAN") {
    const stated = figures.get(code);
    return stated ? { ...stated, base: 0 } : null;
  }
  const [above, below] = [figures.get(of!), figures.get(over!)];
  if (!above || !below) return null;
  return {
    value: kind === "MEAN" ? above.value * below.value : above.value,
    base: below.value,
    qualifier: below.qualifier === "EXACT" ? above.qualifier : "ABOUT",
  };
}
