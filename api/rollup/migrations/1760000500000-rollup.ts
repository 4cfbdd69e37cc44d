import type { MigrationInterface, QueryRunner } from "typeorm";
import { OPEN_FROM, OPEN_TO } from "../../platform/days";
import { createIndex, createTable, dropTables } from "../../platform/ddl";

const PERIOD_KINDS = ["YEAR", "HALF_YEAR", "NINE_MONTHS"];

/** Who must report (the Charter, khóa XIII, Article 13: periodic reports to the union above), what approved reports state, and the sums of it up the tree. */
export class Rollup1760000500000 implements MigrationInterface {
  name = "Rollup1760000500000";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      "report_period",
      `ID,
      code VARCHAR(40) NOT NULL,
      kind VARCHAR(20) NOT NULL,
      valid_from DATE NOT NULL,
      valid_to DATE NOT NULL,
      CHECK (valid_from < valid_to)`,
    );
    await createIndex(runner, "report_period", "code", true);
    await createTable(
      runner,
      "reporting_duty",
      `ID,
      union_kind VARCHAR(40) NOT NULL,
      period_kind VARCHAR(20) NOT NULL,
      unless_below VARCHAR(40) NULL,
      valid_from DATE NOT NULL,
      valid_to DATE NOT NULL,
      CHECK (valid_from < valid_to)`,
    );
    for (const kind of PERIOD_KINDS) {
      await runner.query(
        `INSERT INTO reporting_duty (union_kind, period_kind, unless_below, valid_from, valid_to)
          VALUES ('GRASSROOTS_UNION', ?, NULL, ?, ?), ('MEMBER_GRASSROOTS_UNION', ?, 'GRASSROOTS_UNION', ?, ?)`,
        [kind, OPEN_FROM, OPEN_TO, kind, OPEN_FROM, OPEN_TO],
      );
    }
    await createTable(
      runner,
      "fact",
      `period_id INT NOT NULL,
      union_id INT NOT NULL,
      indicator_id INT NOT NULL,
      value BIGINT NOT NULL,
      base BIGINT NOT NULL,
      qualifier VARCHAR(20) NOT NULL,
      source_id INT NULL,
      PRIMARY KEY (period_id, union_id, indicator_id),
      CHECK (qualifier IN ('EXACT', 'AT_LEAST', 'MORE_THAN', 'ABOUT')),
      CHECK (value >= 0 AND base >= 0),
      FOREIGN KEY (period_id) REFERENCES report_period (id),
      FOREIGN KEY (union_id) REFERENCES trade_union (id),
      FOREIGN KEY (indicator_id) REFERENCES indicator (id),
      FOREIGN KEY (source_id) REFERENCES source (id)`,
    );
    await createIndex(runner, "fact", "union_id");
    await createTable(
      runner,
      "rollup",
      `union_id INT NOT NULL,
      period_id INT NOT NULL,
      indicator_id INT NOT NULL,
      parent_id INT NOT NULL,
      total BIGINT NOT NULL,
      base BIGINT NOT NULL,
      units INT NOT NULL,
      duty_units INT NOT NULL,
      at_least INT NOT NULL,
      more_than INT NOT NULL,
      about INT NOT NULL,
      PRIMARY KEY (union_id, period_id, indicator_id, parent_id),
      FOREIGN KEY (union_id) REFERENCES trade_union (id),
      FOREIGN KEY (period_id) REFERENCES report_period (id),
      FOREIGN KEY (indicator_id) REFERENCES indicator (id)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ["rollup", "fact", "reporting_duty", "report_period"]);
  }
}
