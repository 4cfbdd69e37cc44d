import type { MigrationInterface, QueryRunner } from "typeorm";
import { createIndex, createTable, dropTables } from "../../platform/ddl";

/** What unions held or took part in. */
export class Activities1760000750000 implements MigrationInterface {
  name = "Activities1760000750000";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      "activity",
      `ID,
      union_id INT NOT NULL,
      kind_code VARCHAR(60) NOT NULL,
      name_vi VARCHAR(300) NOT NULL,
      name_en VARCHAR(300) NULL,
      year INT NULL,
      is_recurring BOOLEAN NOT NULL,
      held_on DATE NULL,
      organiser_id INT NULL,
      participants INT NULL,
      participants_women INT NULL,
      source_id INT NULL,
      CHECK (name_vi <> ''),
      CHECK (participants IS NULL OR participants >= 0),
      CHECK (participants_women IS NULL OR participants_women >= 0),
      CHECK (participants IS NULL OR participants_women IS NULL OR participants_women <= participants),
      FOREIGN KEY (union_id) REFERENCES trade_union (id),
      FOREIGN KEY (organiser_id) REFERENCES trade_union (id),
      FOREIGN KEY (source_id) REFERENCES source (id)`,
    );
    await createIndex(runner, "activity", "union_id, year");
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ["activity"]);
  }
}
