import type { MigrationInterface, QueryRunner } from "typeorm";
import { createTable, dropTables } from "../../platform/ddl";

/** Where facts come from. */
export class Sources1760000100000 implements MigrationInterface {
  name = "Sources1760000100000";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      "source",
      `ID,
      title VARCHAR(500) NOT NULL,
      publisher VARCHAR(300) NULL,
      url VARCHAR(1000) NULL,
      published_on DATE NULL,
      quote TEXT NULL,
      disputed BOOLEAN NOT NULL DEFAULT 0,
      note TEXT NULL,
      alternatives TEXT NOT NULL,
      CHECK (title <> '')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ["source"]);
  }
}
