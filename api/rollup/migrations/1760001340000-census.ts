import type { MigrationInterface, QueryRunner } from "typeorm";
import { createIndex, createTable, dropTables } from "../../platform/ddl";

const COLUMNS = [
  "unions",
  "expected",
  "expected_at_end",
  "reported",
  "count_grassroots_unions",
  "count_grassroots_unions_public_sector",
  "count_grassroots_unions_state_enterprise",
  "count_grassroots_unions_non_state",
  "count_grassroots_unions_other_sector",
  "count_grassroots_unions_established",
  "count_grassroots_unions_reported_on_time",
  "count_grassroots_unions_congress_held",
  "count_direct_superior_unions",
  "count_commune_unions",
  "count_grassroots_unions_rated_excellent",
  "count_grassroots_unions_rated_good",
  "count_grassroots_unions_rated_completed",
  "count_grassroots_unions_rated_not_completed",
  "count_grassroots_unions_rated",
  "count_grassroots_unions_rated_good_or_better",
  "count_grassroots_unions_not_rated",
]
  .map((column) => `${column} INT NOT NULL`)
  .join(", ");

/** What unions count as in a period, and how many of each stand below whom; the orders in which both are read. */
export class Census1760001340000 implements MigrationInterface {
  name = "Census1760001340000";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "hierarchy_version", "id INT NOT NULL PRIMARY KEY, version BIGINT NOT NULL");
    await runner.query("INSERT INTO hierarchy_version (id, version) VALUES (1, 1)");
    await createTable(
      runner,
      "census_period",
      `period_id INT NOT NULL PRIMARY KEY,
      hierarchy BIGINT NOT NULL,
      FOREIGN KEY (period_id) REFERENCES report_period (id)`,
    );
    await createTable(
      runner,
      "counted_union",
      `period_id INT NOT NULL,
      union_id INT NOT NULL,
      ${COLUMNS},
      PRIMARY KEY (period_id, union_id),
      FOREIGN KEY (period_id) REFERENCES report_period (id),
      FOREIGN KEY (union_id) REFERENCES trade_union (id)`,
    );
    await createTable(
      runner,
      "census",
      `union_id INT NOT NULL,
      period_id INT NOT NULL,
      parent_id INT NOT NULL,
      ${COLUMNS},
      PRIMARY KEY (union_id, period_id, parent_id),
      FOREIGN KEY (union_id) REFERENCES trade_union (id),
      FOREIGN KEY (period_id) REFERENCES report_period (id)`,
    );
    await createIndex(runner, "census", "parent_id, period_id, union_id");
    await createIndex(runner, "rollup", "parent_id, period_id, indicator_id, total, units, union_id");
    await createIndex(runner, "ancestry", "relation, ancestor_id, valid_from, depth");
    await createIndex(runner, "ancestry", "relation, ancestor_id, valid_to, depth");
  }

  async down(runner: QueryRunner): Promise<void> {
    const mysql = runner.connection.options.type === "mysql";
    const drop = (table: string, name: string): Promise<unknown> =>
      runner.query(`DROP INDEX ${name}${mysql ? ` ON ${table}` : ""}`);
    await drop("ancestry", "ix_ancestry_relation_ancestor_id_valid_to_depth");
    await drop("ancestry", "ix_ancestry_relation_ancestor_id_valid_from_depth");
    await drop("rollup", "ix_rollup_parent_id_period_id_indicator_id_total_units_union");
    await dropTables(runner, ["census", "counted_union", "census_period", "hierarchy_version"]);
  }
}
