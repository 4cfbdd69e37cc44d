import { emptyDatabase } from "../support/app";
import { Dice } from "./dice";
import { killOnce, prepareOffices } from "./kill-rounds";
import { ServerProcess } from "./server-process";
import { eachAskedDatabase, SIZES, SOAKING, tell } from "./sizes";

/** The first year of the reports; each round has a year of its own. */
const FIRST_YEAR = 1950;

eachAskedDatabase((kind) => {
  test(
    `a server that is killed while it writes keeps what it acknowledged, and nothing by halves (seed ${SIZES.seed})`,
    async () => {
      const { url, drop } = await emptyDatabase(kind);
      const dice = new Dice(SIZES.seed);
      const total = { acknowledged: 0, unacknowledged: 0, whole: 0 };
      let server: ServerProcess | null = null;
      try {
        const offices = await prepareOffices(url);
        server = await ServerProcess.start(url);
        for (let round = 1; round <= SIZES.rounds; round += 1) {
          const period = String(FIRST_YEAR + round);
          const [next, seen] = await killOnce(server, url, [offices, period], dice, async (running) => {
            await running.kill();
            return (server = await ServerProcess.start(url));
          });
          server = next;
          for (const name of ["acknowledged", "unacknowledged", "whole"] as const) total[name] += seen[name];
          tell(
            `${kind}: round ${round} of ${SIZES.rounds}: ${seen.acknowledged} acknowledged writes are there once; of ${seen.unacknowledged} others ${seen.whole} were whole, the rest absent; all done once when repeated; check-data is clean`,
          );
        }
        tell(`${kind}: ${SIZES.rounds} rounds: ${JSON.stringify(total)}`);
        // A kill that met nobody would prove nothing.
        expect(total.acknowledged).toBeGreaterThan(0);
        expect(total.unacknowledged).toBeGreaterThan(0);
      } finally {
        await server?.kill();
        await drop();
      }
    },
    SOAKING ? 24 * 3_600_000 : 600_000,
  );
});
