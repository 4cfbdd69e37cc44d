import { checkLives } from "../unions/affiliation.rules";
import type { Span } from "../unions/life";
import { OPEN_FROM, OPEN_TO, type Day } from "../platform/days";
import { reasonOf } from "./import.read";

/** What is kept of every row while the others are looked at: nothing but where it stands. */
export interface Place {
  readonly row: number;
  readonly life: Span;
  readonly parent: string | null;
  readonly parentFrom: Day | null;
  readonly sectorParent: string | null;
  /** It is recorded already, as the row says. */
  readonly known: boolean;
  refused: string | null;
}

/** Where unions that the file does not list stand: the days of their lives by code. */
export type Lives = ReadonlyMap<string, Span>;

function refuseParent(
  place: Place,
  code: string,
  from: Day | null,
  places: ReadonlyMap<string, Place>,
  lives: Lives,
): void {
  const listed = places.get(code);
  const life = lives.get(code) ?? (listed?.refused === null ? listed.life : undefined);
  if (!life) {
    place.refused = listed
      ? `parent: cấp trên ${code} ở dòng ${listed.row} bị từ chối / the parent ${code} on row ${listed.row} is refused`
      : `parent: không có công đoàn ${code} / there is no union ${code}`;
    return;
  }
  try {
    checkLives({ from: from ?? OPEN_FROM, to: OPEN_TO }, place.life, life);
  } catch (error) {
    place.refused = reasonOf(error);
  }
}

/** Refuses the rows of circles: parents that lead back to where they began. */
function refuseCircles(places: ReadonlyMap<string, Place>): void {
  const done = new Set<string>();
  for (const start of places.keys()) {
    const path = new Map<string, number>();
    let at: string | null = start;
    while (at !== null && !done.has(at) && !path.has(at)) {
      path.set(at, path.size);
      const place: Place | undefined = places.get(at);
      at = place && !place.known ? place.parent : null;
    }
    if (at !== null && path.has(at)) {
      for (const [code, order] of path) {
        if (order < path.get(at)!) continue;
        places.get(code)!.refused ??= "parent: các cấp trên tạo thành vòng tròn / the parents form a circle";
      }
    }
    for (const code of path.keys()) done.add(code);
  }
}

/**
 * Decides which rows can be recorded: those whose parents are recorded, or stand on a row that can be. It goes from the
 * top down, so that what stands under a refused row is refused with it.
 */
export function settlePlaces(places: ReadonlyMap<string, Place>, lives: Lives): void {
  refuseCircles(places);
  const below = new Map<string, string[]>();
  const waiting = new Map<string, number>();
  for (const [code, { parent, sectorParent }] of places) {
    const listed = [parent, sectorParent].filter((each) => each !== null && places.has(each)) as string[];
    waiting.set(code, listed.length);
    for (const each of listed) {
      const children = below.get(each);
      if (children) children.push(code);
      else below.set(each, [code]);
    }
  }
  const ready = [...places.keys()].filter((code) => waiting.get(code) === 0);
  // Rows on circles never get ready: their refusal stands, and reaches what hangs below them here.
  const circular = [...places].filter(([, place]) => place.refused !== null).map(([code]) => code);
  const settled = new Set<string>();
  for (const queue = [...ready, ...circular]; queue.length > 0; ) {
    const code = queue.pop()!;
    if (settled.has(code)) continue;
    settled.add(code);
    const place = places.get(code)!;
    if (place.refused === null && !place.known) {
      if (place.parent !== null) refuseParent(place, place.parent, place.parentFrom, places, lives);
      if (place.refused === null && place.sectorParent !== null)
        refuseParent(place, place.sectorParent, null, places, lives);
    }
    for (const child of below.get(code) ?? []) {
      const left = waiting.get(child)! - 1;
      waiting.set(child, left);
      if (left === 0) queue.push(child);
    }
  }
  for (const [code, place] of places)
    if (!settled.has(code))
      place.refused ??= "parent: các cấp trên tạo thành vòng tròn / the parents form a circle";
}
