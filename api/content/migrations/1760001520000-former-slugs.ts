import type { MigrationInterface, QueryRunner } from "typeorm";
import { createIndex, createTable, dropTables } from "../../platform/ddl";

/** The slugs under which published documents stood before. */
export class FormerSlugs1760001520000 implements MigrationInterface {
  name = "FormerSlugs1760001520000";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      "content_former_slug",
      `type VARCHAR(40) NOT NULL,
      document_id VARCHAR(64) NOT NULL,
      locale VARCHAR(2) NOT NULL,
      slug VARCHAR(300) NOT NULL,
      PRIMARY KEY (type, document_id, locale, slug),
      CHECK (slug <> '')`,
    );
    await createIndex(runner, "content_former_slug", "slug, locale, type");
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ["content_former_slug"]);
  }
}
