import { eachDatabase, startApp, type App } from "../support/app";

const RESULTS =
  "ruleResults { code severity outcome vi: message en: message(locale: EN) explanation indicators { code } }";

eachDatabase((kind) => {
  let app: App;

  beforeAll(async () => {
    app = await startApp(kind, { demo: true });
  });
  afterAll(() => app.close());

  const results = async (token?: string): Promise<Record<string, any>> => {
    const { data } = await app.ask(
      `{ union(code: "cdcs-sct-ben-tre") { report(period: "2021") { ${RESULTS} } } }`,
      {},
      { token },
    );
    return Object.fromEntries(
      data.union.report.ruleResults.map((each: { code: string }) => [each.code, each]),
    );
  };

  test("the report of 2021 is judged by what its text states", async () => {
    const found = await results(await app.token("cdcs-sct-ben-tre"));
    const outcomes = Object.fromEntries(Object.entries(found).map(([code, each]) => [code, each.outcome]));
    expect(outcomes).toMatchObject({
      members_balance: "NOT_EVALUABLE",
      excellent_members_within_members: "FAIL",
      inspections_by_subject: "PASS",
      excellent_groups_within_groups: "PASS",
      members_women_within_members: "PASS",
      women_award_achieved_within_members_women: "PASS",
      inspections_by_trigger: "NOT_EVALUABLE",
      certificates_of_merit_by_recipient: "PASS",
      union_alive_in_period: "PASS",
    });
    expect(found.excellent_members_within_members).toEqual({
      code: "excellent_members_within_members",
      severity: "WARNING",
      outcome: "FAIL",
      vi: "Đoàn viên công đoàn xuất sắc (55) nhiều hơn tổng số đoàn viên (54); hãy giải trình, ví dụ người được công nhận đã chuyển đi.",
      en: "Excellent union members (55) exceed members (54); please explain, for example recognised persons who have since left.",
      explanation: null,
      indicators: [{ code: "excellent_members" }, { code: "members" }],
    });
    expect(found.inspections_by_subject.vi).toMatch(/^4 = 1 \+ 2 \+ 1 \+ 0: /);
    expect(found.members_balance.vi).toMatch(/^Chưa đánh giá được: thiếu /);
    expect(found.members_balance.en).toMatch(/^Cannot be judged: missing /);
  });

  test("nothing fails there but one warning, so that it could have been handed in", async () => {
    const found = await results(await app.token("cdcs-sct-ben-tre"));
    const failed = Object.values(found).filter((each) => each.outcome === "FAIL");
    expect(failed.map((each) => each.code)).toEqual(["excellent_members_within_members"]);
  });

  test("a stranger sees no rule and no message about persons", async () => {
    const reached = await results(await app.token("cdcs-sct-ben-tre"));
    const open = await results();
    const { data } = await app.ask("{ indicators { code sensitive } }");
    const guarded = data.indicators
      .filter((each: { code: string; sensitive: boolean }) => each.sensitive || each.code === "members_left")
      .map((each: { code: string }) => each.code);
    for (const each of Object.values(open))
      for (const { code } of each.indicators) expect(guarded).not.toContain(code);
    expect(reached).toHaveProperty("members_balance");
    expect(open).not.toHaveProperty("members_balance");
    expect(open).not.toHaveProperty("complaints_resolved_within_known");
    expect(open.excellent_members_within_members.outcome).toBe("FAIL");
    // Violations, complaints, discipline and illness are not looked at.
    const counted = (found: Record<string, any>) => found.counts_whole_and_not_negative.indicators.length;
    expect(counted(reached) - counted(open)).toBe(4);
  });
});
