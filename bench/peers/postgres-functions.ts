/** What PostGraphile is given for the five questions: computed columns over the roll-up, as its documentation recommends. */
export const POSTGRES_FUNCTIONS = [
  "CREATE TYPE child_sum AS (code text, name text, indicator text, total bigint)",
  "CREATE TYPE year_sum AS (year int, indicator text, total bigint)",
  "CREATE TYPE indicator_sum AS (indicator text, total bigint)",
  `CREATE FUNCTION unions_ancestors(u unions) RETURNS SETOF unions LANGUAGE sql STABLE AS $$
    SELECT a.* FROM closure c JOIN unions a ON a.id = c.ancestor_id WHERE c.descendant_id = u.id AND c.depth > 0 ORDER BY c.depth DESC $$`,
  `CREATE FUNCTION unions_posts(u unions) RETURNS SETOF officers LANGUAGE sql STABLE AS $$
    SELECT * FROM officers o WHERE o.union_id = u.id AND o.to_date IS NULL ORDER BY o.from_date, o.id $$`,
  `CREATE FUNCTION unions_texts(u unions, lim int) RETURNS SETOF articles LANGUAGE sql STABLE AS $$
    SELECT * FROM articles a WHERE a.union_id = u.id ORDER BY a.published_at DESC LIMIT lim $$`,
  `CREATE FUNCTION active_unions(asked_province text, asked_kind text) RETURNS SETOF unions LANGUAGE sql STABLE AS $$
    SELECT * FROM unions WHERE province = asked_province AND kind = asked_kind AND ended_on IS NULL ORDER BY sort_key, id $$`,
  `CREATE FUNCTION children_sums(root text, y int, inds text[]) RETURNS SETOF child_sum LANGUAGE sql STABLE AS $$
    SELECT ch.code, ch.name, i.code, s.total FROM unions r JOIN unions ch ON ch.parent_id = r.id CROSS JOIN indicators i
      LEFT JOIN rollup s ON s.parent_id = r.id AND s.union_id = ch.id AND s.year = y AND s.indicator_id = i.id
     WHERE r.code = root AND i.code = ANY(inds) ORDER BY ch.code, i.code $$`,
  `CREATE FUNCTION unions_series(u unions, inds text[]) RETURNS SETOF year_sum LANGUAGE sql STABLE AS $$
    SELECT y::int, i.code, s.total FROM generate_series(2020, 2024) y CROSS JOIN indicators i
      LEFT JOIN rollup s ON s.union_id = u.id AND s.year = y AND s.indicator_id = i.id WHERE i.code = ANY(inds) ORDER BY 1, 2 $$`,
  `CREATE FUNCTION unions_sums(u unions, y int, inds text[]) RETURNS SETOF indicator_sum LANGUAGE sql STABLE AS $$
    SELECT i.code, COALESCE(s.total, v.value) FROM indicators i
      LEFT JOIN rollup s ON s.union_id = u.id AND s.year = y AND s.indicator_id = i.id
      LEFT JOIN report_values v ON v.union_id = u.id AND v.year = y AND v.indicator_id = i.id WHERE i.code = ANY(inds) ORDER BY 1 $$`,
  `CREATE FUNCTION unions_top_children(u unions, y int, ind text, lim int) RETURNS SETOF unions LANGUAGE sql STABLE AS $$
    SELECT ch.* FROM unions ch JOIN indicators i ON i.code = ind
      LEFT JOIN rollup s ON s.union_id = ch.id AND s.year = y AND s.indicator_id = i.id
      LEFT JOIN report_values v ON v.union_id = ch.id AND v.year = y AND v.indicator_id = i.id
     WHERE ch.parent_id = u.id AND COALESCE(s.total, v.value) IS NOT NULL ORDER BY COALESCE(s.total, v.value) DESC, ch.code LIMIT lim $$`,
  "ALTER TABLE unions ADD FOREIGN KEY (parent_id) REFERENCES unions (id)",
];
