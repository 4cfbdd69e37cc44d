import { STATED } from "../country/figures";
import { YEARS } from "../country/years";
import { reports, type Model } from "../country/model";
import type { ModelUnion } from "../country/unions";
import type { Sums } from "../questions/answers";

const WIDTH = STATED.length;
const PLACE = new Map(STATED.map(({ code }, at) => [code, at]));

/** What all grassroots unions below a union, itself included, have reported. */
export interface Totals {
  /** Grassroots unions that reported: every year, every indicator. */
  units: number;
  /** A sum for each year and each stated indicator. */
  readonly sums: Float64Array;
}

/** The totals of every union, added up in memory from the figures of the model: no database takes part. */
export function totalsOf({ unions, figure }: Model): (union: ModelUnion) => Totals {
  const inner = new Map<ModelUnion, Totals>();
  const own = (union: ModelUnion): Totals => {
    const sums = new Float64Array(YEARS.length * WIDTH);
    YEARS.forEach((year, y) =>
      STATED.forEach((indicator, i) => {
        sums[y * WIDTH + i] = figure(union.id, year, indicator);
      }),
    );
    return { units: 1, sums };
  };
  for (const union of unions) {
    if (!reports(union)) {
      inner.set(union, { units: 0, sums: new Float64Array(YEARS.length * WIDTH) });
      continue;
    }
    const { sums } = own(union);
    for (let above = union.parent; above; above = above.parent) {
      const totals = inner.get(above)!;
      totals.units += 1;
      for (let at = 0; at < sums.length; at += 1) totals.sums[at]! += sums[at]!;
    }
  }
  return (union) => inner.get(union) ?? own(union);
}

/** The sums of some indicators in one year; null where nobody reported. */
export function sumsIn({ units, sums }: Totals, year: number, indicators: readonly string[]): Sums {
  const row = (year - YEARS[0]) * WIDTH;
  return Object.fromEntries(
    indicators.map((code) => [code, units === 0 ? null : sums[row + PLACE.get(code)!]!]),
  );
}
