import type { MigrationInterface, QueryRunner } from "typeorm";
import { createIndex, createTable, dropTables } from "../ddl";

const COLUMNS = `scope VARCHAR(30) NOT NULL,
      term VARCHAR(40) NOT NULL,
      size SMALLINT NOT NULL,
      entry_key VARCHAR(110) NOT NULL,
      in_title SMALLINT NOT NULL,
      PRIMARY KEY (scope, term, size, entry_key),
      CHECK (term <> ''),
      CHECK (in_title IN (0, 1))`;

/** The words by which things are found, stored in the order in which they are read (InnoDB does so by itself). */
export class SearchIndex1760001200000 implements MigrationInterface {
  name = "SearchIndex1760001200000";

  async up(runner: QueryRunner): Promise<void> {
    if (runner.connection.options.type === "mysql") await createTable(runner, "search_posting", COLUMNS);
    else await runner.query(`CREATE TABLE search_posting (${COLUMNS}) WITHOUT ROWID`);
    await createIndex(runner, "search_posting", "entry_key, scope");
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ["search_posting"]);
  }
}
