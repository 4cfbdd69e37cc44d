import type { MigrationInterface, QueryRunner } from "typeorm";
import { createIndex, createTable, dropTables } from "../../platform/ddl";

const ARTICLE = "document_id VARCHAR(64) NOT NULL, locale VARCHAR(2) NOT NULL";
const FIGURES = `views INT NOT NULL, votes INT NOT NULL, score INT NOT NULL,
      CHECK (views >= 0), CHECK (votes >= 0), CHECK (score >= votes AND score <= 5 * votes)`;

/**
 * Who read and who voted, for as long as the day lasts, and the figures that are left of it. Articles are named as the
 * CMS names them, so that figures outlive an article that is withdrawn and wait for its return.
 */
export class Readers1760001500000 implements MigrationInterface {
  name = "Readers1760001500000";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "reader_day", "day DATE NOT NULL PRIMARY KEY, salt VARCHAR(64) NOT NULL");
    await createTable(
      runner,
      "reader_view",
      `day DATE NOT NULL, ${ARTICLE}, digest VARCHAR(22) NOT NULL,
      PRIMARY KEY (day, document_id, locale, digest)`,
    );
    await createTable(
      runner,
      "reader_vote",
      `day DATE NOT NULL, ${ARTICLE}, digest VARCHAR(22) NOT NULL, points INT NOT NULL,
      PRIMARY KEY (day, document_id, locale, digest),
      CHECK (points >= 1 AND points <= 5)`,
    );
    await createTable(
      runner,
      "article_readership",
      `${ARTICLE}, ${FIGURES}, PRIMARY KEY (document_id, locale)`,
    );
    await createIndex(runner, "article_readership", "locale, views");
    await createTable(
      runner,
      "article_readership_of_day",
      `day DATE NOT NULL, ${ARTICLE}, ${FIGURES}, PRIMARY KEY (locale, day, document_id)`,
    );
    await createTable(
      runner,
      "reader_fold",
      "id INT NOT NULL PRIMARY KEY, folded_at VARCHAR(24) NOT NULL, CHECK (id = 1)",
    );
    await runner.query("INSERT INTO reader_fold (id, folded_at) VALUES (1, '1970-01-01T00:00:00.000Z')");
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, [
      "reader_fold",
      "article_readership_of_day",
      "article_readership",
      "reader_vote",
      "reader_view",
      "reader_day",
    ]);
  }
}
