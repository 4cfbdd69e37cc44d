import { eachDatabase, startApp, type App } from "../support/app";
import { gate, recordTree, write, type Work } from "./caller";

eachDatabase((kind) => {
  let app: App;
  beforeAll(async () => {
    app = await startApp(kind);
    await recordTree(app);
  });
  afterAll(() => app?.close());

  test("whoever waited for a union works on it as the one before left it", async () => {
    const [held, ended] = [gate(), gate()];
    const before = app.database.write(async (tx) => {
      await tx.query("UPDATE trade_union SET valid_to = '2025-01-01' WHERE code = 'north-1'");
      held.open();
      await ended.wait;
    });
    await held.wait;
    let seen = "nothing";
    const look: Work = async (_tx, union) => {
      seen = union.validTo;
      return "seen";
    };
    const after = write(app, "north-1", look);
    // Long enough for the second to have read the union, were it not to wait.
    await new Promise((resolve) => setTimeout(resolve, 500));
    ended.open();
    await Promise.all([before, after]);
    expect(seen).toBe("2025-01-01");
  });
});
