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
  }

  async down(runner: QueryRunner): Promise<void> {
    await createIndex(runner, "union_version", "kind, sort_key");
    await runner.query(drop(runner, "ix_union_version_kind_sort_key_union_id_valid_from_valid_to"));
    await runner.query(drop(runner, "ix_union_version_province_code_kind_sort_key_union_id_valid_"));
  }
}

function drop(runner: QueryRunner, name: string): string {
  const isMysql = runner.connection.options.type === "mysql";
  return `DROP INDEX ${name}${isMysql ? " ON union_version" : ""}`;
}
