import type { MigrationInterface, QueryRunner } from "typeorm";
import { createIndex, createTable, dropTables } from "../../platform/ddl";

/** How unions cared for people. */
export class Welfare1760000740000 implements MigrationInterface {
  name = "Welfare1760000740000";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      "welfare_activity",
      `ID,
      union_id INT NOT NULL,
      kind_code VARCHAR(60) NOT NULL,
      year INT NOT NULL,
      beneficiaries INT NULL,
      amount_vnd BIGINT NULL,
      amount_qualifier VARCHAR(20) NULL,
      fund VARCHAR(300) NULL,
      is_union_finance BOOLEAN NULL,
      source_id INT NULL,
      CHECK (beneficiaries IS NULL OR beneficiaries >= 0),
      CHECK (amount_vnd IS NULL OR amount_vnd >= 0),
      CHECK (kind_code <> 'mutual_aid' OR is_union_finance IS NULL OR is_union_finance = 0),
      FOREIGN KEY (union_id) REFERENCES trade_union (id),
      FOREIGN KEY (source_id) REFERENCES source (id)`,
    );
    await createIndex(runner, "welfare_activity", "union_id, year");
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ["welfare_activity"]);
  }
}
