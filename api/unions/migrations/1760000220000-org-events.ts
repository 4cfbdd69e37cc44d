import type { MigrationInterface, QueryRunner } from "typeorm";
import { createIndex, createTable, dropTables } from "../../platform/ddl";

/** What decisions did to unions, and to which. */
export class OrgEvents1760000220000 implements MigrationInterface {
  name = "OrgEvents1760000220000";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      "org_event",
      `ID,
      code VARCHAR(100) NOT NULL,
      kind VARCHAR(20) NOT NULL,
      effective_on DATE NOT NULL,
      effective_on_precision VARCHAR(10) NOT NULL,
      decided_on DATE NULL,
      announced_on DATE NULL,
      decision_number VARCHAR(100) NULL,
      source_id INT NULL,
      CHECK (code <> ''),
      CHECK (effective_on_precision IN ('DAY', 'MONTH', 'YEAR')),
      FOREIGN KEY (source_id) REFERENCES source (id)`,
    );
    await createIndex(runner, "org_event", "code", true);
    await createIndex(runner, "org_event", "effective_on, id");
    await createTable(
      runner,
      "org_event_party",
      `event_id INT NOT NULL,
      union_id INT NOT NULL,
      role VARCHAR(10) NOT NULL,
      PRIMARY KEY (event_id, union_id, role),
      CHECK (role IN ('SUBJECT', 'SOURCE', 'TARGET')),
      FOREIGN KEY (event_id) REFERENCES org_event (id),
      FOREIGN KEY (union_id) REFERENCES trade_union (id)`,
    );
    await createIndex(runner, "org_event_party", "union_id, role, event_id");
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ["org_event_party", "org_event"]);
  }
}
