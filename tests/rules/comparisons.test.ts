import { RULES } from "../../api/indicators/rule.catalogue";
import { UnionKind } from "../../api/unions/union.enums";
import { report, ValueQualifier } from "../rollup/build";
import { eachDatabase, startApp, type App } from "../support/app";
import { record } from "../unions/record";
import { judged, type Values } from "./judged";

/** Figures that break a rule, and figures that keep it, for every rule that compares figures of reports. */
const CASES: Readonly<Record<string, { fail: Values; pass: Values }>> = {
  members_balance: {
    fail: {
      ...{ members: 61, members_start: 50, members_admitted: 12, members_transferred_in: 3 },
      ...{ members_transferred_out: 2, members_left: 1, members_expelled: 2 },
    },
    pass: {
      ...{ members: 60, members_start: 50, members_admitted: 12, members_transferred_in: 3 },
      ...{ members_transferred_out: 2, members_left: 1, members_expelled: 2 },
    },
  },
  members_start_matches_previous: { fail: { members_start: 51 }, pass: { members_start: 50 } },
  party_admitted_within_introduced: {
    fail: { party_admitted: 6, party_introduced: 3 },
    pass: { party_admitted: 5, party_introduced: 3 },
  },
  emulation_fighters_ceiling: {
    fail: { emulation_fighters: 4, advanced_workers: 20 },
    pass: { emulation_fighters: 3, advanced_workers: 20 },
  },
  inspections_by_subject: {
    fail: {
      ...{ inspections: 5, inspections_charter: 1, inspections_finance_assets: 2 },
      ...{ inspections_cash_fund: 1, inspections_other: 0 },
    },
    pass: {
      ...{ inspections: 4, inspections_charter: 1, inspections_finance_assets: 2 },
      ...{ inspections_cash_fund: 1, inspections_other: 0 },
    },
  },
  inspections_finance_assets_by_level: {
    fail: {
      ...{ inspections_finance_assets: 2, inspections_finance_assets_same_level: 2 },
      ...{ inspections_finance_assets_lower_level: 1 },
    },
    pass: {
      ...{ inspections_finance_assets: 3, inspections_finance_assets_same_level: 2 },
      ...{ inspections_finance_assets_lower_level: 1 },
    },
  },
  inspections_by_trigger: {
    fail: { inspections_unscheduled: 2, inspections_suspected_violation: 2, inspections: 3 },
    pass: { inspections_unscheduled: 2, inspections_suspected_violation: 1, inspections: 3 },
  },
  complaints_resolved_within_known: {
    fail: { complaints_resolved: 4, complaints_received: 2, complaints_pending_start: 1 },
    pass: { complaints_resolved: 3, complaints_received: 2, complaints_pending_start: 1 },
  },
  standing_committee_within_third: {
    fail: { standing_committee_members: 4, executive_committee_members: 11 },
    pass: { standing_committee_members: 3, executive_committee_members: 9 },
  },
  certificates_of_merit_by_issuer: {
    fail: {
      ...{ certificates_of_merit: 5, certificates_of_merit_state: 2 },
      ...{ certificates_of_merit_federation: 1, certificates_of_merit_confederation: 1 },
    },
    pass: {
      ...{ certificates_of_merit: 4, certificates_of_merit_state: 2 },
      ...{ certificates_of_merit_federation: 1, certificates_of_merit_confederation: 1 },
    },
  },
  certificates_of_merit_by_recipient: {
    fail: {
      ...{ certificates_of_merit: 3, certificates_of_merit_individual: 1 },
      ...{ certificates_of_merit_collective: 1 },
    },
    pass: {
      ...{ certificates_of_merit: 2, certificates_of_merit_individual: 1 },
      ...{ certificates_of_merit_collective: 1 },
    },
  },
  dialogues_by_kind: {
    fail: { dialogues: 2, dialogues_periodic: 1, dialogues_on_request: 1, dialogues_incident: 1 },
    pass: { dialogues: 3, dialogues_periodic: 1, dialogues_on_request: 1, dialogues_incident: 1 },
  },
};

/** `first` may not be more than `second`. */
const WITHIN: readonly (readonly [rule: string, first: string, second: string])[] = [
  ["members_women_within_members", "members_women", "members"],
  ["workers_women_within_workers", "workers_women", "workers"],
  ["workers_ethnic_minority_within_workers", "workers_ethnic_minority", "workers"],
  ["members_within_workers", "members", "workers"],
  ["women_award_achieved_within_members_women", "women_award_achieved", "members_women"],
  ["women_award_achieved_within_registered", "women_award_achieved", "women_award_registered"],
  ["women_award_registered_within_members_women", "women_award_registered", "members_women"],
  ["excellent_members_within_members", "excellent_members", "members"],
  ["emulation_fighters_within_advanced_workers", "emulation_fighters", "advanced_workers"],
  ["training_participations_at_least_trained", "officers_trained", "training_participations"],
  ["officers_trained_within_officers", "officers_trained", "officers"],
  ["excellent_groups_within_groups", "excellent_groups", "union_groups"],
  [
    "inspection_committee_women_within_members",
    "inspection_committee_members_women",
    "inspection_committee_members",
  ],
  ["members_studied_within_members", "members_studied", "members"],
  ["officers_studied_within_officers", "officers_studied", "officers"],
  ["excellent_collectives_within_collectives", "excellent_collectives", "collectives"],
  [
    "employers_over_threshold_unionised_within_all",
    "employers_over_threshold_unionised",
    "employers_over_threshold",
  ],
  ["employers_with_agreement_within_unionised", "employers_with_agreement", "employers_unionised"],
  ["conferences_held_within_due", "conferences_held", "conferences_due"],
  ["chairs_new_trained_within_new", "chairs_new_trained", "chairs_new"],
  ["advanced_workers_within_workers", "advanced_workers", "workers"],
  ["officers_full_time_within_officers", "officers_full_time", "officers"],
  [
    "executive_committee_women_within_members",
    "executive_committee_members_women",
    "executive_committee_members",
  ],
  ["members_suspended_within_members", "members_suspended", "members"],
  ["members_with_card_within_members", "members_with_card", "members"],
  ["members_expelled_within_disciplined", "members_expelled", "disciplined_members"],
  ["tet_welfare_participations_within_all", "tet_welfare_participations", "welfare_participations"],
  ["tet_welfare_vnd_within_all", "tet_welfare_vnd", "welfare_vnd"],
  ["work_accidents_fatal_within_all", "work_accidents_fatal", "work_accidents"],
];

