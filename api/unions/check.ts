import type { ReadDb } from "../platform/database";

const later = (a: string, b: string): string => `(CASE WHEN ${a} > ${b} THEN ${a} ELSE ${b} END)`;
const earlier = (a: string, b: string): string => `(CASE WHEN ${a} < ${b} THEN ${a} ELSE ${b} END)`;

interface Question {
  /** What is wrong with the union of a row that the statement finds. */
  readonly says: string;
  readonly sql: string;
}

const FROM = later("f.valid_from", later("u.valid_from", "b.valid_from"));
const TO = earlier("f.valid_to", earlier("u.valid_to", "b.valid_to"));

const QUESTIONS: readonly Question[] = [
  {
    says: "its versions do not cover its life exactly",
    sql: `SELECT u.code FROM trade_union u
          WHERE NOT EXISTS (SELECT 1 FROM union_version v WHERE v.union_id = u.id AND v.valid_from = u.valid_from)
             OR NOT EXISTS (SELECT 1 FROM union_version v WHERE v.union_id = u.id AND v.valid_to = u.valid_to)
             OR EXISTS (SELECT 1 FROM union_version v WHERE v.union_id = u.id AND v.valid_to <> u.valid_to
                         AND NOT EXISTS (SELECT 1 FROM union_version n WHERE n.union_id = u.id AND n.valid_from = v.valid_to))
             OR EXISTS (SELECT 1 FROM union_version v JOIN union_version o ON o.union_id = v.union_id AND o.id <> v.id
                         AND o.valid_from < v.valid_to AND v.valid_from < o.valid_to WHERE v.union_id = u.id)`,
  },
  {
    says: "it has two parents of one relation on one day",
    sql: `SELECT DISTINCT u.code FROM affiliation a
            JOIN affiliation b ON b.child_id = a.child_id AND b.relation = a.relation AND b.id > a.id AND b.valid_from < a.valid_to AND a.valid_from < b.valid_to
            JOIN trade_union u ON u.id = a.child_id`,
  },
  {
    says: "the derived tree does not hold it itself for its life",
    sql: `SELECT DISTINCT u.code FROM trade_union u JOIN (SELECT 'ADMINISTRATIVE' AS relation UNION SELECT 'SECTORAL') t
           WHERE NOT EXISTS (SELECT 1 FROM ancestry a WHERE a.relation = t.relation AND a.ancestor_id = u.id AND a.descendant_id = u.id
                              AND a.depth = 0 AND a.valid_from = u.valid_from AND a.valid_to = u.valid_to)`,
  },
  {
    says: "the derived tree puts it where no affiliation does",
    sql: `SELECT DISTINCT u.code FROM ancestry a JOIN trade_union u ON u.id = a.descendant_id
           WHERE a.depth > 0 AND NOT EXISTS (
             SELECT 1 FROM affiliation f
               JOIN ancestry b ON b.relation = a.relation AND b.descendant_id = f.parent_id AND b.ancestor_id = a.ancestor_id AND b.depth = a.depth - 1
              WHERE f.child_id = a.descendant_id AND (a.relation = 'SECTORAL' OR f.relation = 'ADMINISTRATIVE')
                AND f.valid_from <= a.valid_from AND a.valid_to <= f.valid_to AND b.valid_from <= a.valid_from AND a.valid_to <= b.valid_to)`,
  },
  {
    says: "the derived tree lacks a place that an affiliation gives it",
    sql: `SELECT DISTINCT u.code FROM affiliation f
            JOIN trade_union u ON u.id = f.child_id
            JOIN ancestry b ON b.relation = f.relation AND b.descendant_id = f.parent_id
           WHERE ${FROM} < ${TO} AND NOT EXISTS (
             SELECT 1 FROM ancestry a WHERE a.relation = f.relation AND a.descendant_id = u.id AND a.ancestor_id = b.ancestor_id AND a.depth = b.depth + 1
                AND a.valid_from <= ${FROM} AND ${TO} <= a.valid_to)`,
  },
];

/** Names every union whose dated record contradicts itself or the tree derived from it. */
export async function checkHierarchy(db: ReadDb): Promise<string[]> {
  const differences: string[] = [];
  for (const { says, sql } of QUESTIONS) {
    for (const { code } of (await db.query(sql)) as { code: string }[]) differences.push(`union ${code}: ${says}`);
  }
  return differences;
}
