import { UnionKind } from "../unions/union.enums";
import { CATALOGUE, findIndicator } from "./catalogue";
import type { Indicator } from "./indicator.type";
import { PeriodKind } from "./period";
import { ObservationStatus, type ValueQualifier } from "./value.enums";

/** What stands between a stored figure and a reader: the figure itself, and where it belongs. */
export interface Cell {
  readonly indicator: Indicator;
  readonly value: number | null;
  readonly qualifier: ValueQualifier | null;
  readonly status: ObservationStatus;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly reportedUnits: number;
  readonly expectedUnits: number;
}

/** Whose figure it is. `subtree`: of everything below the union as well, not of its own part alone. */
export interface CellPlace {
  readonly unionKind: UnionKind;
  readonly periodKind: PeriodKind;
  readonly subtree: boolean;
}

/** Fewer reporting unions, or a smaller number other than 0, point at persons. */
const FEWEST = 5;

const PUBLIC_KINDS: ReadonlySet<UnionKind> = new Set([
  UnionKind.CONFEDERATION,
  UnionKind.PROVINCIAL_FEDERATION,
  UnionKind.CENTRAL_SECTOR_UNION,
  UnionKind.CORPORATE_UNION,
]);

/** Not sensitive itself, but together with the opening and closing members it gives a sensitive one away. */
const GIVES_AWAY: ReadonlyMap<Indicator, Indicator> = new Map([
  [findIndicator("members_left")!, findIndicator("members_expelled")!],
]);

/** The sensitive indicator whose disclosure decides about this one; null for an indicator that is always public. */
export function guardOf(indicator: Indicator): Indicator | null {
  return indicator.sensitive ? indicator : (GIVES_AWAY.get(indicator) ?? null);
}

/** The indicators of which a caller without a token that reaches the union never sees a single union's figure. */
export const GUARDED: readonly Indicator[] = CATALOGUE.filter((indicator) => guardOf(indicator) !== null);

/** True where the figures of this place may be shown to everybody when they are large enough. */
export function isPublicPlace(place: CellPlace): boolean {
  return place.subtree && place.periodKind === PeriodKind.YEAR && PUBLIC_KINDS.has(place.unionKind);
}

/** True where a sensitive figure is large enough, and from enough unions, to say nothing about a person. */
export function isLargeEnough(cell: Cell): boolean {
  const large = (number: number | null): boolean => number === null || number === 0 || number >= FEWEST;
  return (
    cell.value !== null &&
    cell.reportedUnits >= FEWEST &&
    large(cell.value) &&
    large(cell.numerator) &&
    large(cell.denominator)
  );
}

/** A figure as somebody sees it from whom it is withheld: nothing but that it is. */
export function withheld(cell: Cell): Cell {
  const nothing = { value: null, qualifier: null, numerator: null, denominator: null, reportedUnits: 0 };
  return { ...cell, ...nothing, status: ObservationStatus.SUPPRESSED };
}

/**
 * The one door between a stored figure and every way out (value, previous, numerator, denominator, the values of reports
 * and their versions, sources). A caller whose token reaches the union sees it as it is. Of an indicator about persons
 * everybody else sees only the yearly figure of the subtree of a national, provincial, central-sector or corporate
 * union, as reported, from at least five reporting unions, where it is 0 or at least 5; the rest is SUPPRESSED, whatever
 * its size. `guard` is the cell of `guardOf(cell.indicator)`; `hidden` the indicators withheld beyond that, because a
 * single hidden neighbour could be worked out from the whole.
 */
export function disclose(
  caller: { readonly reaches: boolean },
  cell: Cell,
  place: CellPlace,
  guard: Cell | null,
  hidden: ReadonlySet<Indicator> = new Set(),
): Cell {
  const decides = guardOf(cell.indicator);
  if (caller.reaches || decides === null) return cell;
  const open = guard !== null && isPublicPlace(place) && isLargeEnough(guard) && !hidden.has(decides);
  return open ? cell : withheld(cell);
}
