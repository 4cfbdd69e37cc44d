import type { MigrationInterface, QueryRunner } from "typeorm";
import { createIndex, createTable, dropTables } from "../../platform/ddl";

const IDENTITY = `ID,
      document_id VARCHAR(64) NOT NULL,
      locale VARCHAR(2) NOT NULL,
      removed_at VARCHAR(24) NULL,
      source_hash VARCHAR(80) NULL,
      slug VARCHAR(300) NULL,
      title VARCHAR(300) NULL,
      sort_day DATE NULL,
      first_published_at VARCHAR(24) NULL,
      updated_at VARCHAR(24) NULL,
      body_html MEDIUMTEXT NULL,
      body_text MEDIUMTEXT NULL,
      search_text MEDIUMTEXT NULL,
      congress_key VARCHAR(100) NULL,`;

const CHECKS = `CHECK (locale IN ('vi', 'en')),
      CHECK (removed_at IS NOT NULL OR (source_hash IS NOT NULL AND slug IS NOT NULL AND title IS NOT NULL
        AND sort_day IS NOT NULL AND first_published_at IS NOT NULL AND updated_at IS NOT NULL AND search_text IS NOT NULL)),
      CHECK (removed_at IS NULL OR (source_hash IS NULL AND slug IS NULL AND title IS NULL AND body_html IS NULL
        AND body_text IS NULL AND search_text IS NULL))`;

/** The replica of what the CMS published, where the reader of its feed stands, and what it could not read. */
export class Content1760001100000 implements MigrationInterface {
  name = "Content1760001100000";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      "article",
      `${IDENTITY}
      excerpt TEXT NULL,
      category VARCHAR(100) NULL,
      byline VARCHAR(300) NULL,
      source_name VARCHAR(300) NULL,
      source_url VARCHAR(2000) NULL,
      dateline DATE NULL,
      campaign_code VARCHAR(100) NULL,
      video_url VARCHAR(2000) NULL,
      cover TEXT NULL,
      gallery MEDIUMTEXT NULL,
      attachments MEDIUMTEXT NULL,
      seo TEXT NULL,
      ${CHECKS}`,
    );
    await createTable(
      runner,
      "congress_document",
      `${IDENTITY}
      kind VARCHAR(100) NULL,
      number VARCHAR(100) NULL,
      issued_on DATE NULL,
      signed_by VARCHAR(300) NULL,
      summary TEXT NULL,
      files MEDIUMTEXT NULL,
      union_code VARCHAR(100) NULL,
      ${CHECKS}`,
    );
    for (const table of ["article", "congress_document"]) {
      await createIndex(runner, table, "document_id, locale", true);
      await createIndex(runner, table, "locale, removed_at, sort_day, first_published_at, document_id");
      await createIndex(runner, table, "locale, slug");
    }
    await createIndex(runner, "congress_document", "union_code");
    await createTable(
      runner,
      "article_union",
      `article_id INT NOT NULL,
      position INT NOT NULL,
      union_code VARCHAR(100) NOT NULL,
      PRIMARY KEY (article_id, position),
      CHECK (union_code <> ''),
      FOREIGN KEY (article_id) REFERENCES article (id)`,
    );
    await createIndex(runner, "article_union", "union_code, article_id");
    await createTable(
      runner,
      "feed_position",
      "id INT NOT NULL PRIMARY KEY, seq BIGINT NOT NULL, turn BIGINT NOT NULL, CHECK (id = 1), CHECK (seq >= 0)",
    );
    await runner.query("INSERT INTO feed_position (id, seq, turn) VALUES (1, 0, 0)");
    await createTable(
      runner,
      "feed_dead_letter",
      `type VARCHAR(40) NOT NULL,
      document_id VARCHAR(64) NOT NULL,
      locale VARCHAR(2) NOT NULL,
      reason VARCHAR(1000) NOT NULL,
      since VARCHAR(24) NOT NULL,
      PRIMARY KEY (type, document_id, locale)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, [
      "feed_dead_letter",
      "feed_position",
      "article_union",
      "congress_document",
      "article",
    ]);
  }
}
