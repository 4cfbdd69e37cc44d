import type { Day } from "../platform/days";
import type { WriteDb } from "../platform/database";
import { ApiError } from "../platform/errors";
import { places } from "../platform/request";
import { overlap, type Span } from "./life";
import { HierarchyRelation } from "./union.enums";

interface Edge extends Span {
  parentId: number;
  relation: HierarchyRelation;
}

interface Above extends Span {
  ancestorId: number;
  depth: number;
}

/** What remains of a span when others are taken out of it. */
function without(span: Span, taken: readonly Span[]): Span[] {
  let rest = [span];
  for (const hole of taken) {
    rest = rest.flatMap((part) =>
      overlap(part, hole) === null
        ? [part]
        : [
            { from: part.from, to: hole.from },
            { from: hole.to, to: part.to },
          ].filter((piece) => piece.from < piece.to),
    );
  }
  return rest;
}

/** The parents that count in a tree: in the SECTORAL tree a SECTORAL parent displaces the ADMINISTRATIVE one. */
function edgesIn(tree: HierarchyRelation, edges: readonly Edge[]): Edge[] {
  const administrative = edges.filter((edge) => edge.relation === HierarchyRelation.ADMINISTRATIVE);
  if (tree === HierarchyRelation.ADMINISTRATIVE) return administrative;
  const sectoral = edges.filter((edge) => edge.relation === HierarchyRelation.SECTORAL);
  return [
    ...sectoral,
    ...administrative.flatMap((edge) => without(edge, sectoral).map((span) => ({ ...edge, ...span }))),
  ];
}

/** Deeper than any chain of unions; a longer one can only be a circle. */
const DEEPEST = 40;

/** Everyone above a union in one tree, itself first at depth 0, each for the days on which it stood there. */
function ancestorsOf(unionId: number, life: Span, parentsOf: (unionId: number) => readonly Edge[]): Above[] {
  const rows: Above[] = [{ ancestorId: unionId, depth: 0, ...life }];
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at]!;
    for (const edge of parentsOf(row.ancestorId)) {
      const span = overlap(row, edge);
      if (!span) continue;
      if (edge.parentId === unionId || row.depth === DEEPEST) {
        throw new ApiError(
          "CONFLICT",
          "Một công đoàn không thể đứng trên chính nó / a union cannot stand above itself.",
        );
      }
      rows.push({ ancestorId: edge.parentId, depth: row.depth + 1, ...span });
    }
  }
  return rows;
}

const INSERTED_AT_ONCE = 500;

/**
 * Derives `ancestry` anew from the affiliations, for the unions named and everything that ever stood below them, or
 * for all. It runs in the transaction that changed the affiliations. A union above itself on any day is a CONFLICT.
 */
export async function rebuildAncestry(tx: WriteDb, unionIds: readonly number[] | null = null): Promise<void> {
  const lives = new Map<number, Span>();
  for (const row of (await tx.query("SELECT id, valid_from, valid_to FROM trade_union")) as {
    id: number;
    valid_from: Day;
    valid_to: Day;
  }[]) {
    lives.set(row.id, { from: row.valid_from, to: row.valid_to });
  }
  const edges = new Map<number, Edge[]>();
  const childrenOf = new Map<number, number[]>();
  const affiliations = (await tx.query(
    "SELECT child_id, parent_id, relation, valid_from, valid_to FROM affiliation ORDER BY child_id, valid_from",
  )) as {
    child_id: number;
    parent_id: number;
    relation: HierarchyRelation;
    valid_from: Day;
    valid_to: Day;
  }[];
  for (const row of affiliations) {
    const edge = { parentId: row.parent_id, relation: row.relation, from: row.valid_from, to: row.valid_to };
    edges.set(row.child_id, [...(edges.get(row.child_id) ?? []), edge]);
    childrenOf.set(row.parent_id, [...(childrenOf.get(row.parent_id) ?? []), row.child_id]);
  }
  const concerned = new Set<number>();
  const queue = [...(unionIds ?? lives.keys())];
  while (queue.length > 0) {
    const id = queue.pop()!;
    if (concerned.has(id)) continue;
    concerned.add(id);
    queue.push(...(childrenOf.get(id) ?? []));
  }
  const ids = [...concerned].sort((a, b) => a - b);
  // What was counted in the tree as it was is no longer trusted.
  await tx.query("UPDATE hierarchy_version SET version = version + 1 WHERE id = 1");
  if (unionIds === null) await tx.query("DELETE FROM ancestry");
  else {
    for (let at = 0; at < ids.length; at += INSERTED_AT_ONCE) {
      const some = ids.slice(at, at + INSERTED_AT_ONCE);
      await tx.query(`DELETE FROM ancestry WHERE descendant_id IN (${places(some)})`, some);
    }
  }
  for (const relation of Object.values(HierarchyRelation)) {
    const inTree = new Map<number, Edge[]>();
    const parentsOf = (id: number): readonly Edge[] => {
      let parents = inTree.get(id);
      if (!parents) {
        const life = lives.get(id)!;
        const whileBothLive = (edges.get(id) ?? []).flatMap((edge) => {
          const bothLive = overlap(life, lives.get(edge.parentId)!);
          const span = bothLive && overlap(edge, bothLive);
          return span ? [{ ...edge, ...span }] : [];
        });
        parents = edgesIn(relation, whileBothLive);
        inTree.set(id, parents);
      }
      return parents;
    };
    let rows: (string | number)[][] = [];
    const flush = async (): Promise<void> => {
      if (rows.length === 0) return;
      await tx.query(
        `INSERT INTO ancestry (relation, descendant_id, ancestor_id, valid_from, valid_to, depth) VALUES ${rows.map(() => "(?, ?, ?, ?, ?, ?)").join(", ")}`,
        rows.flat(),
      );
      rows = [];
    };
    for (const id of ids) {
      for (const row of ancestorsOf(id, lives.get(id)!, parentsOf))
        rows.push([relation, id, row.ancestorId, row.from, row.to, row.depth]);
      if (rows.length >= INSERTED_AT_ONCE) await flush();
    }
    await flush();
  }
}
