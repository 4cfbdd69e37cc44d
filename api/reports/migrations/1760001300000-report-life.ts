import type { MigrationInterface, QueryRunner } from "typeorm";
import { createTable, dropTables } from "../../platform/ddl";

/** Why a report says what a rule warns about, with the draft or the version that says so. */
export class ReportLife1760001300000 implements MigrationInterface {
  name = "ReportLife1760001300000";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      "report_explanation",
      `report_id INT NOT NULL,
      version INT NOT NULL,
      rule VARCHAR(100) NOT NULL,
      explanation TEXT NOT NULL,
      PRIMARY KEY (report_id, version, rule),
      CHECK (explanation <> ''),
      FOREIGN KEY (report_id, version) REFERENCES report_version (report_id, version)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ["report_explanation"]);
  }
}
