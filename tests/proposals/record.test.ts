import { UnionKind } from "../../api/unions/union.enums";
import { report, ValueQualifier } from "../rollup/build";
import { eachDatabase, startApp, type App } from "../support/app";
import { record } from "../unions/record";

type Proposed = [indicator: string, value: number, qualifier: string];

eachDatabase((kind) => {
  describe("what the record proposes", () => {
    let app: App;
    let token: string;
    let ids: Record<string, number>;

    const insert = (table: string, row: Record<string, unknown>): Promise<unknown> =>
      app.database.write((tx) =>
        tx.query(
          `INSERT INTO ${table} (${Object.keys(row).join(", ")}) VALUES (${Object.keys(row)
            .map(() => "?")
            .join(", ")})`,
          Object.values(row),
        ),
      );
    const award = (title: string, count: number, more: object = {}): Promise<unknown> =>
      insert("award", {
        ...{ union_id: ids.mot, title_code: title, subject: "INDIVIDUAL", stage: "AWARDED", year: 2024 },
        ...{ recipients: count, ...more },
      });
    const inspection = (
      subject: string,
      heldOn: string | null,
      count: number,
      more: object = {},
    ): Promise<unknown> =>
      insert("inspection", {
        ...{ union_id: ids.mot, inspected_by: "INSPECTION_COMMITTEE", prompted_by: "PLANNED", subject },
        ...{ year: 2024, held_on: heldOn, inspections: count, ...more },
      });
    const welfare = (kindCode: string, more: object): Promise<unknown> =>
      insert("welfare_activity", { union_id: ids.mot, kind_code: kindCode, year: 2024, ...more });
    const activity = (kindCode: string, more: object = {}): Promise<unknown> =>
      insert("activity", {
        ...{ union_id: ids.mot, kind_code: kindCode, name_vi: kindCode, year: 2024, is_recurring: 0 },
        ...more,
      });
    const proposed = async (period: string, union = "mot", as = token): Promise<Proposed[]> =>
      (
        await app.ask(
          `{ union(code: "${union}") { report(period: "${period}") { proposals { indicator { code } value qualifier } } } }`,
          {},
          { token: as },
        )
      ).data.union.report.proposals.map((each: any) => [each.indicator.code, each.value, each.qualifier]);

    beforeEach(async () => {
      app = await startApp(kind);
      const recorded = await record(
        app,
        { code: "tinh", kind: UnionKind.PROVINCIAL_FEDERATION },
        { code: "mot", under: "tinh" },
        { code: "hai", under: "tinh" },
        { code: "to-1", kind: UnionKind.UNION_GROUP, under: "mot" },
        { code: "to-2", kind: UnionKind.UNION_GROUP, under: "mot" },
        {
          code: "to-cu",
          kind: UnionKind.UNION_GROUP,
          foundedOn: "2020-01-01",
          endedOn: "2024-07-01",
          affiliations: [{ parent: "mot", from: "2020-01-01", until: "2024-07-01" }],
        },
      );
      ids = { tinh: recorded[0]!, mot: recorded[1]!, hai: recorded[2]! };
      token = await app.token("tinh");
    });
    afterEach(() => app.close());

    const GROUPS: Proposed = ["union_groups", 2, "AT_LEAST"];

    test("of awards only those given in the year, each by its title and who gave it", async () => {
      await award("advanced_worker", 40);
      await award("advanced_worker", 5, { stage: "PROPOSED" });
      await award("advanced_worker", 6, { stage: "REVOKED" });
      await award("advanced_worker", 7, { year: 2023 });
      await award("advanced_worker", 8, { union_id: ids.hai });
      await award("grassroots_emulation_fighter", 4);
      await award("national_emulation_fighter", 1);
      await award("excellent_labour_collective", 2, { subject: "COLLECTIVE" });
      await award("grassroots_commendation", 3);
      await award("direct_superior_commendation", 1, { subject: "UNION" });
      await award("confederation_certificate_of_merit", 1, { subject: "UNION" });
      await award("confederation_thematic_certificate_of_merit", 2);
      await award("good_at_work_capable_at_home", 20, { stage: "REGISTERED" });
      await award("good_at_work_capable_at_home", 12, { issuer_union_id: ids.mot });
      await award("good_at_work_capable_at_home", 3, { issuer_union_id: ids.tinh });
      expect(await proposed("2024")).toEqual([
        GROUPS,
        ["women_award_registered", 20, "EXACT"],
        ["women_award_achieved", 12, "EXACT"],
        ["women_award_achieved_higher", 3, "EXACT"],
        ["advanced_workers", 40, "EXACT"],
        ["emulation_fighters", 4, "EXACT"],
        ["excellent_collectives", 2, "EXACT"],
        ["certificates_of_merit", 3, "EXACT"],
        ["certificates_of_merit_confederation", 3, "EXACT"],
        ["certificates_of_merit_individual", 2, "EXACT"],
        ["certificates_of_merit_collective", 1, "EXACT"],
        ["commendations", 4, "EXACT"],
      ]);
      await award("good_at_work_capable_at_home", 1, { issuer_union_id: null });
      const codes = (await proposed("2024")).map(([code]) => code);
      expect(codes).not.toContain("women_award_achieved");
      expect(codes).not.toContain("women_award_achieved_higher");
      expect(await proposed("2024-H1")).toEqual([["union_groups", 3, "AT_LEAST"]]);
    });

    test("an inspection counts in a part of the year by its day; one without a day leaves its subject unknown", async () => {
      await inspection("CASH_FUND", "2024-03-10", 1, { prompted_by: "UNSCHEDULED" });
      await inspection("CASH_FUND", "2024-08-10", 2);
      await inspection("CHARTER_COMPLIANCE", "2024-05-02", 1);
      await inspection("OTHER", "2024-05-02", 9, { inspected_by: "PEOPLES_INSPECTORATE" });
      expect(await proposed("2024-H1")).toEqual([
        ["union_groups", 3, "AT_LEAST"],
        ["inspections", 2, "EXACT"],
        ["inspections_charter", 1, "EXACT"],
        ["inspections_cash_fund", 1, "EXACT"],
        ["inspections_unscheduled", 1, "EXACT"],
      ]);
      await inspection("FINANCE_ASSETS", null, 3, { prompted_by: null });
      expect(await proposed("2024-H1")).toEqual([
        ["union_groups", 3, "AT_LEAST"],
        ["inspections_charter", 1, "EXACT"],
        ["inspections_cash_fund", 1, "EXACT"],
      ]);
      expect(await proposed("2024")).toEqual([
        GROUPS,
        ["inspections", 7, "EXACT"],
        ["inspections_charter", 1, "EXACT"],
        ["inspections_finance_assets", 3, "EXACT"],
        ["inspections_cash_fund", 3, "EXACT"],
      ]);
    });

    test("amounts are as inexact as their parts; persons are not counted twice; no number is no proposal", async () => {
      await welfare("charity", { amount_vnd: 2_000_000, amount_qualifier: "EXACT" });
      await welfare("charity", { amount_vnd: 3_000_000, amount_qualifier: "MORE_THAN" });
      await welfare("tet_gift", {
        beneficiaries: 30,
        amount_vnd: 9_000_000_000_000,
        amount_qualifier: "EXACT",
      });
      await welfare("tet_gift", { beneficiaries: 12 });
      await welfare("serious_illness", { beneficiaries: 1 });
      await welfare("meal", {});
      await welfare("housing_shelter", { amount_vnd: 50_000_000, amount_qualifier: "ABOUT" });
      expect(await proposed("2024")).toEqual([
        GROUPS,
        ["tet_welfare_participations", 42, "EXACT"],
        ["tet_welfare_vnd", 9_000_000_000_000, "AT_LEAST"],
        ["shelters_vnd", 50_000_000, "ABOUT"],
        ["serious_illness_cases", 1, "EXACT"],
        ["charity_contributions_vnd", 5_000_000, "MORE_THAN"],
      ]);
      await welfare("serious_illness", { beneficiaries: 1 });
      expect((await proposed("2024")).map(([code]) => code)).not.toContain("serious_illness_cases");
    });

    test("activities count where the union held them itself, and contests where some union did", async () => {
      await activity("sports", { organiser_id: ids.mot });
      await activity("culture", { organiser_id: ids.mot, held_on: "2024-09-02" });
      await activity("sports", { organiser_id: ids.tinh });
      await activity("contest", { organiser_id: ids.tinh, participants: 5 });
      await activity("contest", { organiser_id: ids.tinh });
      await activity("contest", { participants: 50 });
      expect(await proposed("2024")).toEqual([
        GROUPS,
        ["culture_sports_events", 2, "EXACT"],
        ["contest_participations", 5, "AT_LEAST"],
      ]);
      await activity("sports", { organiser_id: ids.mot, is_recurring: 1 });
      expect((await proposed("2024")).map(([code]) => code)).not.toContain("culture_sports_events");
    });

    test("posts of the last day, each person once; whoever left before is not among them", async () => {
      await insert("committee", { code: "bch", union_id: ids.mot, kind: "EXECUTIVE_COMMITTEE" });
      await insert("committee", { code: "ttnd", union_id: ids.mot, kind: "PEOPLES_INSPECTORATE" });
      const committees = (await app.database.source.query("SELECT id FROM committee ORDER BY id")) as {
        id: number;
      }[];
      for (const code of ["a", "b", "c", "d"])
        await insert("person", {
          ...{ code, name: code, sort_key: code, search_text: code, union_id: ids.mot, signs: 0 },
        });
      const people = (await app.database.source.query("SELECT id FROM person ORDER BY id")) as {
        id: number;
      }[];
      const post = (
        person: number,
        position: string,
        until: string,
        committee: number | null,
      ): Promise<unknown> =>
        insert("mandate", {
          ...{
            person_id: people[person]!.id,
            union_id: ids.mot,
            position_kind: position,
            title_vi: "chức vụ",
          },
          ...{
            committee_id: committee === null ? null : committees[committee]!.id,
            valid_from: "2023-01-01",
          },
          ...{ valid_to: until, shown_from: "2023-01-01", shown_to: until },
        });
      await post(0, "CHAIR", "9999-12-31", null);
      await post(0, "EXECUTIVE_MEMBER", "9999-12-31", 0);
      await post(1, "EXECUTIVE_MEMBER", "2025-01-01", 0);
      await post(1, "INSPECTION_CHAIR", "2025-01-01", null);
      await post(2, "EXECUTIVE_MEMBER", "2024-12-31", 0);
      await post(3, "OTHER", "9999-12-31", 1);
      const posts = [
        ["officers", 2, "AT_LEAST"],
        ["executive_committee_members", 2, "AT_LEAST"],
        ["inspection_committee_members", 1, "AT_LEAST"],
      ];
      expect(await proposed("2024")).toEqual([GROUPS, ...posts]);
      expect((await proposed("2025")).map(([code, value]) => [code, value])).toEqual([
        ["union_groups", 2],
        ["officers", 1],
        ["executive_committee_members", 1],
      ]);
      expect(await proposed("2026")).toEqual([]);
    });

    test("a period starts with what the one before ended with, and as exactly", async () => {
      const closing = { complaints_pending_start: 2, complaints_received: 5, complaints_resolved: 4 };
      await report(app, "mot", "2023", {
        members: { value: 120, qualifier: ValueQualifier.ABOUT },
        ...closing,
      });
      await report(app, "mot", "2023-Q4", { members: 999 });
      const start = [
        ["members_start", 120, "ABOUT"],
        ["complaints_pending_start", 3, "EXACT"],
      ];
      for (const period of ["2024", "2024-H1", "2024-9M"])
        expect((await proposed(period)).filter(([code]) => code !== "union_groups")).toEqual(start);
      expect((await proposed("2025")).map(([code]) => code)).toEqual(["union_groups"]);
      await report(app, "hai", "2023", { ...closing, complaints_resolved: 8 });
      expect(await proposed("2024", "hai")).toEqual([]);
    });

    test("as many statements for one report as for fifty, with sources too", async () => {
      const codes = Array.from({ length: 50 }, (_, index) => `cs-${String(index).padStart(2, "0")}`);
      const rest = await record(
        app,
        { code: "it", kind: UnionKind.CIVIL_SERVANTS_UNION, under: "tinh" },
        { code: "nhieu", kind: UnionKind.CIVIL_SERVANTS_UNION, under: "tinh" },
        { code: "cs", under: "it" },
        ...codes.map((code) => ({ code, under: "nhieu" })),
      );
      for (const [index, union_id] of rest.slice(2).entries()) {
        const source_id = index + 1;
        await insert("source", { title: `nguồn ${index}`, alternatives: "[]" });
        await award("advanced_worker", 1, { union_id, source_id });
        await inspection("OTHER", "2024-02-02", 1, { union_id, source_id });
        await welfare("tet_gift", { union_id, source_id, beneficiaries: 1 });
        await activity("contest", { union_id, source_id, participants: 1, organiser_id: ids.tinh });
      }
      for (const union of ["cs", ...codes]) await report(app, union, "2023", { members: 3 });
      const counted = async (parent: string, fields: string): Promise<number> => {
        let answer: any;
        const sql = await app.statements(async () => {
          answer = await app.ask(
            `{ union(code: "${parent}") { children(first: 50) { nodes { report(period: "2024") { proposals { ${fields} } } } } } }`,
            {},
            { token },
          );
        });
        expect(answer.errors).toBeUndefined();
        for (const { report } of answer.data.union.children.nodes) expect(report.proposals).toHaveLength(6);
        return sql.length;
      };
      const [few, many] = [await counted("it", "value"), await counted("nhieu", "value")];
      expect([few, many]).toEqual([STATEMENTS, STATEMENTS]);
      const sourced = "value sources { title }";
      expect([await counted("it", sourced), await counted("nhieu", sourced)]).toEqual([
        STATEMENTS + SOURCE_STATEMENTS,
        STATEMENTS + SOURCE_STATEMENTS,
      ]);
    });
  });
});

/** Token, union, its children, the report, three for the reach; four parts of the record, two of the register, the period before. */
const STATEMENTS = 14;
/** Where each of five origins is known from, and the sources. */
const SOURCE_STATEMENTS = 6;
