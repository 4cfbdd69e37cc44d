import { Role } from "../../api/platform/actor";
import { eachDatabase, startApp, type App } from "../support/app";
import { recordFamily } from "../support/facts";

const RECORD =
  "mutation ($input: RecordActivityInput!) { recordActivity(input: $input) { activity { id year heldOn } } }";
const CORRECT =
  "mutation ($input: CorrectActivityInput!) { correctActivity(input: $input) { activity { id year heldOn } } }";
const activity = { union: "child", kind: "training", name: "Tập huấn" };

eachDatabase((kind) => {
  describe("the year of an activity", () => {
    let app: App;
    beforeAll(async () => {
      app = await startApp(kind);
      await recordFamily(app);
    });
    afterAll(() => app?.close());

    test("is that of its day, whether the year is left out or null, and is found by it", async () => {
      const token = await app.token("child", Role.REPORTER);
      const send = async (document: string, input: object) => {
        const { data, errors } = await app.ask(document, { input }, { token });
        expect(errors).toBeUndefined();
        return (Object.values(data)[0] as any).activity;
      };
      const days = { heldOn: "2020-10-20" };
      const [one, two] = [
        await send(RECORD, { ...activity, ...days }),
        await send(RECORD, { ...activity, ...days, year: null }),
      ];
      expect([one.year, two.year]).toEqual([2020, 2020]);
      expect(await send(CORRECT, { activityId: two.id, heldOn: "2021-03-08", year: null })).toEqual({
        id: two.id,
        year: 2021,
        heldOn: "2021-03-08",
      });
      const { data } = await app.ask('{ union(code: "child") { activities(year: 2021) { nodes { id } } } }');
      expect(data.union.activities.nodes).toEqual([{ id: two.id }]);
    });
  });
});
