import { liveAtRandom, type Tally } from "./random-life";
import { eachAskedDatabase, SIZES, SOAKING, tell } from "./sizes";

const VERBS = ["SAVE", "SUBMIT", "RETURN", "APPROVE", "AMEND", "EXEMPT"];

eachAskedDatabase((kind) => {
  test(
    `random lives of reports leave every figure and board as the model has it (seed ${SIZES.seed})`,
    async () => {
      const tally: Tally = new Map();
      let left = SIZES.operations;
      for (let seed = SIZES.seed; left > 0; seed += 1) {
        const operations = Math.min(left, SIZES.operationsOfOneLife);
        for (const [name, times] of await liveAtRandom(kind, seed, operations))
          tally.set(name, (tally.get(name) ?? 0) + times);
        left -= operations;
      }
      const answers = [...tally].sort().map(([name, times]) => `${name} ${times}`);
      tell(`${kind}: ${SIZES.operations} operations: ${answers.join(", ")}`);
      // What never happened was never compared.
      for (const verb of VERBS) expect(`${verb} ${tally.get(verb) ?? 0}`).not.toBe(`${verb} 0`);
      for (const code of ["FORBIDDEN", "CONFLICT", "rules"])
        expect([...tally.keys()].filter((name) => name.endsWith(code))).not.toEqual([]);
    },
    SOAKING ? 24 * 3_600_000 : 600_000,
  );
});
