import { eachDatabase, startApp, type App } from "../support/app";

const REPORT = "SELECT id FROM report";
const MEMBERS = "(SELECT id FROM indicator WHERE code = 'workers')";

/** A row for each CHECK that the tables of reports and figures have, which it must refuse. */
const REFUSED: readonly (readonly [string, string])[] = [
  [
    "a period that ends before it begins",
    "INSERT INTO report_period (code, kind, valid_from, valid_to) VALUES ('x', 'YEAR', '2021-01-01', '2021-01-01')",
  ],
  [
    "a duty that ends before it begins",
    "INSERT INTO reporting_duty (union_kind, period_kind, valid_from, valid_to) VALUES ('OTHER', 'YEAR', '2021-01-01', '2020-01-01')",
  ],
  [
    "a fact below 0",
    `INSERT INTO fact (period_id, union_id, indicator_id, value, base, qualifier) SELECT period_id, union_id, ${MEMBERS}, -1, 0, 'EXACT' FROM report`,
  ],
  [
    "a fact with a denominator below 0",
    `INSERT INTO fact (period_id, union_id, indicator_id, value, base, qualifier) SELECT period_id, union_id, ${MEMBERS}, 1, -1, 'EXACT' FROM report`,
  ],
  [
    "a fact with another qualifier",
    `INSERT INTO fact (period_id, union_id, indicator_id, value, base, qualifier) SELECT period_id, union_id, ${MEMBERS}, 1, 0, 'MAYBE' FROM report`,
  ],
  [
    "a report with a status that is never stored",
    "INSERT INTO report (union_id, period_id, status, revision, version) SELECT union_id + 1, period_id, 'DUE', 1, 0 FROM report",
  ],
  [
    "a report without a revision",
    "INSERT INTO report (union_id, period_id, status, revision, version) SELECT union_id + 1, period_id, 'DRAFT', 0, 0 FROM report",
  ],
  [
    "a second report of a union for a period",
    "INSERT INTO report (union_id, period_id, status, revision, version) SELECT union_id, period_id, 'DRAFT', 1, 0 FROM report",
  ],
  [
    "a version below 0",
    `INSERT INTO report_version (report_id, version, recorded_at) VALUES ((${REPORT}), -1, '2021-01-01T00:00:00.000Z')`,
  ],
  [
    "a value below 0",
    `INSERT INTO report_value (report_id, version, indicator_id, value, qualifier, derived) VALUES ((${REPORT}), 1, ${MEMBERS}, -1, 'EXACT', 0)`,
  ],
  [
    "a value without a qualifier",
    `INSERT INTO report_value (report_id, version, indicator_id, value, derived) VALUES ((${REPORT}), 1, ${MEMBERS}, 1, 0)`,
  ],
  [
    "a value with another qualifier",
    `INSERT INTO report_value (report_id, version, indicator_id, value, qualifier, derived) VALUES ((${REPORT}), 1, ${MEMBERS}, 1, 'MAYBE', 0)`,
  ],
  [
    "an explanation that says nothing",
    `INSERT INTO report_explanation (report_id, version, rule, explanation) VALUES ((${REPORT}), 1, 'members_balance', '')`,
  ],
  [
    "an explanation of a version that is not there",
    `INSERT INTO report_explanation (report_id, version, rule, explanation) VALUES ((${REPORT}), 9, 'members_balance', 'x')`,
  ],
  [
    "a value of a version that is not there",
    `INSERT INTO report_value (report_id, version, indicator_id, value, qualifier, derived) VALUES ((${REPORT}), 9, ${MEMBERS}, 1, 'EXACT', 0)`,
  ],
];

eachDatabase((kind) => {
  describe("the tables of reports and figures refuse", () => {
    let app: App;

    beforeAll(async () => {
      app = await startApp(kind, { demo: true });
    });
    afterAll(() => app.close());

    test.each(REFUSED)("%s", async (_, sql) => {
      await expect(app.database.source.query(sql)).rejects.toThrow(/constraint|duplicate/i);
    });
  });
});
