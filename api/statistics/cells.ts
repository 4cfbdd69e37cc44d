import type { Cell } from "../indicators/disclosure";
import { Aggregation, type Indicator } from "../indicators/indicator.type";
import { ObservationStatus, ValueQualifier } from "../indicators/value.enums";
import { isStock } from "../rollup/contribution";
import { CENSUS_COUNTERS } from "../rollup/counters";
import type { Border } from "./border";
import type { Census } from "./census";
import { BORDER_COUNTERS, UNCOUNTED, type BorderCounter } from "./counters";
import type { Figure } from "./figures";

/** Everything that is known about a place. */
export interface Known {
  readonly census: Census;
  readonly figures: ReadonlyMap<number, Figure>;
  readonly border: Border;
}

const BLANK = { value: null, qualifier: null, numerator: null, denominator: null };

function counted(code: string, { census, border }: Known): number | null {
  if (UNCOUNTED.has(code)) return null;
  const counter = (Object.keys(BORDER_COUNTERS) as BorderCounter[]).find(
    (each) => BORDER_COUNTERS[each] === code,
  );
  return counter ? border[counter] : (census.counts.get(code) ?? null);
}

/** A ratio of two numbers that the system counts. */
const isCounted = (indicator: Indicator): boolean =>
  indicator.aggregation === Aggregation.COUNT ||
  (indicator.aggregation === Aggregation.RATIO &&
    isCounted(indicator.numerator!) &&
    isCounted(indicator.denominator!));

function countedCell(indicator: Indicator, known: Known, expectedUnits: number): Cell {
  const all = { indicator, reportedUnits: expectedUnits, expectedUnits, qualifier: ValueQualifier.EXACT };
  if (indicator.aggregation === Aggregation.COUNT) {
    const value = counted(indicator.code, known);
    if (value === null) return { ...all, ...BLANK, reportedUnits: 0, status: ObservationStatus.MISSING };
    return { ...all, ...BLANK, qualifier: ValueQualifier.EXACT, value, status: ObservationStatus.COMPLETE };
  }
  const [numerator, denominator] = [
    counted(indicator.numerator!.code, known),
    counted(indicator.denominator!.code, known),
  ];
  if (numerator === null || denominator === null)
    return { ...all, ...BLANK, reportedUnits: 0, status: ObservationStatus.MISSING };
  if (denominator === 0)
    return {
      ...all,
      value: null,
      qualifier: null,
      numerator,
      denominator,
      status: ObservationStatus.NOT_APPLICABLE,
    };
  return {
    ...all,
    value: (100 * numerator) / denominator,
    numerator,
    denominator,
    status: ObservationStatus.COMPLETE,
  };
}

/** What approved reports say about an indicator, from some of the unions that had to state it. */
export function reportedCell(indicator: Indicator, figure: Figure, expectedUnits: number): Cell {
  const reportedUnits = figure.dutyUnits;
  const everyone = expectedUnits > 0 && reportedUnits >= expectedUnits;
  const status = everyone ? ObservationStatus.COMPLETE : ObservationStatus.PARTIAL;
  const qualifier = figure.qualifier;
  const mean = indicator.aggregation === Aggregation.WEIGHTED_MEAN;
  if (indicator.aggregation !== Aggregation.RATIO && !mean)
    return {
      indicator,
      value: figure.total,
      qualifier,
      status,
      numerator: null,
      denominator: null,
      reportedUnits,
      expectedUnits,
    };
  const empty = figure.base === 0;
  return {
    indicator,
    value: empty ? null : ((mean ? 1 : 100) * figure.total) / figure.base,
    qualifier: empty ? null : qualifier,
    status: empty ? ObservationStatus.NOT_APPLICABLE : status,
    numerator: figure.total,
    denominator: figure.base,
    reportedUnits,
    expectedUnits,
  };
}

/** The figure of an indicator at a place, before anything is withheld. */
export function cellOf(indicator: Indicator, known: Known): Cell {
  const expectedUnits =
    isStock(indicator) || isCounted(indicator) ? known.census.expectedAtEnd : known.census.expected;
  if (isCounted(indicator)) return countedCell(indicator, known, expectedUnits);
  const isApart = indicator.aggregation === Aggregation.NONE && known.census.unions > 1;
  const figure = isApart ? undefined : known.figures.get(indicator.rowId);
  if (figure) return reportedCell(indicator, figure, expectedUnits);
  const status = isApart ? ObservationStatus.NOT_APPLICABLE : ObservationStatus.MISSING;
  return { indicator, ...BLANK, status, reportedUnits: 0, expectedUnits };
}

/** The counters of the census that the figure of an indicator is made of. */
export function countersOf(indicator: Indicator): string[] {
  if (indicator.aggregation === Aggregation.COUNT)
    return indicator.code in CENSUS_COUNTERS ? [indicator.code] : [];
  return isCounted(indicator)
    ? [...countersOf(indicator.numerator!), ...countersOf(indicator.denominator!)]
    : [];
}

/** True for an indicator whose figure comes from reports. */
export function isReported(indicator: Indicator): boolean {
  return !isCounted(indicator);
}
