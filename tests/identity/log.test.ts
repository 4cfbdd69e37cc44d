import { Writable } from "node:stream";
import { request as httpRequest } from "node:http";
import { Role } from "../../api/platform/actor";
import { createLog } from "../../api/platform/log";
import type { Room } from "../../api/platform/rooms";
import { startApp, type App } from "../support/app";

const FORGED = `cdh_${"A1b2".repeat(10)}xyz`;
const lines: string[] = [];
const captured = createLog(
  "trace",
  new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString());
      done();
    },
  }),
);

/** A page that does what no page should: it logs what it was sent, and fails with it. */
const careless: Room = async (http) => {
  http.post("/careless", async (request) => {
    request.log.info({ req: { headers: request.headers }, body: request.body }, "what came");
    request.log.warn({ headers: request.headers, cookie: request.headers.cookie }, "again");
    throw Object.assign(new Error(`cannot use ${request.headers.authorization}`), { body: request.body });
  });
};

describe("a token never appears in a log", () => {
  let app: App;
  let token: string;
  beforeAll(async () => {
    app = await startApp("sqlite", { demo: true, log: captured, rooms: [careless] });
    token = await app.token("tld", Role.ADMIN);
  });
  afterAll(() => app?.close());

  const raw = (path: string, headers: Record<string, string>, body = "", method = "POST"): Promise<number> =>
    new Promise((resolve, reject) => {
      const sent = httpRequest(`${app.url}${path}`, { method, headers }, (answer) => {
        answer.resume().on("end", () => resolve(answer.statusCode!));
      });
      sent.on("error", reject).end(body);
    });
  const json = { "content-type": "application/json" };
  const bearer = (secret: string) => ({ ...json, authorization: `Bearer ${secret}` });

  test("whatever fails, and however", async () => {
    const statuses = [
      await raw("/graphql", bearer(token), '{"query":"{ viewer { role } }"}'),
      await raw("/graphql", bearer(FORGED), '{"query":"{ viewer { role } }"}'),
      await raw("/graphql", { ...json, authorization: `Basic ${FORGED} ${token}` }, "{}"),
      await raw("/graphql", { ...json, authorization: token }, "{}"),
      await raw("/graphql", bearer(token), `{"query": ${token}`),
      await raw("/graphql", bearer(token), `{"query":"{ ${token} }"}`),
      await raw("/graphql", { ...bearer(token), "content-type": "text/plain" }, token),
      await raw(`/graphql?query=${token}`, { authorization: `Bearer ${token}` }, "", "GET"),
      await raw(`/graphql?access_token=${token}`, { "content-type": "application/json" }, "{}"),
      await raw(`/%zz${token}`, {}, "", "GET"),
      await raw(`/${token}`, { cookie: `session=${token}` }, "", "GET"),
      await raw("/graphql", { ...bearer(token), cookie: `session=${FORGED}` }, token.repeat(4000)),
      await raw("/careless", { ...bearer(token), cookie: `session=${FORGED}` }, `{"secret":"${token}"}`),
    ];
    expect(statuses).toEqual([200, 401, 401, 401, 400, 400, 400, 400, 400, 400, 404, 413, 500]);
  });

  test("a failing statement, and a mutation that makes a token", async () => {
    const create = `mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret } }`;
    const input = { name: `mã ${token}`, role: "READER", union: "tld" };
    const made = await app.ask(create, { input }, { token });
    const secret = made.data.createApiToken.secret as string;
    const write = app.database.write;
    app.database.write = ((work: (tx: unknown) => Promise<unknown>) =>
      write.call(app.database, async (tx) => {
        await work(tx);
        await tx.query("INSERT INTO api_token (name, digest) VALUES (?, ?)", [secret, token]);
      })) as never;
    const failed = await app.ask(create, { input }, { token });
    app.database.write = write;
    expect(failed.errors?.[0]?.extensions.code).toBe("INTERNAL_SERVER_ERROR");

    await app.server.close();
    const log = lines.join("");
    expect(log).toContain("internal error");
    expect(log).toContain("what came");
    expect(log).toContain("/careless");
    for (const each of [token, secret, FORGED]) {
      expect(log).not.toContain(each);
      expect(log).not.toContain(each.slice(0, 24));
    }
    const failure = lines.find((line) => line.includes("INSERT INTO api_token (name, digest)"))!;
    expect(JSON.parse(failure).err).not.toHaveProperty("parameters");
  });
});
