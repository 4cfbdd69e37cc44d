import { HierarchyRelation, EmployerSector, UnionKind } from "../../api/unions/union.enums";
import { OrgEventKind } from "../../api/unions/org-event.enums";

/** Numbers from a seed: `below(n)` is one of 0 … n - 1. */
export function randomFrom(seed: number): (below: number) => number {
  let state = (Math.imul(seed, 2654435761) + 1) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export interface Version {
  readonly kind: UnionKind;
  readonly province: string | null;
  readonly sector: EmployerSector | null;
  readonly from: string;
  readonly to: string;
}

export interface Edge {
  readonly parent: string;
  readonly relation: HierarchyRelation;
  readonly from: string;
  readonly to: string;
}

export interface Body {
  readonly code: string;
  readonly from: string;
  to: string;
  readonly versions: Version[];
  readonly edges: Edge[];
  /** Whom it was merged into, or split into. */
  readonly heirs: string[];
  /** By period and indicator, what it stated. */
  readonly stated: Map<string, Record<string, number>>;
}

export const OPEN_FROM = "1000-01-01";
export const OPEN_TO = "9999-12-31";
export const PERIODS = {
  "2020": ["2020-01-01", "2021-01-01"],
  "2021": ["2021-01-01", "2022-01-01"],
  "2021-H1": ["2021-01-01", "2021-07-01"],
} as const;
export type PeriodCode = keyof typeof PERIODS;

const DAYS = [
  "2020-03-01",
  "2020-09-15",
  "2021-01-01",
  "2021-05-10",
  "2021-07-01",
  "2021-12-31",
  "2022-02-01",
];
const PROVINCES = ["ben-tre", "dak-lak", null];
const SECTORS = [EmployerSector.PUBLIC_SERVICE, EmployerSector.FDI_ENTERPRISE, null];

export interface Event {
  readonly kind: OrgEventKind;
  readonly day: string;
  readonly source: string;
  readonly targets: readonly string[];
}

/** A history of unions below `goc`: founded, moved, changed, merged, split, ended, and what they stated. */
export function historyFrom(seed: number): { bodies: Body[]; events: Event[] } {
  const random = randomFrom(seed);
  const one = <T>(list: readonly T[]): T => list[random(list.length)]!;
  const bodies: Body[] = [];
  const events: Event[] = [];
  const root: Body = {
    code: "goc",
    from: OPEN_FROM,
    to: OPEN_TO,
    versions: [{ kind: UnionKind.CONFEDERATION, province: null, sector: null, from: OPEN_FROM, to: OPEN_TO }],
    edges: [],
    heirs: [],
    stated: new Map(),
  };
  bodies.push(root);
  const size = 12 + random(6);
  for (let index = 1; index <= size; index += 1) {
    const from = random(4) === 0 ? one(DAYS.slice(0, 5)) : OPEN_FROM;
    const later = DAYS.filter((day) => day > from);
    const to = index > 3 && random(3) === 0 ? one(later) : OPEN_TO;
    const kinds =
      index <= 3
        ? [UnionKind.PROVINCIAL_FEDERATION, UnionKind.CENTRAL_SECTOR_UNION]
        : [
            UnionKind.GRASSROOTS_UNION,
            UnionKind.GRASSROOTS_UNION,
            UnionKind.MEMBER_GRASSROOTS_UNION,
            UnionKind.DISTRICT_FEDERATION,
          ];
    const cut = (): string | null => {
      const inside = later.filter((day) => day < to);
      return random(2) === 0 && inside.length > 0 ? one(inside) : null;
    };
    const versionCut = cut();
    const version = (start: string, end: string): Version => ({
      kind: one(kinds),
      province: one(PROVINCES),
      sector: one(SECTORS),
      from: start,
      to: end,
    });
    const versions = versionCut ? [version(from, versionCut), version(versionCut, to)] : [version(from, to)];
    const edges: Edge[] = [];
    /** Parents that stand at least as long, one after another; the root where one ends. */
    const stand = (relation: HierarchyRelation, start: string, end: string): void => {
      const candidates = bodies.filter((body) => body.from <= start && body.to > start);
      const parent = index <= 3 ? root : one(candidates);
      const until = parent.to < end ? parent.to : end;
      edges.push({ parent: parent.code, relation, from: start, to: until });
      if (until < end) stand(relation, until, end);
    };
    const moved = cut();
    stand(HierarchyRelation.ADMINISTRATIVE, from, moved ?? to);
    if (moved) stand(HierarchyRelation.ADMINISTRATIVE, moved, to);
    if (index > 3 && random(3) === 0) stand(HierarchyRelation.SECTORAL, cut() ?? from, to);
    bodies.push({
      code: `u${String(index).padStart(2, "0")}`,
      from,
      to,
      versions,
      edges,
      heirs: [],
      stated: new Map(),
    });
  }
  for (const body of bodies) {
    if (body.to === OPEN_TO || random(3) === 0) continue;
    const living = bodies.filter(
      (each) => each.code !== body.code && each.from <= body.to && each.to > body.to && each !== root,
    );
    const heirs = [
      ...new Set(Array.from({ length: 1 + random(2) }, () => one(living)?.code).filter(Boolean)),
    ] as string[];
    if (heirs.length === 0) continue;
    body.heirs.push(...heirs);
    const kind =
      heirs.length > 1 ? OrgEventKind.SPLIT : one([OrgEventKind.ABSORBED, OrgEventKind.CONSOLIDATED]);
    events.push({ kind, day: body.to, source: body.code, targets: heirs });
  }
  for (const [code, [from, next]] of Object.entries(PERIODS)) {
    for (const body of bodies) {
      if (body.from >= next || body.to <= from || random(4) === 0) continue;
      const stated: Record<string, number> = {};
      for (const indicator of ["members", "workers", "members_admitted"])
        if (random(4) > 0) stated[indicator] = random(100);
      body.stated.set(code, stated);
    }
  }
  return { bodies, events };
}
