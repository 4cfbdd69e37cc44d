import { isLargeEnough, isPublicPlace } from "../indicators/disclosure";
import type { Indicator } from "../indicators/indicator.type";
import { ObservationStatus } from "../indicators/value.enums";
import type { Day } from "../platform/days";
import { places, type Batch, type RequestContext } from "../platform/request";
import { idsAbove } from "../unions/hierarchy.queries";
import { HierarchyRelation, type UnionKind } from "../unions/union.enums";
import { figuresAt, type Figure } from "./figures";
import type { Place } from "./place";
import { StatisticsScope } from "./statistics.enums";

interface Neighbour {
  readonly id: number;
  readonly code: string;
  readonly kind: UnionKind;
}

/** The unions directly below one on a day. */
const childrenOn: Batch<{ unionId: number; day: Day }, Neighbour[]> = async (db, keys) => {
  const found = new Map<string, Neighbour[]>();
  for (const day of new Set(keys.map((key) => key.day))) {
    const ids = keys.filter((key) => key.day === day).map((key) => key.unionId);
    const rows = (await db.query(
      `SELECT a.ancestor_id, u.id, u.code, v.kind FROM ancestry a JOIN trade_union u ON u.id = a.descendant_id
         JOIN union_version v ON v.union_id = u.id AND v.valid_from <= ? AND ? < v.valid_to
        WHERE a.relation = 'ADMINISTRATIVE' AND a.ancestor_id IN (${places(ids)}) AND a.depth = 1 AND a.valid_from <= ? AND ? < a.valid_to`,
      [day, day, ...ids, day, day],
    )) as (Neighbour & { ancestor_id: number })[];
    for (const { ancestor_id: parent, ...row } of rows) found.set(`${parent} ${day}`, [...(found.get(`${parent} ${day}`) ?? []), row]);
  }
  return keys.map(({ unionId, day }) => found.get(`${unionId} ${day}`) ?? []);
};

function isOpen(indicator: Indicator, kind: UnionKind, place: Place, figure: Figure): boolean {
  const cell = { indicator, value: figure.total, qualifier: figure.qualifier, status: ObservationStatus.COMPLETE, expectedUnits: 0 };
  const large = isLargeEnough({ ...cell, numerator: null, denominator: null, reportedUnits: figure.dutyUnits });
  return large && isPublicPlace({ unionKind: kind, periodKind: place.period.kind, subtree: true });
}

/**
 * The sensitive indicators whose figure at a place is withheld from strangers though it is large enough: where exactly
 * one neighbour's figure is hidden, the whole less the others would give it away, so the smallest of the others is hidden
 * too (ties by code). A share in a parent's figure that differs from the union's own figure is hidden as well: the two
 * together would show what lies between them.
 */
export async function hiddenBeside(request: RequestContext, place: Place, indicators: readonly Indicator[]): Promise<ReadonlySet<Indicator>> {
  const { unionId, period } = place;
  const ids = indicators.map((indicator) => indicator.rowId);
  const subtreeOf = (id: number, within: number | null = null) =>
    request.load(figuresAt, { unionId: id, scope: StatisticsScope.SUBTREE, within, period, indicators: ids });
  const hidden = new Set<Indicator>();
  if (place.within !== null) {
    const [share, whole] = await Promise.all([subtreeOf(unionId, place.within), subtreeOf(unionId)]);
    for (const indicator of indicators) {
      const [a, b] = [share.get(indicator.rowId), whole.get(indicator.rowId)];
      if (a?.total !== b?.total || a?.units !== b?.units) hidden.add(indicator);
    }
  }
  const [parentId] = await request.load(idsAbove, { unionId, day: period.to, relation: HierarchyRelation.ADMINISTRATIVE });
  if (parentId === undefined) return hidden;
  const siblings = await request.load(childrenOn, { unionId: parentId, day: period.to });
  const [ownPart, ...figures] = await Promise.all([
    request.load(figuresAt, { unionId: parentId, scope: StatisticsScope.OWN, within: null, period, indicators: ids }),
    ...siblings.map((sibling) => subtreeOf(sibling.id)),
  ]);
  for (const indicator of indicators) {
    const stated = siblings.flatMap((sibling, index) => {
      const figure = figures[index]!.get(indicator.rowId);
      return figure ? [{ ...sibling, figure, open: isOpen(indicator, sibling.kind, place, figure) }] : [];
    });
    const open = stated.filter((sibling) => sibling.open);
    const closed = stated.length - open.length + (ownPart.has(indicator.rowId) ? 1 : 0);
    const smallest = open.sort((a, b) => a.figure.total - b.figure.total || (a.code < b.code ? -1 : 1))[0];
    if (closed === 1 && smallest?.id === unionId) hidden.add(indicator);
  }
  return hidden;
}
