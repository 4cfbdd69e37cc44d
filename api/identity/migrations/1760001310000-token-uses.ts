import type { MigrationInterface, QueryRunner } from "typeorm";
import { createTable, dropTables } from "../../platform/ddl";

/** When tokens were last used, beside them: what is written behind requests never waits for a row that one holds. */
export class TokenUses1760001310000 implements MigrationInterface {
  name = "TokenUses1760001310000";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      "api_token_use",
      `token_id INT NOT NULL PRIMARY KEY,
      used_at VARCHAR(24) NOT NULL,
      CHECK (used_at LIKE '____-__-__T%Z'),
      FOREIGN KEY (token_id) REFERENCES api_token (id)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ["api_token_use"]);
  }
}
