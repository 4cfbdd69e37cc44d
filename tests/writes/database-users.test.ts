import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Role } from "../../api/platform/actor";
import { databaseParts } from "../../api/parts";
import { createLog } from "../../api/platform/log";
import type { Database } from "../../api/platform/database";
import { openDatabase } from "../../api/platform/open-database";
import { createServer, type Server } from "../../api/server";
import { mysqlAdminUrl, startApp, type Answer, type App } from "../support/app";
import { MUTATIONS } from "../support/mutations";
import { auditAfter, everyRow, lastAuditId } from "../support/rows";

const GUIDE = readFileSync(join(__dirname, "../../docs/database-users.md"), "utf8");
const [setUp, grants] = [...GUIDE.matchAll(/```sql\n([\s\S]*?)```/g)].map((block) =>
  block[1]!.trim().replace(/;$/, ""),
);

(mysqlAdminUrl() ? describe : describe.skip)("the application's user of docs/database-users.md", () => {
  const user = `hub_${randomBytes(4).toString("hex")}`;
  const password = randomBytes(16).toString("hex");
  let app: App;
  let restricted: Database;
  let server: Server;
  let url: string;

  beforeAll(async () => {
    app = await startApp("mysql", { demo: true });
    if (app.config.database.kind !== "mysql") throw new Error("not on MySQL");
    const named = (sql: string): string =>
      sql
        .replaceAll("'hub'@", `'${user}'@`)
        .replaceAll("''hub''@", `''${user}''@`)
        .replaceAll("table_schema = 'hub'", `table_schema = '${database}'`);
    const database = app.config.database.name;
    const create = setUp!.split(";").find((statement) => statement.includes("CREATE USER 'hub'@"))!;
    await app.database.source.query(named(create).replace("password-of-hub", password));
    const statements: { statement: string }[] = await app.database.source.query(named(grants!));
    for (const { statement } of statements) await app.database.source.query(statement);
    restricted = await openDatabase({ ...app.config.database, user, password }, databaseParts);
    server = await createServer({
      config: app.config,
      database: restricted,
      clock: app.clock,
      log: createLog("silent"),
    });
    url = await server.http.listen({ host: "127.0.0.1", port: 0 });
  });
  afterAll(async () => {
    await server?.close();
    await restricted?.close();
    await app?.database.source.query(`DROP USER '${user}'@'%'`);
    await app?.close();
  });

  const ask = async (query: string, input: object, token?: string): Promise<Answer["errors"]> => {
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables: { input } }),
    });
    return ((await response.json()) as Answer).errors;
  };

  test.each(MUTATIONS.map((call) => [call.mutation, call] as const))("it may %s", async (mutation, call) => {
    const input = { ...(await call.input(app)), idempotencyKey: `as-${mutation}` };
    const token = await app.token(call.by?.union ?? call.union, call.by?.role ?? Role.REPORTER);
    const before = await everyRow(app);
    expect(await ask(call.document, input, token)).toBeUndefined();
    expect(await ask(call.document, input, token)).toBeUndefined();
    const after = await everyRow(app);
    expect(after.audit!.length).toBeGreaterThan(before.audit!.length);
    expect(after.change_log!.length).toBeGreaterThan(before.change_log!.length);
  });

  test("its refusals are audited", async () => {
    const before = await lastAuditId(app);
    const { document, input } = MUTATIONS[0]!;
    expect((await ask(document, await input(app)))![0]!.extensions.code).toBe("UNAUTHENTICATED");
    expect(await auditAfter(app, before)).toMatchObject([{ outcome: "REFUSED", code: "UNAUTHENTICATED" }]);
  });

  test.each([
    "UPDATE audit SET outcome = outcome",
    "DELETE FROM audit",
    "REPLACE INTO audit SELECT * FROM audit",
    "TRUNCATE TABLE audit",
    "DROP TABLE audit",
    "ALTER TABLE audit ADD COLUMN more INT",
    "UPDATE change_log SET action = action",
    "DELETE FROM change_log",
    "TRUNCATE TABLE change_log",
    "CREATE TABLE more (id INT)",
    "GRANT UPDATE ON audit TO CURRENT_USER()",
  ])("it may not %s", async (sql) => {
    const before = await everyRow(app);
    expect(before.audit!.length).toBeGreaterThan(0);
    await expect(restricted.source.query(sql)).rejects.toThrow(/denied/);
    expect(await everyRow(app)).toEqual(before);
  });
});
