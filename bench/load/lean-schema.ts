/** The databases that the tables of the peers exist in. */
export type LeanKind = "mysql" | "sqlite" | "postgres";

/**
 * The peers' own schema, as a hand would write it for the five questions alone: no dates, no sources, one parent, sums
 * of the inner unions kept beside the figures of the others. Text is compared byte by byte on every database.
 */
const TABLES = [
  "indicators (id INT PRIMARY KEY, code VARCHAR(100) NOT NULL UNIQUE)",
  `unions (id INT PRIMARY KEY, code VARCHAR(100) NOT NULL UNIQUE, name VARCHAR(300) NOT NULL, sort_key VARCHAR(200) NOT NULL,
     kind VARCHAR(40) NOT NULL, province VARCHAR(40) NULL, parent_id INT NULL, founded_on DATE NOT NULL, ended_on DATE NULL)`,
  "closure (ancestor_id INT NOT NULL, descendant_id INT NOT NULL, depth INT NOT NULL, PRIMARY KEY (ancestor_id, descendant_id))",
  `officers (id INT PRIMARY KEY, union_id INT NOT NULL, holder VARCHAR(200) NOT NULL, position VARCHAR(40) NOT NULL,
     from_date DATE NOT NULL, to_date DATE NULL)`,
  `articles (id INT PRIMARY KEY, union_id INT NOT NULL, title VARCHAR(400) NOT NULL, slug VARCHAR(100) NOT NULL UNIQUE,
     published_at VARCHAR(24) NOT NULL)`,
  `report_values (union_id INT NOT NULL, year INT NOT NULL, indicator_id INT NOT NULL, value BIGINT NOT NULL,
     PRIMARY KEY (union_id, year, indicator_id))`,
  `rollup (union_id INT NOT NULL, year INT NOT NULL, indicator_id INT NOT NULL, parent_id INT NOT NULL, total BIGINT NOT NULL,
     units INT NOT NULL, PRIMARY KEY (union_id, year, indicator_id))`,
];

/** Tables that are nothing but their key. */
const CLUSTERED = /^(closure|report_values|rollup) /;

/** Makes the empty tables. */
export function leanTablesSql(kind: LeanKind): string[] {
  return TABLES.map((table) => {
    const suffix = kind === "sqlite" && CLUSTERED.test(table) ? " WITHOUT ROWID" : "";
    return `CREATE TABLE ${table}${suffix}`;
  });
}

const INDEXES = [
  "unions (parent_id, code)",
  "unions (province, kind, sort_key)",
  "closure (descendant_id, depth, ancestor_id)",
  "officers (union_id)",
  "articles (union_id, published_at)",
  "report_values (year, indicator_id, union_id, value)",
  "rollup (parent_id, year, indicator_id, union_id, total)",
];

const ROLL_UP = `INSERT INTO rollup (union_id, year, indicator_id, parent_id, total, units)
  SELECT c.ancestor_id, v.year, v.indicator_id, COALESCE(p.parent_id, 0), SUM(v.value), COUNT(*)
    FROM report_values v JOIN closure c ON c.descendant_id = v.union_id AND c.depth > 0 JOIN unions p ON p.id = c.ancestor_id
   GROUP BY c.ancestor_id, v.year, v.indicator_id, p.parent_id`;

/** What follows when the tables are full: the indexes, the sums, and what the planner wants to know. */
export function leanAfterSql(kind: LeanKind): string[] {
  const indexes = INDEXES.map((index, at) => `CREATE INDEX lean_${at} ON ${index}`);
  const names = TABLES.map((table) => table.split(" ")[0]!);
  const analyze = kind === "mysql" ? `ANALYZE TABLE ${names.join(", ")}` : "ANALYZE";
  return [...indexes, ROLL_UP, analyze];
}
