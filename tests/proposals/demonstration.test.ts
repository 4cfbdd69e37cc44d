import { eachDatabase, startApp, type App } from "../support/app";

const PROPOSALS =
  "proposals { indicator { code } value qualifier origin explanation english: explanation(locale: EN) sources { quote } }";

eachDatabase((kind) => {
  describe("what the record of the demonstration proposes for a report", () => {
    let app: App;

    beforeAll(async () => {
      app = await startApp(kind, { demo: true });
    });
    afterAll(() => app.close());

    const proposals = async (union: string, period: string, token?: string): Promise<any[] | null> =>
      (
        await app.ask(
          `{ union(code: "${union}") { report(period: "${period}") { ${PROPOSALS} } } }`,
          {},
          { token },
        )
      ).data.union.report?.proposals ?? null;

    test("awards, inspections, welfare and activities of Bến Tre in 2021, and nothing that was only proposed", async () => {
      const found = (await proposals("cdcs-sct-ben-tre", "2021", await app.token("cdcs-sct-ben-tre")))!;
      expect(
        found.map(({ indicator, value, qualifier, origin }) => [indicator.code, value, qualifier, origin]),
      ).toEqual([
        ["union_groups", 3, "AT_LEAST", "REGISTER"],
        ["women_award_achieved", 29, "EXACT", "AWARDS"],
        ["mutual_aid_fund_vnd", 15_000_000, "EXACT", "WELFARE"],
        ["contest_participations", 2, "EXACT", "ACTIVITIES"],
        ["excellent_members", 55, "EXACT", "AWARDS"],
        ["excellent_groups", 3, "EXACT", "AWARDS"],
        ["certificates_of_merit", 2, "EXACT", "AWARDS"],
        ["certificates_of_merit_state", 2, "EXACT", "AWARDS"],
        ["certificates_of_merit_individual", 1, "EXACT", "AWARDS"],
        ["certificates_of_merit_collective", 1, "EXACT", "AWARDS"],
        ["serious_illness_cases", 1, "EXACT", "WELFARE"],
        ["charity_contributions_vnd", 5_000_000, "MORE_THAN", "WELFARE"],
        ["inspections", 4, "EXACT", "INSPECTIONS"],
        ["inspections_charter", 1, "EXACT", "INSPECTIONS"],
        ["inspections_finance_assets", 2, "EXACT", "INSPECTIONS"],
        ["inspections_cash_fund", 1, "EXACT", "INSPECTIONS"],
        ["inspections_unscheduled", 1, "EXACT", "INSPECTIONS"],
      ]);
    });

    test("every proposal agrees with what the union itself reported, or is more cautious than it", async () => {
      const token = await app.token("cdcs-sct-ben-tre");
      const { report } = (
        await app.ask(
          '{ union(code: "cdcs-sct-ben-tre") { report(period: "2021") { values { indicator { code } value } proposals { indicator { code } value } } } }',
          {},
          { token },
        )
      ).data.union;
      const reported = new Map(report.values.map((each: any) => [each.indicator.code, each.value]));
      for (const { indicator, value } of report.proposals)
        expect([indicator.code, value]).toEqual([indicator.code, reported.get(indicator.code)]);
    });

    test("each says in one sentence how it is known, and from where", async () => {
      const found = (await proposals("cdcs-sct-ben-tre", "2021", await app.token("cdvc-ben-tre")))!;
      const of = (code: string) => found.find((each) => each.indicator.code === code);
      expect(of("certificates_of_merit")).toMatchObject({
        explanation: "Theo 2 mục khen thưởng đã ghi của năm 2021: 2.",
        english: "By 2 recorded entries (award) of 2021: 2.",
      });
      expect(of("charity_contributions_vnd").explanation).toBe(
        "Theo 1 mục chăm lo đã ghi của năm 2021: trên 5.000.000.",
      );
      expect(of("mutual_aid_fund_vnd").explanation).toBe(
        "Theo 1 mục chăm lo đã ghi của năm 2021: 15.000.000; chỉ tính phần nữ đoàn viên tự nguyện góp.",
      );
      expect(
        of("inspections")
          .sources.map((source: any) => source.quote)
          .sort(),
      ).toEqual([
        "01 đợt kiểm tra việc chấp hành Điều lệ Công đoàn",
        "01 đợt kiểm tra đột xuất quỹ tiền mặt",
        "02 đợt kiểm tra việc quản lý, sử dụng tài chính, tài sản Công đoàn",
      ]);
      expect(of("inspections_cash_fund").sources).toEqual([
        { quote: "01 đợt kiểm tra đột xuất quỹ tiền mặt" },
      ]);
    });

    test("the next year starts with the members of 2021; half a year knows nothing of what bears only a year", async () => {
      const token = await app.token("ldld-ben-tre");
      const next = (await proposals("cdcs-sct-ben-tre", "2022", token))!;
      expect(
        next.map(({ indicator, value, origin, explanation }) => [indicator.code, value, origin, explanation]),
      ).toEqual([
        [
          "union_groups",
          3,
          "REGISTER",
          "Danh bạ ngày 31/12/2022 ghi 3 đơn vị đang hoạt động; có thể còn thiếu.",
        ],
        ["members_start", 54, "PREVIOUS_PERIOD", "Báo cáo đã duyệt của năm 2021 ghi đoàn viên cuối kỳ: 54."],
      ]);
      expect(next[1].sources).toEqual([
        { quote: "tổng số công đoàn viên của CĐCS Sở Công Thương là 54 người" },
      ]);
      const half = (await proposals("cdcs-sct-ben-tre", "2021-H1", token))!;
      expect(half.map(({ indicator, origin }) => [indicator.code, origin])).toEqual([
        ["union_groups", "REGISTER"],
      ]);
    });

    test("a stranger, and a token of another subtree, are told nothing", async () => {
      expect(await proposals("cdcs-sct-ben-tre", "2021")).toEqual([]);
      expect(await proposals("cdcs-sct-ben-tre", "2021", await app.token("cdctvn"))).toEqual([]);
      expect(await proposals("cdcs-sct-ben-tre", "2022", await app.token("cdctvn"))).toBeNull();
    });
  });
});
