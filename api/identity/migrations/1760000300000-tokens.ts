import type { MigrationInterface, QueryRunner } from "typeorm";
import { createIndex, createTable, dropTables } from "../../platform/ddl";

/** Tokens, each for one union and role. */
export class Tokens1760000300000 implements MigrationInterface {
  name = "Tokens1760000300000";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      "api_token",
      `ID,
      name VARCHAR(200) NOT NULL,
      role VARCHAR(20) NOT NULL,
      union_id INT NOT NULL,
      prefix VARCHAR(20) NOT NULL,
      digest VARCHAR(64) NOT NULL,
      created_at VARCHAR(24) NOT NULL,
      expires_at VARCHAR(24) NULL,
      revoked_at VARCHAR(24) NULL,
      CHECK (role IN ('READER', 'REPORTER', 'APPROVER', 'ADMIN')),
      FOREIGN KEY (union_id) REFERENCES trade_union (id)`,
    );
    await createIndex(runner, "api_token", "digest", true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ["api_token"]);
  }
}
