import type { Knex } from "knex";

const ARTICLES = "articles";
const PARTS = "articles_cmps";
const REFERENCES = "components_shared_union_references";
const FIELD = "unionCodes";

interface Reference {
  entity_id: number;
  code: string | null;
}

/**
 * The unions of an article were parts of it, one row each; they become a list in its own row: of each draft and each
 * published version in every language, in the editor's order. Strapi drops the emptied table afterwards. MySQL commits
 * each change of a table: whatever interrupts this, it begins again and finds the parts until the last statement.
 */
export async function up(knex: Knex): Promise<void> {
  for (const table of [ARTICLES, PARTS, REFERENCES]) if (!(await knex.schema.hasTable(table))) return;
  if (!(await knex.schema.hasColumn(ARTICLES, "union_codes")))
    await knex.schema.alterTable(ARTICLES, (table) => void table.jsonb("union_codes"));
  const references: Reference[] = await knex(PARTS)
    .join(REFERENCES, `${REFERENCES}.id`, `${PARTS}.cmp_id`)
    .where(`${PARTS}.field`, FIELD)
    .orderBy([`${PARTS}.entity_id`, `${PARTS}.order`, `${PARTS}.id`])
    .select(`${PARTS}.entity_id`, `${REFERENCES}.code`);
  const lists = new Map<number, Set<string>>();
  for (const { entity_id, code } of references)
    if (code?.trim()) lists.set(entity_id, (lists.get(entity_id) ?? new Set()).add(code));
  for (const [id, codes] of lists)
    await knex(ARTICLES)
      .where({ id })
      .update({ union_codes: JSON.stringify([...codes]) });
  await knex(PARTS).where({ field: FIELD }).delete();
}
