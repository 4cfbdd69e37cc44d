import { eachDatabase, startApp, type App } from "../support/app";
import { record } from "../unions/record";
import { UnionKind } from "../../api/unions/union.enums";
import { RequestContext } from "../../api/platform/request";
import { bumpDataVersion } from "../../api/platform/data-version";
import { READERS, WRITERS } from "../../api/platform/database";
import { UnionRow } from "../../api/unions/union.entity";
import { createLog } from "../../api/platform/log";

/** Answered as soon as `unions` is refused, while the read of `provinces` is under way. */
const ENDS_EARLY = "{ provinces { code } unions(first: 0) { totalCount } }";

eachDatabase((kind) => {
  let app: App;

  beforeAll(async () => {
    app = await startApp(kind, { env: { MEMORY_MB: "8" } });
    await record(app, { code: "goc", kind: UnionKind.CONFEDERATION });
  });
  afterAll(() => app.close());

  const contextNow = (): RequestContext =>
    new RequestContext(app.database, { now: () => new Date() }, null, "test", createLog("silent"));

  test("leaves no connection in the state that it read", async () => {
    for (let round = 1; round <= 3; round += 1) {
      const refused = await Promise.all(
        Array.from({ length: READERS }, (_, n) => app.ask(`query Q${round}${n} ${ENDS_EARLY}`)),
      );
      for (const { data, errors } of refused) {
        expect(data).toBeNull();
        expect(errors![0]!.extensions.code).toBe("BAD_USER_INPUT");
      }
      await record(app, { code: `moi-${round}`, under: "goc" });
      const seen = await Promise.all(
        Array.from({ length: READERS }, (_, n) =>
          app.ask(`query R${round}${n} { union(code: "moi-${round}") { code } unions { totalCount } }`),
        ),
      );
      for (const { data } of seen)
        expect(data).toEqual({ union: { code: `moi-${round}` }, unions: { totalCount: round + 1 } });
    }
  });

  test("leaves none in the state of a search that was sent only after its end", async () => {
    const ended = await app.database.snapshot();
    const late = ended.db.countBy(UnionRow, {}).catch(() => null);
    await ended.close();
    await late;
    await app.database.write(async () => undefined);
    const newest = await app.database.version();
    const snapshots = await Promise.all(Array.from({ length: READERS }, () => app.database.snapshot()));
    const seen = await Promise.all(snapshots.map((snapshot) => snapshot.version()));
    await Promise.all(snapshots.map((snapshot) => snapshot.close()));
    expect(seen).toEqual(Array.from({ length: READERS }, () => newest));
  });

  test("the data version is told while every reader and writer is busy", async () => {
    const snapshots = await Promise.all(Array.from({ length: READERS }, () => app.database.snapshot()));
    await Promise.all(snapshots.map((snapshot) => snapshot.version()));
    let release = (): void => undefined;
    const released = new Promise<void>((done) => (release = done));
    let holding = (): void => undefined;
    const holds = new Promise<void>((done) => (holding = done));
    let ended = 0;
    const writes = Array.from({ length: 2 * WRITERS }, async (_, n) => {
      await app.database.write(async (tx) => {
        await bumpDataVersion(tx);
        holding();
        if (n === 0) await released;
      });
      ended += 1;
    });
    await holds;
    const before = (await snapshots[0]!.version()).number;
    expect((await app.database.version()).number).toBe(before);
    expect(ended).toBe(0);
    release();
    await Promise.all(writes);
    await Promise.all(snapshots.map((snapshot) => snapshot.close()));
    expect((await app.database.version()).number).toBe(before + 2 * WRITERS);
  });

  test("what goes on reading after its end is refused, not answered from another state", async () => {
    const context = contextNow();
    const db = await context.db();
    await db.query("SELECT version FROM data_version");
    await context.end();
    await expect(db.query("SELECT version FROM data_version")).rejects.toThrow("has been closed");
    await expect(context.db()).rejects.toThrow("has ended");
  });

  test("a state that opens after its operation ended is closed, and nothing is recalled in it", async () => {
    const context = contextNow();
    const opening = context.db();
    await context.end();
    await opening.catch(() => undefined);
    expect(context.recall).toBeNull();
  });
});
