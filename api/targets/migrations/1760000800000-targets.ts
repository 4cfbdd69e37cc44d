import type { MigrationInterface, QueryRunner } from "typeorm";
import { createIndex, createTable, dropTables } from "../../platform/ddl";

/** What unions set out to reach. */
export class Targets1760000800000 implements MigrationInterface {
  name = "Targets1760000800000";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      "target",
      `ID,
      union_id INT NOT NULL,
      congress_code VARCHAR(100) NULL,
      campaign_code VARCHAR(100) NULL,
      ordinal VARCHAR(20) NOT NULL,
      text_vi TEXT NOT NULL,
      text_en TEXT NULL,
      operator VARCHAR(20) NOT NULL,
      target_value DOUBLE NULL,
      rating_value VARCHAR(20) NULL,
      unit VARCHAR(20) NOT NULL,
      periodicity VARCHAR(20) NOT NULL,
      condition_vi VARCHAR(500) NULL,
      condition_en VARCHAR(500) NULL,
      population_vi VARCHAR(500) NULL,
      population_en VARCHAR(500) NULL,
      indicator_id INT NULL,
      indicator_fit VARCHAR(20) NOT NULL,
      within_id INT NULL,
      source_id INT NULL,
      CHECK (operator IN ('AT_LEAST', 'MORE_THAN', 'EQUAL', 'AT_MOST', 'QUALITATIVE')),
      CHECK (unit IN ('PERCENT', 'PERSON', 'EVENT', 'AWARD', 'UNION', 'VND', 'RATING', 'NONE', 'OTHER')),
      CHECK (periodicity IN ('PER_YEAR', 'PER_TERM', 'PER_CAMPAIGN')),
      CHECK (indicator_fit IN ('SAME', 'PART', 'OTHER_POPULATION')),
      CHECK (rating_value IS NULL OR rating_value IN ('EXCELLENT', 'GOOD', 'COMPLETED', 'NOT_COMPLETED')),
      CHECK (target_value IS NULL OR target_value >= 0),
      CHECK ((operator = 'QUALITATIVE' AND unit = 'NONE' AND target_value IS NULL AND rating_value IS NULL)
        OR (operator <> 'QUALITATIVE' AND unit = 'RATING' AND target_value IS NULL AND rating_value IS NOT NULL)
        OR (operator <> 'QUALITATIVE' AND unit NOT IN ('NONE', 'RATING') AND target_value IS NOT NULL AND rating_value IS NULL)),
      CHECK (ordinal <> '' AND text_vi <> ''),
      CHECK (congress_code IS NULL OR campaign_code IS NULL),
      FOREIGN KEY (union_id) REFERENCES trade_union (id),
      FOREIGN KEY (congress_code) REFERENCES congress (code),
      FOREIGN KEY (campaign_code) REFERENCES campaign (code),
      FOREIGN KEY (indicator_id) REFERENCES indicator (id),
      FOREIGN KEY (within_id) REFERENCES target (id),
      FOREIGN KEY (source_id) REFERENCES source (id)`,
    );
    await createIndex(runner, "target", "union_id, ordinal");
    await createIndex(runner, "target", "congress_code");
    await createIndex(runner, "target", "campaign_code");
    await createIndex(runner, "target", "within_id");
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ["target"]);
  }
}
