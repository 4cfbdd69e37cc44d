import { Role } from "../../api/platform/actor";
import { eachDatabase, startApp, type App } from "../support/app";
import { expectRefused, recordFamily } from "../support/facts";

const FIELDS = "id name year recurring heldOn organiser { code } participants participantsWomen";
const RECORD = `mutation ($input: RecordActivityInput!) { recordActivity(input: $input) { activity { ${FIELDS} } } }`;
const CORRECT = `mutation ($input: CorrectActivityInput!) { correctActivity(input: $input) { activity { ${FIELDS} } } }`;

const activity = {
  union: "child",
  kind: "sports",
  name: "Hội thao",
  year: 2020,
  participants: 10,
  participantsWomen: 4,
};

eachDatabase((kind) => {
  describe("activities that cannot be", () => {
    let app: App;
    let token: string;
    beforeAll(async () => {
      app = await startApp(kind);
      await recordFamily(app);
      token = await app.token("mother", Role.REPORTER);
    });
    afterAll(() => app.close());

    test.each([
      ["more women than participants", { participantsWomen: 11 }, "participantsWomen"],
      ["a negative number of participants", { participants: -1, participantsWomen: null }, "participants"],
      ["a negative number of women", { participantsWomen: -1 }, "participantsWomen"],
      ["an unknown kind", { kind: "tet_gift" }, "kind"],
      ["an empty name", { name: "  " }, "name"],
      ["an unknown organiser", { organiser: "nobody" }, "organiser"],
      ["a day before the union was founded", { year: 2010, heldOn: "2010-04-30" }, "heldOn"],
      ["a day after the union ended", { union: "ended", year: 2015, heldOn: "2015-07-01" }, "heldOn"],
      ["a day of another year", { heldOn: "2021-01-01" }, "heldOn"],
      ["a year in which the union did not exist", { year: 2009 }, "year"],
    ])("%s", async (_, change, field) =>
      expectRefused(app, token, RECORD, { ...activity, ...change }, field),
    );

    test("a day gives its year; a correction is held to the same rules, and keeps what it does not name", async () => {
      const { year: _year, ...undated } = activity;
      const { data } = await app.ask(
        RECORD,
        { input: { ...undated, heldOn: "2020-09-02", organiser: "mother" } },
        { token },
      );
      const { id, ...recorded } = data.recordActivity.activity;
      const shown = {
        name: "Hội thao",
        year: 2020,
        recurring: false,
        heldOn: "2020-09-02",
        participants: 10,
        participantsWomen: 4,
      };
      expect(recorded).toEqual({ ...shown, organiser: { code: "mother" } });
      await expectRefused(app, token, CORRECT, { activityId: id, participants: 3 }, "participantsWomen");
      await expectRefused(app, token, CORRECT, { activityId: id, year: 2019 }, "heldOn");
      const changed = await app.ask(
        CORRECT,
        { input: { activityId: id, organiser: null, recurring: true } },
        { token },
      );
      expect(changed.data.correctActivity.activity).toEqual({
        id,
        ...shown,
        recurring: true,
        organiser: null,
      });
    });

    test.each([
      ["UPDATE activity SET name_vi = ''"],
      ["UPDATE activity SET participants_women = participants + 1"],
      ["UPDATE activity SET participants = -1, participants_women = NULL"],
    ])("the database itself refuses %s", async (sql) => {
      await expect(app.database.write((tx) => tx.query(sql))).rejects.toThrow(/constraint/i);
    });
  });
});
