import type { MigrationInterface, QueryRunner } from "typeorm";
import { createIndex, createTable, dropTables } from "../../platform/ddl";

/** Unions, what they were from a day to a day, their parents, and who therefore stands above whom. */
export class Unions1760000200000 implements MigrationInterface {
  name = "Unions1760000200000";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      "trade_union",
      `ID,
      code VARCHAR(100) NOT NULL,
      other_names TEXT NOT NULL,
      email VARCHAR(200) NULL,
      phone VARCHAR(200) NULL,
      address VARCHAR(300) NULL,
      website VARCHAR(300) NULL,
      valid_from DATE NOT NULL,
      valid_to DATE NOT NULL,
      last_known_on DATE NULL,
      CHECK (code <> ''),
      CHECK (valid_from < valid_to)`,
    );
    await createIndex(runner, "trade_union", "code", true);
    await createIndex(runner, "trade_union", "valid_from, code");
    await createTable(
      runner,
      "province",
      `code VARCHAR(40) NOT NULL PRIMARY KEY,
      name_vi VARCHAR(100) NOT NULL,
      name_en VARCHAR(100) NOT NULL,
      sort_key VARCHAR(200) NOT NULL,
      valid_from DATE NOT NULL,
      valid_to DATE NOT NULL,
      successor_code VARCHAR(40) NULL,
      CHECK (valid_from < valid_to),
      CHECK (successor_code IS NULL OR successor_code <> code)`,
    );
    await createTable(
      runner,
      "employer",
      `ID,
      name_vi VARCHAR(300) NOT NULL,
      name_en VARCHAR(300) NULL,
      sector VARCHAR(40) NOT NULL`,
    );
    await createIndex(runner, "employer", "name_vi");
    await createTable(
      runner,
      "union_version",
      `ID,
      union_id INT NOT NULL,
      name_vi VARCHAR(300) NOT NULL,
      name_en VARCHAR(300) NULL,
      short_name_vi VARCHAR(200) NULL,
      short_name_en VARCHAR(200) NULL,
      sort_key VARCHAR(200) NOT NULL,
      search_text TEXT NOT NULL,
      kind VARCHAR(40) NOT NULL,
      province_code VARCHAR(40) NULL,
      employer_id INT NULL,
      valid_from DATE NOT NULL,
      valid_to DATE NOT NULL,
      CHECK (valid_from < valid_to),
      CHECK (name_vi <> ''),
      FOREIGN KEY (union_id) REFERENCES trade_union (id),
      FOREIGN KEY (province_code) REFERENCES province (code),
      FOREIGN KEY (employer_id) REFERENCES employer (id)`,
    );
    await createIndex(runner, "union_version", "union_id, valid_from", true);
    await createIndex(runner, "union_version", "sort_key, union_id");
    await createIndex(runner, "union_version", "kind, sort_key");
    await createTable(
      runner,
      "affiliation",
      `ID,
      child_id INT NOT NULL,
      parent_id INT NOT NULL,
      relation VARCHAR(20) NOT NULL,
      valid_from DATE NOT NULL,
      valid_to DATE NOT NULL,
      certainty VARCHAR(20) NOT NULL,
      source_id INT NULL,
      CHECK (valid_from < valid_to),
      CHECK (child_id <> parent_id),
      FOREIGN KEY (child_id) REFERENCES trade_union (id),
      FOREIGN KEY (parent_id) REFERENCES trade_union (id),
      FOREIGN KEY (source_id) REFERENCES source (id)`,
    );
    await createIndex(runner, "affiliation", "child_id, relation, valid_from", true);
    await createIndex(runner, "affiliation", "parent_id, relation, valid_from");
    await createTable(
      runner,
      "ancestry",
      `relation VARCHAR(20) NOT NULL,
      descendant_id INT NOT NULL,
      ancestor_id INT NOT NULL,
      valid_from DATE NOT NULL,
      valid_to DATE NOT NULL,
      depth INT NOT NULL,
      PRIMARY KEY (relation, descendant_id, ancestor_id, valid_from),
      CHECK (valid_from < valid_to),
      CHECK (depth >= 0),
      FOREIGN KEY (descendant_id) REFERENCES trade_union (id),
      FOREIGN KEY (ancestor_id) REFERENCES trade_union (id)`,
    );
    await createIndex(
      runner,
      "ancestry",
      "relation, ancestor_id, depth, valid_from, valid_to, descendant_id",
    );
    await createIndex(
      runner,
      "ancestry",
      "descendant_id, relation, depth, valid_from, valid_to, ancestor_id",
    );
    await createTable(
      runner,
      "union_source",
      `ID,
      union_id INT NOT NULL,
      source_id INT NOT NULL,
      about VARCHAR(40) NOT NULL,
      FOREIGN KEY (union_id) REFERENCES trade_union (id),
      FOREIGN KEY (source_id) REFERENCES source (id)`,
    );
    await createIndex(runner, "union_source", "union_id");
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, [
      "union_source",
      "ancestry",
      "affiliation",
      "union_version",
      "employer",
      "province",
      "trade_union",
    ]);
  }
}
