import { Role } from "../../api/platform/actor";
import { eachDatabase, startApp, type App } from "../support/app";
import { record } from "../unions/record";

const VIEWER = "{ viewer { role tokenName union { code asOf } } }";

eachDatabase((kind) => {
  let app: App;
  beforeAll(async () => {
    app = await startApp(kind);
    await record(app, { code: "north" });
  });
  afterAll(() => app?.close());

  test("a stranger is nobody", async () => {
    expect((await app.ask(VIEWER)).data).toEqual({ viewer: null });
  });

  test("a token says for whom it acts and what it may do", async () => {
    const { data } = await app.ask(VIEWER, {}, { token: await app.token("north", Role.APPROVER) });
    const union = { code: "north", asOf: "2026-11-21" };
    expect(data).toEqual({ viewer: { role: "APPROVER", tokenName: "test APPROVER", union } });
  });
});