/** Counted in the register: `register.test.ts`. */
const OF_THE_REGISTER = [
  "grassroots_unions_balance",
  "grassroots_unions_by_sector",
  "grassroots_unions_by_rating",
];

const ALL = {
  ...CASES,
  ...Object.fromEntries(
    WITHIN.map(([rule, first, second]) => [
      rule,
      { fail: { [first]: 1001, [second]: 1000 }, pass: { [first]: 1000, [second]: 1000 } },
    ]),
  ),
};

test("every rule that compares figures has its cases", () => {
  const codes = RULES.filter((rule) => rule.comparison).map((rule) => rule.code);
  expect([...Object.keys(ALL), ...OF_THE_REGISTER].sort()).toEqual(codes.sort());
});

eachDatabase((kind) => {
  let app: App;

  beforeAll(async () => {
    app = await startApp(kind);
    await record(app, { code: "cha", kind: UnionKind.DISTRICT_FEDERATION }, { code: "cs", under: "cha" });
    await report(app, "cs", "2020", { members: 50, party_introduced: 2 });
  });
  afterAll(() => app.close());

  test.each(Object.entries(ALL))("%s", async (code, { fail, pass }) => {
    const rule = RULES.find((each) => each.code === code)!;
    const [first] = Object.keys(fail);
    const { [first!]: _, ...lacking } = fail;
    const qualifier = ValueQualifier.ABOUT;
    const about = Object.fromEntries(Object.keys(fail).map((each) => [each, { value: 7, qualifier }]));
    const drafts = [fail, pass, lacking, about].map((values) => ({ union: "cs", period: "2021", values }));
    const found = (await judged(app, ...drafts)).map((list) => list.filter((each) => each.code === code));
    expect(found.map((list) => list.map((each) => each.outcome))).toEqual([
      ["FAIL"],
      ["PASS"],
      ["NOT_EVALUABLE"],
      ["NOT_EVALUABLE"],
    ]);
    const [failing, passing, missing, inexact] = found.map(([verdict]) => verdict!);
    expect(failing!.severity).toBe(rule.severity);
    for (const value of Object.values(fail)) {
      expect(failing!.messageVi).toContain((value as number).toLocaleString("vi-VN"));
      expect(failing!.messageEn).toContain((value as number).toLocaleString("en"));
    }
    for (const value of Object.values(pass))
      expect(passing!.messageVi).toContain((value as number).toLocaleString("vi-VN"));
    expect(missing!.messageVi).toContain(rule.indicators.find((each) => each.code === first)!.nameVi);
    expect(inexact!.messageVi).toContain("khoảng 7");
    expect(inexact!.messageEn).toContain("about 7");
    for (const each of [failing, passing, missing, inexact]) {
      expect(each!.messageVi).not.toMatch(/[{}]|undefined|NaN/);
      expect(each!.messageEn).not.toMatch(/[{}]|undefined|NaN/);
    }
  });

  test("an inexact number decides where its bounds do", async () => {
    const rule = "members_women_within_members";
    const at = (qualifier: ValueQualifier, value: number) => ({ value, qualifier });
    const cases: [Values, string][] = [
      [{ members_women: at(ValueQualifier.MORE_THAN, 54), members: 54 }, "FAIL"],
      [{ members_women: at(ValueQualifier.AT_LEAST, 54), members: 54 }, "NOT_EVALUABLE"],
      [{ members_women: 54, members: at(ValueQualifier.AT_LEAST, 54) }, "PASS"],
      [{ members_women: 54, members: at(ValueQualifier.AT_LEAST, 53) }, "NOT_EVALUABLE"],
      [{ members_women: 0, members: at(ValueQualifier.ABOUT, 53) }, "PASS"],
    ];
    const drafts = cases.map(([values]) => ({ union: "cs", period: "2021", values }));
    const found = await judged(app, ...drafts);
    const outcomes = found.map((list) => list.find((each) => each.code === rule)!.outcome as string);
    expect(outcomes).toEqual(cases.map(([, wanted]) => wanted));
  });

  test("rules about a whole year are not listed for half of it", async () => {
    const values = { party_admitted: 6, party_introduced: 3 };
    const [half] = await judged(app, { union: "cs", period: "2021-H1", values });
    expect(half!.map((each) => each.code)).not.toContain("party_admitted_within_introduced");
  });
});
