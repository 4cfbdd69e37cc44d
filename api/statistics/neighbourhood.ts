import type { Figure } from "./figures";

/** What counts of one indicator at a union through one parent (0 at a root). */
export interface Share {
  readonly unionId: number;
  readonly parentId: number;
  readonly code: string;
  readonly figure: Figure;
  /** Large enough to be shown where nothing around it is hidden. */
  readonly open: boolean;
}

interface Group {
  /** The children whose figure is shown. */
  readonly shown: ReadonlySet<number>;
  /** The children whose share a reader knows, shown or worked out from what is. */
  readonly known: ReadonlySet<number>;
}

const NOBODY: Group = { shown: new Set(), known: new Set() };

function groupedBy(shares: readonly Share[], key: "unionId" | "parentId"): ReadonlyMap<number, Share[]> {
  const groups = new Map<number, Share[]>();
  for (const share of shares) {
    const group = groups.get(share[key]);
    if (group) group.push(share);
    else groups.set(share[key], [share]);
  }
  return groups;
}

/**
 * Decides which figures of one indicator are shown, from the root down. A union's figure is its own part and its
 * children's shares; where a reader lacks exactly one term of that sum, the term is worked out, so the smallest child
 * that is still open is hidden too (ties by code). A union that counted under two parents is hidden, and so are its
 * shares: the sum of the shares would tie the two parents together.
 */
export class Neighbourhood {
  private readonly sharesOf: ReadonlyMap<number, readonly Share[]>;
  private readonly below: ReadonlyMap<number, readonly Share[]>;
  private readonly groups = new Map<number, Group>();

  constructor(shares: readonly Share[]) {
    this.sharesOf = groupedBy(shares, "unionId");
    this.below = groupedBy(shares, "parentId");
  }

  /** True where a union's figure is hidden; one that nobody stated anything for is not. */
  hides(unionId: number): boolean {
    const shares = this.sharesOf.get(unionId);
    if (!shares) return false;
    const [share] = shares;
    if (shares.length > 1 || !share!.open) return true;
    return share!.parentId !== 0 && !this.group(share!.parentId).shown.has(unionId);
  }

  /** True where a reader knows a union's figure though it may be hidden. */
  private knows(unionId: number): boolean {
    const shares = this.sharesOf.get(unionId) ?? [];
    if (shares.length === 0) return false;
    return shares.every(({ parentId }) =>
      parentId === 0 ? !this.hides(unionId) : this.group(parentId).known.has(unionId),
    );
  }

  private group(parentId: number): Group {
    let group = this.groups.get(parentId);
    if (!group) {
      // Should the record ever lead back to the same union, it finds nobody there.
      this.groups.set(parentId, NOBODY);
      this.groups.set(parentId, (group = this.decide(parentId)));
    }
    return group;
  }

  private decide(parentId: number): Group {
    const children = this.below.get(parentId) ?? [];
    const units = (shares: readonly Share[]): number =>
      shares.reduce((sum, { figure }) => sum + figure.units, 0);
    const statedItself = units(this.sharesOf.get(parentId) ?? []) > units(children);
    const open = children
      .filter((child) => child.open && this.sharesOf.get(child.unionId)!.length === 1)
      .sort((a, b) => a.figure.total - b.figure.total || (a.code < b.code ? -1 : 1));
    const unknown = children.length - open.length + (statedItself ? 1 : 0) + (this.knows(parentId) ? 0 : 1);
    const isAlone = unknown === 1;
    const shown = new Set((isAlone ? open.slice(1) : open).map((child) => child.unionId));
    const isWorkedOut = isAlone && open.length === 0 && !statedItself && this.knows(parentId);
    return { shown, known: isWorkedOut ? new Set(children.map((child) => child.unionId)) : shown };
  }
}
