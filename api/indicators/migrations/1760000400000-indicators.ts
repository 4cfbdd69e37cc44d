import type { MigrationInterface, QueryRunner } from "typeorm";
import { OPEN_FROM, OPEN_TO } from "../../platform/days";
import { createIndex, createTable, dropTables } from "../../platform/ddl";
import catalogue from "../catalogue.json";
import codeLists from "../code-lists.json";

/** The catalogue of indicators and the code lists, with the values they have at the start. */
export class Indicators1760000400000 implements MigrationInterface {
  name = "Indicators1760000400000";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      "indicator",
      `id INT NOT NULL PRIMARY KEY,
      code VARCHAR(100) NOT NULL,
      aggregation VARCHAR(20) NOT NULL,
      is_sensitive BOOLEAN NOT NULL,
      CHECK (aggregation IN ('SUM', 'LAST', 'RATIO', 'WEIGHTED_MEAN', 'COUNT', 'NONE'))`,
    );
    await createIndex(runner, "indicator", "code", true);
    for (const { id, code, aggregation, sensitive } of catalogue) {
      await runner.query("INSERT INTO indicator (id, code, aggregation, is_sensitive) VALUES (?, ?, ?, ?)", [
        id,
        code,
        aggregation,
        sensitive ? 1 : 0,
      ]);
    }
    await createTable(
      runner,
      "code_item",
      `list VARCHAR(40) NOT NULL,
      code VARCHAR(60) NOT NULL,
      valid_from DATE NOT NULL,
      valid_to DATE NOT NULL,
      position INT NOT NULL,
      label_vi VARCHAR(300) NOT NULL,
      label_en VARCHAR(300) NOT NULL,
      PRIMARY KEY (list, code, valid_from),
      CHECK (valid_from < valid_to)`,
    );
    for (const [position, item] of codeLists.entries()) {
      await runner.query(
        "INSERT INTO code_item (list, code, valid_from, valid_to, position, label_vi, label_en) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
          item.list,
          item.code,
          item.validFrom ?? OPEN_FROM,
          item.validTo ?? OPEN_TO,
          position,
          item.labelVi,
          item.labelEn,
        ],
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ["code_item", "indicator"]);
  }
}
