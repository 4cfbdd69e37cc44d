import type { MigrationInterface, QueryRunner } from "typeorm";
import { createTable, dropTables } from "../ddl";

/** One row whose number grows with every write that a read can see: the key of every cache. */
export class DataVersion1760000000000 implements MigrationInterface {
  name = "DataVersion1760000000000";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      "data_version",
      "id INT NOT NULL PRIMARY KEY, version BIGINT NOT NULL, CHECK (id = 1)",
    );
    await runner.query("INSERT INTO data_version (id, version) VALUES (1, 1)");
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ["data_version"]);
  }
}
