import type { MigrationInterface, QueryRunner } from "typeorm";
import { createTable, dropTables } from "../ddl";

/**
 * What each of the last writes touched of what processes remember between operations; null: it may be anything. The
 * rows are used in turn, so that the table stays as large as it is.
 */
export class DataChanges1760001400000 implements MigrationInterface {
  name = "DataChanges1760001400000";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      "data_change",
      `slot INT NOT NULL PRIMARY KEY,
      version BIGINT NOT NULL,
      mark VARCHAR(16) NOT NULL,
      touched TEXT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ["data_change"]);
  }
}
