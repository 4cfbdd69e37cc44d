import { Dice } from "./dice";
import { DurableMariadb } from "./durable-mariadb";
import { killOnce, prepareOffices } from "./kill-rounds";
import { ServerProcess } from "./server-process";
import { eachAskedDatabase, SIZES, tell } from "./sizes";

eachAskedDatabase((kind) => {
  if (kind !== "mysql") return;

  test("a MariaDB that is killed keeps what was acknowledged; who repeats under the same key is served when it is back", async () => {
    const mariadb = await DurableMariadb.start();
    let server: ServerProcess | null = null;
    try {
      const offices = await prepareOffices(mariadb.url);
      const running = (server = await ServerProcess.start(mariadb.url));
      const year = [offices, "1940"] as const;
      const [, seen] = await killOnce(running, mariadb.url, year, new Dice(SIZES.seed), async () => {
        await mariadb.kill();
        await mariadb.run();
        return running;
      });
      tell(`mysql: MariaDB was killed once: all ${seen.acknowledged} writes are there once`);
      expect(seen).toEqual({ acknowledged: offices.length * 3, unacknowledged: 0, whole: 0 });
    } finally {
      await server?.kill();
      await mariadb.stop();
    }
  }, 600_000);
});
