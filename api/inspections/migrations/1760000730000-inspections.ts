import type { MigrationInterface, QueryRunner } from "typeorm";
import { createIndex, createTable, dropTables } from "../../platform/ddl";

/** What unions' committees inspected, and what they found. */
export class Inspections1760000730000 implements MigrationInterface {
  name = "Inspections1760000730000";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      "inspection",
      `ID,
      union_id INT NOT NULL,
      inspected_by VARCHAR(40) NOT NULL,
      prompted_by VARCHAR(40) NULL,
      subject VARCHAR(40) NOT NULL,
      year INT NOT NULL,
      held_on DATE NULL,
      inspections INT NOT NULL,
      violations INT NULL,
      source_id INT NULL,
      CHECK (inspections >= 0),
      CHECK (violations IS NULL OR violations >= 0),
      CHECK (inspections > 0 OR violations IS NULL OR violations = 0),
      FOREIGN KEY (union_id) REFERENCES trade_union (id),
      FOREIGN KEY (source_id) REFERENCES source (id)`,
    );
    await createIndex(runner, "inspection", "union_id, year");
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ["inspection"]);
  }
}
