import type { MigrationInterface, QueryRunner } from "typeorm";
import { createIndex, createTable, dropTables } from "../ddl";

/** What only grows. On MySQL the application's user lacks the right to change it; on SQLite a trigger stands in the way. */
const APPEND_ONLY = ["audit", "change_log"];

/** What was written or refused, what changed in which order, and the keys by which a repeated write is recognised. */
export class Writes1760000050000 implements MigrationInterface {
  name = "Writes1760000050000";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      "audit",
      `ID,
      happened_at VARCHAR(24) NOT NULL,
      token_id INT NULL,
      actor_union VARCHAR(100) NULL,
      mutation VARCHAR(60) NULL,
      union_code VARCHAR(100) NULL,
      kind VARCHAR(60) NULL,
      record_key VARCHAR(200) NULL,
      before_state TEXT NULL,
      after_state TEXT NULL,
      request_id VARCHAR(64) NULL,
      address_prefix VARCHAR(43) NULL,
      outcome VARCHAR(10) NOT NULL,
      code VARCHAR(40) NULL,
      times INT NOT NULL,
      CHECK (outcome IN ('DONE', 'REFUSED')),
      CHECK ((outcome = 'REFUSED') = (code IS NOT NULL)),
      CHECK (times > 0)`,
    );
    await createIndex(runner, "audit", "union_code, happened_at");
    await createIndex(runner, "audit", "kind, record_key");
    await createTable(
      runner,
      "audit_reason",
      "request_id VARCHAR(64) NOT NULL PRIMARY KEY, reason VARCHAR(500) NOT NULL",
    );
    await createTable(
      runner,
      "change_counter",
      "id INT NOT NULL PRIMARY KEY, seq BIGINT NOT NULL, CHECK (id = 1)",
    );
    await runner.query("INSERT INTO change_counter (id, seq) VALUES (1, 0)");
    await createTable(
      runner,
      "change_log",
      `seq BIGINT NOT NULL PRIMARY KEY,
      kind VARCHAR(60) NOT NULL,
      node_key VARCHAR(200) NOT NULL,
      code VARCHAR(100) NULL,
      action VARCHAR(10) NOT NULL,
      changed_at VARCHAR(24) NOT NULL,
      CHECK (action IN ('UPSERT', 'DELETE'))`,
    );
    await createIndex(runner, "change_log", "kind, seq");
    await createTable(
      runner,
      "idempotency",
      `token_id INT NOT NULL,
      mutation VARCHAR(60) NOT NULL,
      given_key VARCHAR(64) NOT NULL,
      body_hash VARCHAR(64) NOT NULL,
      result_key VARCHAR(200) NULL,
      created_at VARCHAR(24) NOT NULL,
      PRIMARY KEY (token_id, mutation, given_key)`,
    );
    await createIndex(runner, "idempotency", "created_at");
    if (runner.connection.options.type === "mysql") return;
    for (const table of APPEND_ONLY) {
      for (const verb of ["UPDATE", "DELETE"]) {
        await runner.query(
          `CREATE TRIGGER ${table}_refuses_${verb.toLowerCase()} BEFORE ${verb} ON ${table} BEGIN SELECT RAISE(ABORT, '${table} only grows'); END`,
        );
      }
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ["idempotency", "change_log", "change_counter", "audit_reason", "audit"]);
  }
}
