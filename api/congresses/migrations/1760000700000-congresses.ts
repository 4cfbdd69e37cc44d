import type { MigrationInterface, QueryRunner } from "typeorm";
import { createIndex, createTable, dropTables } from "../../platform/ddl";

const UNION_AND_SOURCE = `FOREIGN KEY (union_id) REFERENCES trade_union (id),
      FOREIGN KEY (source_id) REFERENCES source (id)`;

/** Terms, congresses and what they resolved; committees, people and their posts; documents that unions refer to. */
export class Congresses1760000700000 implements MigrationInterface {
  name = "Congresses1760000700000";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      "union_term",
      `ID,
      union_id INT NOT NULL,
      start_year INT NULL,
      end_year INT NULL,
      ordinal INT NULL,
      source_id INT NULL,
      CHECK (start_year < end_year),
      CHECK (start_year IS NOT NULL OR end_year IS NOT NULL OR ordinal IS NOT NULL),
      CHECK (ordinal >= 1),
      ${UNION_AND_SOURCE}`,
    );
    await createIndex(runner, "union_term", "union_id, ordinal", true);
    await createTable(
      runner,
      "congress",
      `ID,
      code VARCHAR(100) NOT NULL,
      union_id INT NOT NULL,
      term_id INT NULL,
      ordinal INT NULL,
      status VARCHAR(20) NOT NULL,
      form VARCHAR(20) NULL,
      held_on DATE NULL,
      is_pilot BOOLEAN NOT NULL,
      chosen_by_id INT NULL,
      source_id INT NULL,
      CHECK (code <> ''),
      CHECK (ordinal >= 1),
      CHECK (status IN ('PLANNED', 'HELD', 'POSTPONED')),
      CHECK (form IN ('DELEGATE', 'PLENARY')),
      FOREIGN KEY (term_id) REFERENCES union_term (id),
      FOREIGN KEY (chosen_by_id) REFERENCES trade_union (id),
      ${UNION_AND_SOURCE}`,
    );
    await createIndex(runner, "congress", "code", true);
    await createIndex(runner, "congress", "union_id, ordinal", true);
    await createIndex(runner, "congress", "term_id");
    await createTable(
      runner,
      "resolution_task",
      `ID,
      union_id INT NOT NULL,
      origin VARCHAR(30) NOT NULL,
      congress_id INT NULL,
      campaign_code VARCHAR(100) NULL,
      ordinal INT NOT NULL,
      text_vi TEXT NOT NULL,
      text_en TEXT NULL,
      plan_year INT NULL,
      issued_by_id INT NULL,
      source_id INT NULL,
      CHECK (ordinal >= 1),
      CHECK (text_vi <> ''),
      CHECK ((origin = 'CONGRESS_RESOLUTION' AND congress_id IS NOT NULL) OR (origin <> 'CONGRESS_RESOLUTION' AND congress_id IS NULL)),
      CHECK ((origin = 'CAMPAIGN' AND campaign_code IS NOT NULL) OR (origin <> 'CAMPAIGN' AND campaign_code IS NULL)),
      CHECK (origin = 'DIRECTION' OR issued_by_id IS NULL),
      FOREIGN KEY (congress_id) REFERENCES congress (id),
      FOREIGN KEY (issued_by_id) REFERENCES trade_union (id),
      ${UNION_AND_SOURCE}`,
    );
    await createIndex(runner, "resolution_task", "union_id");
    await createIndex(runner, "resolution_task", "congress_id");
    await createIndex(runner, "resolution_task", "campaign_code");
    await createTable(
      runner,
      "document_reference",
      `ID,
      union_id INT NOT NULL,
      title_vi VARCHAR(500) NOT NULL,
      title_en VARCHAR(500) NULL,
      number VARCHAR(100) NULL,
      issued_on DATE NULL,
      issuer VARCHAR(300) NULL,
      congress_id INT NULL,
      source_id INT NULL,
      CHECK (title_vi <> ''),
      FOREIGN KEY (congress_id) REFERENCES congress (id),
      ${UNION_AND_SOURCE}`,
    );
    await createIndex(runner, "document_reference", "union_id");
    await createTable(
      runner,
      "committee",
      `ID,
      code VARCHAR(100) NOT NULL,
      union_id INT NOT NULL,
      kind VARCHAR(40) NOT NULL,
      name_vi VARCHAR(300) NULL,
      name_en VARCHAR(300) NULL,
      term_id INT NULL,
      own_start_year INT NULL,
      own_end_year INT NULL,
      own_ordinal INT NULL,
      source_id INT NULL,
      CHECK (code <> ''),
      CHECK (own_start_year < own_end_year),
      CHECK (own_ordinal >= 1),
      CHECK (term_id IS NULL OR (own_start_year IS NULL AND own_end_year IS NULL AND own_ordinal IS NULL)),
      FOREIGN KEY (term_id) REFERENCES union_term (id),
      ${UNION_AND_SOURCE}`,
    );
    await createIndex(runner, "committee", "code", true);
    await createIndex(runner, "committee", "union_id");
    await createTable(
      runner,
      "person",
      `ID,
      code VARCHAR(40) NOT NULL,
      name VARCHAR(200) NOT NULL,
      sort_key VARCHAR(200) NOT NULL,
      search_text VARCHAR(400) NOT NULL,
      union_id INT NOT NULL,
      signs BOOLEAN NOT NULL,
      erased_at VARCHAR(24) NULL,
      source_id INT NULL,
      CHECK (code <> ''),
      CHECK (name <> ''),
      CHECK (erased_at IS NULL OR search_text = ''),
      ${UNION_AND_SOURCE}`,
    );
    await createIndex(runner, "person", "code", true);
    await createIndex(runner, "person", "sort_key, id");
    await createTable(
      runner,
      "mandate",
      `ID,
      person_id INT NOT NULL,
      union_id INT NOT NULL,
      committee_id INT NULL,
      position_kind VARCHAR(40) NOT NULL,
      title_vi VARCHAR(300) NULL,
      title_en VARCHAR(300) NULL,
      valid_from DATE NOT NULL,
      valid_to DATE NOT NULL,
      held_on DATE NULL,
      shown_from DATE NOT NULL,
      shown_to DATE NOT NULL,
      source_id INT NULL,
      CHECK (valid_from < valid_to),
      CHECK (shown_from < shown_to),
      CHECK (held_on IS NULL OR (valid_from <= held_on AND held_on < valid_to)),
      FOREIGN KEY (person_id) REFERENCES person (id),
      FOREIGN KEY (committee_id) REFERENCES committee (id),
      ${UNION_AND_SOURCE}`,
    );
    await createIndex(runner, "mandate", "union_id, shown_from, id");
    await createIndex(runner, "mandate", "person_id, shown_from, id");
    await createIndex(runner, "mandate", "committee_id");
    await createTable(
      runner,
      "external_position",
      `ID,
      person_id INT NOT NULL,
      title_vi VARCHAR(300) NOT NULL,
      title_en VARCHAR(300) NULL,
      organisation_vi VARCHAR(300) NOT NULL,
      organisation_en VARCHAR(300) NULL,
      held_on DATE NULL,
      source_id INT NULL,
      CHECK (title_vi <> ''),
      CHECK (organisation_vi <> ''),
      FOREIGN KEY (person_id) REFERENCES person (id),
      FOREIGN KEY (source_id) REFERENCES source (id)`,
    );
    await createIndex(runner, "external_position", "person_id");
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, [
      "external_position",
      "mandate",
      "person",
      "committee",
      "document_reference",
      "resolution_task",
      "congress",
      "union_term",
    ]);
  }
}
