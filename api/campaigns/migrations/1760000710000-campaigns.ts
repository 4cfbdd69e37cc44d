import type { MigrationInterface, QueryRunner } from "typeorm";
import { createIndex, createTable, dropTables } from "../../platform/ddl";

/** Campaigns with their phases, participants and movements; their contents are resolution tasks. */
export class Campaigns1760000710000 implements MigrationInterface {
  name = "Campaigns1760000710000";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      "campaign",
      `ID,
      code VARCHAR(100) NOT NULL,
      union_id INT NOT NULL,
      kind_code VARCHAR(60) NOT NULL,
      name_vi VARCHAR(300) NOT NULL,
      name_en VARCHAR(300) NULL,
      motto_vi VARCHAR(500) NULL,
      motto_en VARCHAR(500) NULL,
      year INT NOT NULL,
      launched_on DATE NULL,
      valid_from DATE NOT NULL,
      from_precision VARCHAR(10) NOT NULL,
      valid_to DATE NOT NULL,
      to_precision VARCHAR(10) NOT NULL,
      source_id INT NULL,
      CHECK (code <> ''),
      CHECK (name_vi <> ''),
      CHECK (valid_from < valid_to),
      FOREIGN KEY (union_id) REFERENCES trade_union (id),
      FOREIGN KEY (source_id) REFERENCES source (id)`,
    );
    await createIndex(runner, "campaign", "code", true);
    await createIndex(runner, "campaign", "year, code");
    await createIndex(runner, "campaign", "union_id");
    await createTable(
      runner,
      "campaign_phase",
      `campaign_id INT NOT NULL,
      ordinal INT NOT NULL,
      name_vi VARCHAR(300) NOT NULL,
      name_en VARCHAR(300) NULL,
      valid_from DATE NOT NULL,
      from_precision VARCHAR(10) NOT NULL,
      valid_to DATE NOT NULL,
      to_precision VARCHAR(10) NOT NULL,
      source_id INT NULL,
      PRIMARY KEY (campaign_id, ordinal),
      CHECK (valid_from < valid_to),
      FOREIGN KEY (campaign_id) REFERENCES campaign (id),
      FOREIGN KEY (source_id) REFERENCES source (id)`,
    );
    await createTable(
      runner,
      "campaign_participant",
      `campaign_id INT NOT NULL,
      union_id INT NOT NULL,
      PRIMARY KEY (campaign_id, union_id),
      FOREIGN KEY (campaign_id) REFERENCES campaign (id),
      FOREIGN KEY (union_id) REFERENCES trade_union (id)`,
    );
    await createIndex(runner, "campaign_participant", "union_id");
    await createTable(
      runner,
      "campaign_movement",
      `campaign_id INT NOT NULL,
      position INT NOT NULL,
      name_vi VARCHAR(300) NOT NULL,
      PRIMARY KEY (campaign_id, position),
      FOREIGN KEY (campaign_id) REFERENCES campaign (id)`,
    );
    await createTable(
      runner,
      "movement",
      `ID,
      union_id INT NOT NULL,
      campaign_id INT NULL,
      name_vi VARCHAR(300) NOT NULL,
      name_en VARCHAR(300) NULL,
      source_id INT NULL,
      CHECK (name_vi <> ''),
      FOREIGN KEY (union_id) REFERENCES trade_union (id),
      FOREIGN KEY (campaign_id) REFERENCES campaign (id),
      FOREIGN KEY (source_id) REFERENCES source (id)`,
    );
    await createIndex(runner, "movement", "union_id, name_vi", true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, [
      "movement",
      "campaign_movement",
      "campaign_participant",
      "campaign_phase",
      "campaign",
    ]);
  }
}
