import type { ReadDb } from "../platform/database";
import type { Day } from "../platform/days";
import { HierarchyRelation } from "./union.enums";

const LATER = (a: string, b: string): string => `CASE WHEN ${a} > ${b} THEN ${a} ELSE ${b} END`;
const EARLIER = (a: string, b: string): string => `CASE WHEN ${a} < ${b} THEN ${a} ELSE ${b} END`;

type Named = { code: string; other?: string; day?: Day; depth?: number };

const QUESTIONS: readonly (readonly [string, (row: Named) => string])[] = [
  [
    `SELECT u.code FROM trade_union u LEFT JOIN union_version v ON v.union_id = u.id GROUP BY u.id, u.code, u.valid_from, u.valid_to
      HAVING COUNT(v.id) = 0 OR MIN(v.valid_from) <> u.valid_from OR MAX(v.valid_to) <> u.valid_to`,
    (row) => `union ${row.code}: its versions do not cover its life`,
  ],
  [
    `SELECT u.code, s.valid_to AS day FROM (
       SELECT union_id, valid_to, LEAD(valid_from) OVER (PARTITION BY union_id ORDER BY valid_from) AS following FROM union_version
     ) s JOIN trade_union u ON u.id = s.union_id WHERE s.following <> s.valid_to`,
    (row) => `union ${row.code}: a gap or an overlap between its versions at ${row.day}`,
  ],
  [
    `SELECT u.code, b.valid_from AS day FROM affiliation a JOIN affiliation b ON b.child_id = a.child_id AND b.relation = a.relation AND b.id <> a.id
        AND b.valid_from >= a.valid_from AND b.valid_from < a.valid_to JOIN trade_union u ON u.id = a.child_id`,
    (row) => `union ${row.code}: two parents in one relation on ${row.day}`,
  ],
  [
    `SELECT u.code, r.relation AS other FROM trade_union u JOIN (SELECT 'ADMINISTRATIVE' AS relation UNION ALL SELECT 'SECTORAL') r
      WHERE NOT EXISTS (SELECT 1 FROM ancestry a WHERE a.relation = r.relation AND a.descendant_id = u.id AND a.ancestor_id = u.id AND a.depth = 0
                         AND a.valid_from = u.valid_from AND a.valid_to = u.valid_to)`,
    (row) => `ancestry ${row.code}: not above itself all its life in the ${row.other} tree`,
  ],
  [
    `SELECT u.code, w.code AS other, a.depth FROM ancestry a JOIN trade_union u ON u.id = a.descendant_id JOIN trade_union w ON w.id = a.ancestor_id
      WHERE a.depth > 1 AND NOT EXISTS (
        SELECT 1 FROM ancestry c JOIN ancestry e ON e.relation = c.relation AND e.descendant_id = c.ancestor_id AND e.depth = 1
         WHERE c.relation = a.relation AND c.descendant_id = a.descendant_id AND c.depth = a.depth - 1 AND e.ancestor_id = a.ancestor_id
           AND ${LATER("c.valid_from", "e.valid_from")} = a.valid_from AND ${EARLIER("c.valid_to", "e.valid_to")} = a.valid_to)`,
    (row) => `ancestry ${row.code}: stands ${row.depth} below ${row.other}, which no parent explains`,
  ],
  [
    `SELECT u.code, w.code AS other, c.depth + 1 AS depth FROM ancestry c
       JOIN ancestry e ON e.relation = c.relation AND e.descendant_id = c.ancestor_id AND e.depth = 1 AND e.valid_from < c.valid_to AND c.valid_from < e.valid_to
       JOIN trade_union u ON u.id = c.descendant_id JOIN trade_union w ON w.id = e.ancestor_id
      WHERE c.depth > 0 AND NOT EXISTS (
        SELECT 1 FROM ancestry a WHERE a.relation = c.relation AND a.descendant_id = c.descendant_id AND a.ancestor_id = e.ancestor_id AND a.depth = c.depth + 1
           AND a.valid_from = ${LATER("c.valid_from", "e.valid_from")} AND a.valid_to = ${EARLIER("c.valid_to", "e.valid_to")})`,
    (row) => `ancestry ${row.code}: is missing ${row.depth} below ${row.other}`,
  ],
];

interface Edge {
  child: string;
  parent: string;
  relation: HierarchyRelation;
  valid_from: Day;
  valid_to: Day;
}

/** The parents that a list of edges gives on a day. */
const parentsOn = (edges: readonly Edge[], day: Day): string =>
  edges
    .filter((edge) => edge.valid_from <= day && day < edge.valid_to)
    .map((edge) => edge.parent)
    .sort()
    .join(" ");

function byChild(edges: readonly Edge[]): Map<string, Edge[]> {
  const children = new Map<string, Edge[]>();
  for (const edge of edges) {
    const own = children.get(edge.child);
    if (own) own.push(edge);
    else children.set(edge.child, [edge]);
  }
  return children;
}

/** Compares the direct parents of the ancestry with the affiliations, on every day on which either of them changes. */
async function checkParents(db: ReadDb): Promise<string[]> {
  const affiliations = byChild(
    (await db.query(
      `SELECT c.code AS child, p.code AS parent, a.relation, ${LATER("a.valid_from", LATER("c.valid_from", "p.valid_from"))} AS valid_from,
              ${EARLIER("a.valid_to", EARLIER("c.valid_to", "p.valid_to"))} AS valid_to
         FROM affiliation a JOIN trade_union c ON c.id = a.child_id JOIN trade_union p ON p.id = a.parent_id`,
    )) as Edge[],
  );
  const derived = byChild(
    (await db.query(
      `SELECT c.code AS child, p.code AS parent, a.relation, a.valid_from, a.valid_to FROM ancestry a
         JOIN trade_union c ON c.id = a.descendant_id JOIN trade_union p ON p.id = a.ancestor_id WHERE a.depth = 1`,
    )) as Edge[],
  );
  const differences: string[] = [];
  for (const child of new Set([...affiliations.keys(), ...derived.keys()])) {
    const stated = affiliations.get(child) ?? [];
    const own = derived.get(child) ?? [];
    const of = (edges: readonly Edge[], relation: HierarchyRelation): Edge[] =>
      edges.filter((edge) => edge.relation === relation);
    for (const day of new Set([...stated, ...own].flatMap((edge) => [edge.valid_from, edge.valid_to]))) {
      const administrative = parentsOn(of(stated, HierarchyRelation.ADMINISTRATIVE), day);
      const right = {
        [HierarchyRelation.ADMINISTRATIVE]: administrative,
        [HierarchyRelation.SECTORAL]:
          parentsOn(of(stated, HierarchyRelation.SECTORAL), day) || administrative,
      };
      for (const relation of Object.values(HierarchyRelation)) {
        const is = parentsOn(of(own, relation), day);
        if (is !== right[relation]) {
          differences.push(
            `ancestry ${child}: on ${day} its ${relation} parent is ${is || "none"}, the affiliations say ${right[relation] || "none"}`,
          );
        }
      }
    }
  }
  return differences;
}

/** Names unions whose versions do not tile their life, overlapping parents, and every row of the ancestry that the affiliations do not give. */
export async function checkHierarchy(db: ReadDb): Promise<string[]> {
  const differences: string[] = [];
  for (const [sql, name] of QUESTIONS) {
    for (const row of (await db.query(sql)) as Named[]) differences.push(name(row));
  }
  return [...differences, ...(await checkParents(db))];
}
