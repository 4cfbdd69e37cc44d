/** True for a version, a post or a parent that lasts. */
export const NOW = "valid_to = '9999-12-31'";

/** Unions `u` with their versions `v`. */
export const UNION = `SELECT u.id, u.code, v.name_vi AS name, v.kind, v.province_code AS province, u.valid_from AS foundedOn
  FROM trade_union u JOIN union_version v ON v.union_id = u.id`;

/** The ids of a union and of everyone below it, as `below`. */
export const BELOW = `WITH RECURSIVE below (id) AS (
    SELECT ? UNION ALL SELECT a.child_id FROM affiliation a JOIN below b ON b.id = a.parent_id WHERE a.relation = 'ADMINISTRATIVE'
  )`;
