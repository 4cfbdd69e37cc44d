import type { MigrationInterface, QueryRunner } from "typeorm";
import { createIndex, createTable, dropTables } from "../../platform/ddl";

/** What unions hand in, with every approved version of it. */
export class Reports1760000600000 implements MigrationInterface {
  name = "Reports1760000600000";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      "report",
      `ID,
      union_id INT NOT NULL,
      period_id INT NOT NULL,
      status VARCHAR(20) NOT NULL,
      revision INT NOT NULL,
      version INT NOT NULL,
      data_cutoff DATE NULL,
      submitted_at VARCHAR(24) NULL,
      approved_at VARCHAR(24) NULL,
      return_reason TEXT NULL,
      exempt_reason TEXT NULL,
      source_id INT NULL,
      CHECK (status IN ('DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'EXEMPT')),
      CHECK (revision >= 1 AND version >= 0),
      FOREIGN KEY (union_id) REFERENCES trade_union (id),
      FOREIGN KEY (period_id) REFERENCES report_period (id),
      FOREIGN KEY (source_id) REFERENCES source (id)`,
    );
    await createIndex(runner, "report", "union_id, period_id", true);
    await createTable(
      runner,
      "report_version",
      `report_id INT NOT NULL,
      version INT NOT NULL,
      recorded_at VARCHAR(24) NOT NULL,
      reason TEXT NULL,
      PRIMARY KEY (report_id, version),
      CHECK (version >= 0),
      FOREIGN KEY (report_id) REFERENCES report (id)`,
    );
    await createTable(
      runner,
      "report_value",
      `report_id INT NOT NULL,
      version INT NOT NULL,
      indicator_id INT NOT NULL,
      value BIGINT NULL,
      qualifier VARCHAR(20) NULL,
      stated_total BIGINT NULL,
      derived BOOLEAN NOT NULL DEFAULT 0,
      note TEXT NULL,
      source_id INT NULL,
      PRIMARY KEY (report_id, version, indicator_id),
      CHECK ((value IS NULL AND qualifier IS NULL) OR (value IS NOT NULL AND qualifier IS NOT NULL)),
      CHECK (qualifier IS NULL OR qualifier IN ('EXACT', 'AT_LEAST', 'MORE_THAN', 'ABOUT')),
      CHECK (value IS NULL OR value >= 0),
      FOREIGN KEY (report_id, version) REFERENCES report_version (report_id, version),
      FOREIGN KEY (indicator_id) REFERENCES indicator (id),
      FOREIGN KEY (source_id) REFERENCES source (id)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ["report_value", "report_version", "report"]);
  }
}
