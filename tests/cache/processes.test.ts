import { Role } from "../../api/platform/actor";
import { SIZES } from "../fire/sizes";
import { eachDatabase, startApp, type App } from "../support/app";
import { readBesideWrites } from "./never-stale";
import { startProgram, startReady, until, type Running } from "./process";

const SET = "mutation ($input: SetTargetInput!) { setTarget(input: $input) { target { id value } } }";
const CORRECT =
  "mutation ($input: CorrectTargetInput!) { correctTarget(input: $input) { target { id value } } }";
const UNION = "cdcs-sct-001";
const TARGET = {
  ...{ union: UNION, congress: "cdcs-sct-001-iv", text: "Tổ chức tham quan học tập", operator: "AT_LEAST" },
  ...{ ordinal: "9z", value: 1, unit: "EVENT", periodicity: "PER_YEAR" },
};

const urlOf = ({ config: { database } }: App): string =>
  database.kind === "sqlite"
    ? `sqlite:${database.file}`
    : `mysql://${database.user}:${database.password}@${database.host}:${database.port}/${database.name}`;

async function stopped(running: readonly Running[]): Promise<(number | null)[]> {
  for (const each of running) each.signal("SIGTERM");
  return Promise.all(running.map((each) => each.gone));
}

eachDatabase((kind) => {
  let app: App;
  let token: string;
  let target: string;
  beforeAll(async () => {
    app = await startApp(kind, { demo: true });
    token = await app.token(UNION, Role.REPORTER);
    target = (await app.ask(SET, { input: TARGET }, { token })).data.setTarget.target.id;
  });
  afterAll(() => app?.close());

  const write = async (value: number, url: string): Promise<void> => {
    const answer = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: CORRECT, variables: { input: { targetId: target, value } } }),
    });
    const body = await answer.text();
    if (JSON.parse(body).data?.correctTarget.target.value !== value) throw new Error(body);
  };
  const query = (): string => `{ node(id: "${target}") { ... on Target { value } } }`;
  const value = async (url: string): Promise<number> => {
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify({ query: query() });
    const answer = await fetch(`${url}/graphql`, { method: "POST", headers, body });
    return ((await answer.json()) as any).data.node.value;
  };

  test("no read is stale through two programs on one database, while numbers are written through both", async () => {
    const running = await Promise.all([startReady(urlOf(app)), startReady(urlOf(app))]);
    const urls = running.map(({ url }) => url);
    for (const [written, url] of [
      [101, urls[0]!],
      [102, urls[1]!],
    ] as const) {
      await Promise.all(urls.map(value));
      await write(written, url);
      expect(await Promise.all(urls.map(value))).toEqual([written, written]);
    }
    const numberIn = (data: any): number => data.node.value;
    const seen = await readBesideWrites({ urls, write, query: query(), numberIn, reads: SIZES.reads });
    expect(seen.stale).toEqual([]);
    expect(seen.reads).toBe(SIZES.reads);
    expect(seen.writes).toBeGreaterThan(5);
    expect(seen.unchanged).toBeGreaterThan(5);
    expect(await stopped(running)).toEqual([0, 0]);
  });

  test("several processes on one port: what one writes all show, callers are counted together, the fallen is replaced", async () => {
    const env = { API_PROCESSES: "2", RATE_LIMIT_EXEMPT_LOOPBACK: "false" };
    const hub = await startReady(urlOf(app), env);
    const answering = (): number[] =>
      hub
        .lines()
        .filter(({ msg }) => msg === "a process answers")
        .map(({ worker }) => worker!);
    await until(
      () => answering().length === 2,
      () => JSON.stringify(hub.lines()),
    );
    const [first] = answering();
    const asked = await Promise.all(
      Array.from({ length: 30 }, () =>
        fetch(`${hub.url}/graphql`, {
          method: "POST",
          headers: { "content-type": "application/json", connection: "close" },
          body: JSON.stringify({ query: query() }),
        }),
      ),
    );
    const least = asked.map((answer) =>
      Number(/"operations";r=(\d+)/.exec(answer.headers.get("ratelimit")!)![1]),
    );
    expect(Math.min(...least)).toBe(90);
    const served = new Set(
      hub
        .lines()
        .filter(({ msg, path }) => msg === "request" && path === "/graphql")
        .map(({ pid }) => pid),
    );
    expect(served.size).toBe(2);
    process.kill(first!, "SIGKILL");
    await until(
      () => answering().length === 3,
      () => JSON.stringify(hub.lines()),
    );
    expect(hub.lines()).toContainEqual(
      expect.objectContaining({ msg: "a process ended by itself", worker: first, signal: "SIGKILL" }),
    );
    await write(7, hub.url);
    expect(await Promise.all(Array.from({ length: 6 }, () => value(hub.url)))).toEqual(Array(6).fill(7));
    expect(await stopped([hub])).toEqual([0]);
    for (const pid of answering()) expect(() => process.kill(pid, 0)).toThrow();
  });

  test("what keeps processes from starting ends them all, with its exit code", async () => {
    const { port } = new URL(app.url);
    const hub = await startProgram(urlOf(app), { API_PROCESSES: "2" }, Number(port));
    expect(await hub.gone).toBe(1);
    expect(hub.output()).toContain("EADDRINUSE");
  });
});
