import type { MigrationInterface, QueryRunner } from "typeorm";
import { createTable, dropTables } from "../../platform/ddl";

/** How the replication of the CMS's content fares, for staff and operators. */
export class FeedRun1760001510000 implements MigrationInterface {
  name = "FeedRun1760001510000";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      "feed_run",
      `id INT NOT NULL PRIMARY KEY,
      compared_at VARCHAR(24) NULL,
      took_ms INT NOT NULL,
      missing INT NOT NULL,
      differing INT NOT NULL,
      extra INT NOT NULL,
      repaired INT NOT NULL,
      drift_total INT NOT NULL,
      away_since VARCHAR(24) NULL,
      away_reason VARCHAR(200) NULL,
      CHECK (id = 1)`,
    );
    await runner.query(
      `INSERT INTO feed_run (id, compared_at, took_ms, missing, differing, extra, repaired, drift_total)
       VALUES (1, NULL, 0, 0, 0, 0, 0, 0)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ["feed_run"]);
  }
}
