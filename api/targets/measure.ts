import type { Cell } from "../indicators/disclosure";
import { Aggregation, type Indicator } from "../indicators/indicator.type";
import { ObservationStatus, ValueQualifier } from "../indicators/value.enums";
import type { Evidence } from "./verdict";

/** The figure of a yardstick over all its periods. */
export interface Measure {
  readonly status: ObservationStatus;
  readonly value: number | null;
  readonly evidence: Evidence;
  readonly complete: boolean;
  /** It grows with every further report. */
  readonly growing: boolean;
  /** The latest stock, and a later period has no figure yet. */
  readonly stale: boolean;
  readonly expectedUnits: number;
  readonly reportedUnits: number;
}

/** What the system counts as events of a period; its other counts are of the last day or of the year. */
const COUNTED_EVENTS: ReadonlySet<string> = new Set([
  "grassroots_unions_established",
  "grassroots_unions_ended",
  "grassroots_unions_received",
  "grassroots_unions_handed_over",
]);

const isPair = ({ aggregation }: Indicator): boolean =>
  aggregation === Aggregation.RATIO || aggregation === Aggregation.WEIGHTED_MEAN;
const isAdded = ({ aggregation, code }: Indicator): boolean =>
  aggregation === Aggregation.SUM || (aggregation === Aggregation.COUNT && COUNTED_EVENTS.has(code));

const LOOSEST = [ValueQualifier.ABOUT, ValueQualifier.MORE_THAN, ValueQualifier.AT_LEAST];

function loosest(cells: readonly Cell[]): ValueQualifier {
  return (
    LOOSEST.find((qualifier) => cells.some((cell) => cell.qualifier === qualifier)) ?? ValueQualifier.EXACT
  );
}

const sum = (numbers: readonly (number | null)[]): number =>
  numbers.reduce<number>((total, number) => total + (number ?? 0), 0);

const NOTHING = {
  value: null,
  evidence: null,
  complete: false,
  growing: false,
  stale: false,
  expectedUnits: 0,
  reportedUnits: 0,
};

/** Evidence of a figure: what is not complete is a lower bound of what is added up, and of a share nothing. */
function evidenceOf(value: number, qualifier: ValueQualifier, complete: boolean, bounds: boolean): Evidence {
  if (qualifier === ValueQualifier.ABOUT) return { kind: "ABOUT", value };
  if (complete) return { kind: qualifier, value };
  if (!bounds) return { kind: "PART", value };
  return { kind: qualifier === ValueQualifier.MORE_THAN ? "MORE_THAN" : "AT_LEAST", value };
}

/** The figure of an indicator over periods, oldest first: a SUM added up, a RATIO Σ numerators / Σ denominators, a stock the latest. */
export function measureOf(indicator: Indicator, cells: readonly Cell[]): Measure {
  if (cells.some((cell) => cell.status === ObservationStatus.SUPPRESSED))
    return { ...NOTHING, status: ObservationStatus.SUPPRESSED };
  const all = {
    expectedUnits: sum(cells.map((cell) => cell.expectedUnits)),
    reportedUnits: sum(cells.map((cell) => cell.reportedUnits)),
  };
  if (indicator.aggregation === Aggregation.NONE && cells.length > 1)
    return { ...NOTHING, ...all, status: ObservationStatus.NOT_APPLICABLE };
  const pair = isPair(indicator);
  const stated = cells.filter((cell) => cell.value !== null || (pair && cell.denominator !== null));
  const latest = stated.at(-1);
  if (!latest) {
    const unanswerable = cells.some((cell) => cell.status === ObservationStatus.NOT_APPLICABLE);
    return {
      ...NOTHING,
      ...all,
      status: unanswerable ? ObservationStatus.NOT_APPLICABLE : ObservationStatus.MISSING,
    };
  }
  const added = isAdded(indicator);
  const used = added || pair ? stated : [latest];
  const units =
    added || pair ? all : { expectedUnits: latest.expectedUnits, reportedUnits: latest.reportedUnits };
  const complete = (added || pair ? cells : [latest]).every(
    (cell) => cell.reportedUnits >= cell.expectedUnits,
  );
  const status = complete ? ObservationStatus.COMPLETE : ObservationStatus.PARTIAL;
  const stale =
    !added && !pair && cells.slice(cells.indexOf(latest) + 1).some((cell) => cell.expectedUnits > 0);
  let value: number;
  if (pair) {
    const [over, under] = [
      sum(used.map((cell) => cell.numerator)),
      sum(used.map((cell) => cell.denominator)),
    ];
    if (under === 0) return { ...NOTHING, ...units, status: ObservationStatus.NOT_APPLICABLE };
    value = ((indicator.aggregation === Aggregation.RATIO ? 100 : 1) * over) / under;
  } else {
    value = sum(used.map((cell) => cell.value));
  }
  return {
    status,
    value,
    evidence: evidenceOf(value, loosest(used), complete, !pair),
    complete,
    growing: added,
    stale,
    ...units,
  };
}

/** The share of one total in another, which no ratio of the catalogue states. */
export function shareOf(part: Measure, whole: Measure): Measure {
  for (const measure of [part, whole]) if (measure.value === null) return measure;
  if (whole.value === 0) return { ...part, ...NOTHING, status: ObservationStatus.NOT_APPLICABLE };
  const value = (100 * part.value!) / whole.value!;
  const complete = part.complete && whole.complete;
  const isExact = whole.evidence!.kind === "EXACT";
  const kind = complete ? (isExact ? part.evidence!.kind : "ABOUT") : "PART";
  return {
    ...part,
    value,
    complete,
    growing: false,
    stale: part.stale || whole.stale,
    evidence: { kind, value },
    status: complete ? ObservationStatus.COMPLETE : ObservationStatus.PARTIAL,
  };
}
