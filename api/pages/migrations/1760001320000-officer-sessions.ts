import type { MigrationInterface, QueryRunner } from "typeorm";
import { createIndex, createTable, dropTables } from "../../platform/ddl";

/** Who is signed in to the officers' pages: kept here, so that several processes know the same sessions and no secret needs configuring. */
export class OfficerSessions1760001320000 implements MigrationInterface {
  name = "OfficerSessions1760001320000";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      "officer_session",
      `digest VARCHAR(64) NOT NULL PRIMARY KEY,
      token_id INT NOT NULL,
      created_at VARCHAR(24) NOT NULL,
      expires_at VARCHAR(24) NOT NULL,
      CHECK (created_at < expires_at),
      FOREIGN KEY (token_id) REFERENCES api_token (id)`,
    );
    await createIndex(runner, "officer_session", "expires_at");
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ["officer_session"]);
  }
}
