import type { MigrationInterface, QueryRunner } from "typeorm";
import { createIndex, createTable, dropTables } from "../../platform/ddl";

/** Awards, and how unions were rated for a year. */
export class Awards1760000720000 implements MigrationInterface {
  name = "Awards1760000720000";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      "award",
      `ID,
      union_id INT NOT NULL,
      title_code VARCHAR(60) NOT NULL,
      subject VARCHAR(20) NOT NULL,
      stage VARCHAR(20) NOT NULL,
      year INT NOT NULL,
      recipients INT NOT NULL,
      eligible INT NULL,
      issuer VARCHAR(300) NULL,
      issuer_union_id INT NULL,
      campaign_id INT NULL,
      source_id INT NULL,
      CHECK (recipients >= 0),
      CHECK (eligible IS NULL OR recipients <= eligible),
      FOREIGN KEY (union_id) REFERENCES trade_union (id),
      FOREIGN KEY (issuer_union_id) REFERENCES trade_union (id),
      FOREIGN KEY (campaign_id) REFERENCES campaign (id),
      FOREIGN KEY (source_id) REFERENCES source (id)`,
    );
    await createIndex(runner, "award", "union_id, year");
    await createIndex(runner, "award", "campaign_id");
    await createTable(
      runner,
      "classification",
      `ID,
      union_id INT NOT NULL,
      year INT NOT NULL,
      stage VARCHAR(20) NOT NULL,
      rating VARCHAR(20) NOT NULL,
      proposed_to_id INT NULL,
      source_id INT NULL,
      CHECK (proposed_to_id IS NULL OR proposed_to_id <> union_id),
      FOREIGN KEY (union_id) REFERENCES trade_union (id),
      FOREIGN KEY (proposed_to_id) REFERENCES trade_union (id),
      FOREIGN KEY (source_id) REFERENCES source (id)`,
    );
    await createIndex(runner, "classification", "union_id, year, stage", true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ["classification", "award"]);
  }
}
