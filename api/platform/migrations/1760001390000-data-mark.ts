import { randomBytes } from "node:crypto";
import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * A mark beside the data version, drawn anew with each write: a backup that is put back counts from an older number
 * on, and what caches remember under the numbers that come again must not pass for the new state.
 */
export class DataMark1760001390000 implements MigrationInterface {
  name = "DataMark1760001390000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE data_version ADD COLUMN mark VARCHAR(16) NOT NULL DEFAULT ''");
    await runner.query("UPDATE data_version SET mark = ?", [randomBytes(8).toString("hex")]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE data_version DROP COLUMN mark");
  }
}
