import { fold } from "../../api/readers/fold";
import { encodeId } from "../../api/platform/ids";
import { systemClock } from "../../api/platform/clock";
import { startReady, until, type Running } from "../cache/process";
import { eachDatabase } from "../support/app";
import { FIREFOX, SAFARI, Site } from "./site";

eachDatabase((kind) => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.start(kind);
    await site.publish("a");
  });
  afterAll(() => site?.close());

  const id = encodeId("Article", "a.vi");
  const send = (url: string, what: string, agent: string, body?: object): Promise<number> =>
    fetch(`${url}/articles/${id}/${what}`, {
      method: "POST",
      headers: { "user-agent": agent, ...(body && { "content-type": "application/json" }) },
      body: body && JSON.stringify(body),
    }).then(({ status }) => status);

  test("the same reader through two programs is one; a killed one keeps its votes; a stopped one its views", async () => {
    const { database } = site.app.config;
    const url =
      database.kind === "sqlite"
        ? `sqlite:${database.file}`
        : `mysql://${database.user}:${database.password}@${database.host}:${database.port}/${database.name}`;
    const env = { CMS_FEED_TOKEN: site.app.config.cms!.feedToken };
    const programs: Running[] = await Promise.all([startReady(url, env), startReady(url, env)]);
    const [one, other] = programs as [Running, Running];
    try {
      const views = () => site.rows("reader_view");
      await Promise.all(programs.map((each) => send(each.url, "view", FIREFOX)));
      // Each writes what it gathered; both say that they did.
      await send(one.url, "view", SAFARI);
      await until(
        async () => (await views()).length === 2,
        () => "two readers",
      );
      await Promise.all(programs.map((each) => send(each.url, "view", SAFARI)));
      expect(await send(one.url, "rating", FIREFOX, { points: 5 })).toBe(204);
      expect(await send(other.url, "rating", FIREFOX, { points: 2 })).toBe(204);
      expect(await send(one.url, "rating", SAFARI, { points: 4 })).toBe(204);
      one.signal("SIGKILL");
      await one.gone;
      expect(await send(other.url, "view", `${FIREFOX} khac`)).toBe(204);
      other.signal("SIGTERM");
      expect(await other.gone).toBe(0);
      expect(await views()).toHaveLength(3);
      await fold(site.app.database, systemClock.now(), 0);
      expect(await site.shown("a")).toEqual({ views: 3, rating: { score: 6, votes: 2, average: 3 } });
    } finally {
      for (const each of programs) each.signal("SIGKILL");
      await Promise.all(programs.map((each) => each.gone));
    }
  });
});
