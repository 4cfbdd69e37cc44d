import { Halves, liveThrough } from "./content-lives";
import { eachAskedDatabase, SIZES, SOAKING, tell } from "./sizes";

eachAskedDatabase((kind) => {
  // A CMS on MariaDB takes its time: `npm test` lives through this on SQLite, the soak on both.
  if (kind === "mysql" && !SOAKING) return;

  test("whatever editors, the network and the power do, the site ends as a cold rebuild and no draft was ever seen", async () => {
    const halves = await Halves.start(kind);
    try {
      const editing = await liveThrough(halves, SIZES.edits, SIZES.seed);
      tell(`${kind}: ${JSON.stringify([...editing.done])} ${JSON.stringify([...halves.suffered])}`);
      expect(editing.done.get("publish")).toBeGreaterThan(0);
    } finally {
      await halves.stop();
    }
  }, 3_600_000);
});
