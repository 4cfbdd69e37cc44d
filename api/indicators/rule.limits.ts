import { OPEN_FROM, type Day } from "../platform/days";
import { UnionKind } from "../unions/union.enums";
import { fractionOf, type Fraction } from "./rule.number";

/** What holds from a day on, until the next entry of its table. */
export interface Dated<T> {
  readonly from: Day;
  /** The document that says so; null where none could be checked. */
  readonly basis: string | null;
  readonly limit: T;
}

/** How many members a committee may have. */
export interface Size {
  /** From this many union members on. */
  readonly members: number;
  readonly least: number;
  readonly most: number;
}

const GUIDANCE_38 = "38/HD-TLĐ";
const PLAN_22 = "22/KH-TLĐ";
const GUIDANCE_38_FROM: Day = "2024-12-27";
const PLAN_22_FROM: Day = "2025-08-29";

/** The steps in union members of both documents, but for the first one. */
const STEPS = [150, 500, 1_000, 3_000, 7_000, 10_000, 15_000, 20_000, 25_000];

const grassroots = (first: number, second: number, third: number): Size[] => [
  { members: 0, least: 3, most: 3 },
  { members: first, least: 3, most: second },
  ...STEPS.map((members, index) => ({ members, least: 3, most: third + 2 * index })),
];

const any = (least: number, most: number): Size[] => [{ members: 0, least, most }];

/**
 * Members of the executive committee by kind of union: Guidance 38/HD-TLĐ of 27 December 2024, item 10, and Plan
 * 22/KH-TLĐ of 29 August 2025, part III, B.1. Higher unions have limits by all the members below them, which a report,
 * being of the own part alone, does not hold; so only those that depend on no number of members stand here.
 */
export const EXECUTIVE_COMMITTEE: Readonly<Partial<Record<UnionKind, readonly Dated<readonly Size[]>[]>>> = {
  [UnionKind.GRASSROOTS_UNION]: [
    { from: GUIDANCE_38_FROM, basis: GUIDANCE_38, limit: grassroots(30, 7, 11) },
    { from: PLAN_22_FROM, basis: PLAN_22, limit: grassroots(50, 5, 9) },
  ],
  [UnionKind.MEMBER_GRASSROOTS_UNION]: [
    { from: GUIDANCE_38_FROM, basis: GUIDANCE_38, limit: any(3, 15) },
    { from: PLAN_22_FROM, basis: PLAN_22, limit: any(0, 15) },
  ],
  [UnionKind.SECTION_UNION]: [
    { from: GUIDANCE_38_FROM, basis: GUIDANCE_38, limit: any(3, 7) },
    { from: PLAN_22_FROM, basis: PLAN_22, limit: any(0, 7) },
  ],
  [UnionKind.CORPORATE_UNION]: [{ from: PLAN_22_FROM, basis: PLAN_22, limit: any(0, 27) }],
};

/** Members of the inspection committee at most: Plan 22/KH-TLĐ, part III, B.3. */
export const INSPECTION_COMMITTEE: Readonly<Partial<Record<UnionKind, readonly Dated<number>[]>>> = {
  [UnionKind.GRASSROOTS_UNION]: [{ from: PLAN_22_FROM, basis: PLAN_22, limit: 9 }],
  [UnionKind.COMMUNE_UNION]: [{ from: PLAN_22_FROM, basis: PLAN_22, limit: 9 }],
};

/** Union members from which on a congress is one of delegates: 150 by the older rule; Plan 22/KH-TLĐ, part III, D.1: 200. */
export const DELEGATE_CONGRESS: readonly Dated<number>[] = [
  { from: OPEN_FROM, basis: null, limit: 150 },
  { from: PLAN_22_FROM, basis: PLAN_22, limit: 200 },
];

/** What the expressions of rules name, in decimals. The ceiling of emulation fighters is in percent of the advanced workers. */
const NAMED: Readonly<Record<string, readonly Dated<string>[]>> = {
  EMULATION_FIGHTERS_CEILING: [{ from: OPEN_FROM, basis: null, limit: "15" }],
};

/** What holds on a day; null before the first entry. */
export function limitOn<T>(table: readonly Dated<T>[] | undefined, day: Day): Dated<T> | null {
  return table?.findLast(({ from }) => from <= day) ?? null;
}

/** The limit that a rule names, as it is written; null for a name or a day without one. */
export function writtenLimit(name: string, day: Day): string | null {
  return limitOn(Object.hasOwn(NAMED, name) ? NAMED[name] : undefined, day)?.limit ?? null;
}

/** The limit that a rule names, as a number. */
export function namedLimit(name: string, day: Day): Fraction | null {
  const written = writtenLimit(name, day);
  return written === null ? null : fractionOf(written);
}
