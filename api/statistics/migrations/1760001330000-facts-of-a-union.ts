import type { MigrationInterface, QueryRunner } from "typeorm";
import { createIndex } from "../../platform/ddl";

/** Finds what a union stated about one indicator without reading everything else that it ever stated. */
export class FactsOfAUnion1760001330000 implements MigrationInterface {
  name = "FactsOfAUnion1760001330000";

  async up(runner: QueryRunner): Promise<void> {
    await createIndex(runner, "fact", "union_id, indicator_id, period_id, value");
    await dropIndex(runner, "ix_fact_union_id");
  }

  async down(runner: QueryRunner): Promise<void> {
    await createIndex(runner, "fact", "union_id");
    await dropIndex(runner, "ix_fact_union_id_indicator_id_period_id_value");
  }
}

/** The new index comes first: on MySQL a foreign key always needs one that begins with its column. */
async function dropIndex(runner: QueryRunner, name: string): Promise<void> {
  await runner.query(
    runner.connection.options.type === "mysql" ? `DROP INDEX ${name} ON fact` : `DROP INDEX ${name}`,
  );
}
