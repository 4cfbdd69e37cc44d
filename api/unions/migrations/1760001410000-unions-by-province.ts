import type { MigrationInterface, QueryRunner } from "typeorm";
import { createIndex } from "../../platform/ddl";

/** The unions of a kind in a province in the order of their names; those of a day are counted without reading a row. */
export class UnionsByProvince1760001410000 implements MigrationInterface {
  name = "UnionsByProvince1760001410000";

  async up(runner: QueryRunner): Promise<void> {
    await createIndex(
      runner,
      "union_version",
      "province_code, kind, sort_key, union_id, valid_from, valid_to",
    );
    await createIndex(runner, "union_version", "kind, sort_key, union_id, valid_from, valid_to");
    await runner.query(drop(runner, "ix_union_version_kind_sort_key"));
    const table = await runner.getTable("union_version");
    if (table?.indices.some(({ name }) => name === OF_THE_KEY)) await runner.query(drop(runner, OF_THE_KEY));
  }

  async down(runner: QueryRunner): Promise<void> {
    await createIndex(runner, "union_version", "kind, sort_key");
    // MariaDB gave up its own index of the foreign key for the longer one, and does not make it again.
    if (isMysql(runner)) await createIndex(runner, "union_version", "province_code");
    await runner.query(drop(runner, "ix_union_version_kind_sort_key_union_id_valid_from_valid_to"));
    await runner.query(drop(runner, "ix_union_version_province_code_kind_sort_key_union_id_valid_"));
  }
}

const OF_THE_KEY = "ix_union_version_province_code";

const isMysql = (runner: QueryRunner): boolean => runner.connection.options.type === "mysql";

const drop = (runner: QueryRunner, name: string): string =>
  `DROP INDEX ${name}${isMysql(runner) ? " ON union_version" : ""}`;
