import { issueToken } from "../../api/identity/token.service";
import { Role } from "../../api/platform/actor";
import { startApp, type Answer as Answered, type App, type DatabaseKind } from "../support/app";
import * as documents from "../reports/documents";
import { compareEverything } from "./compare";
import { Dice } from "./dice";
import { Ledger, type Answer, type Standing } from "./ledger";
import { inputOf, type Operation } from "./operation";
import { hadToReport, periodOf } from "./periods";
import { randomOperation } from "./random-operation";
import { SIZES, tell } from "./sizes";
import { recordTree, TREE } from "./tree";

/** From before the first report of the year is due until after the last one is. */
const [BEGINS, ENDS] = [Date.parse("2021-06-15T01:00:00Z"), Date.parse("2022-02-20T01:00:00Z")];

/** How often each answer was given: `SAVE`, `SAVE CONFLICT`, … */
export type Tally = Map<string, number>;

async function allTokens(app: App): Promise<Map<string, string>> {
  const tokens = new Map<string, string>();
  for (const { code: unionCode } of TREE) {
    for (const role of [Role.READER, Role.REPORTER, Role.APPROVER]) {
      const name = `${unionCode} ${role}`;
      const token = { unionCode, role, name, days: 365 };
      tokens.set(name, await app.database.write((tx) => issueToken(tx, token, app.clock.now())));
    }
  }
  return tokens;
}

const tokenOf = (tokens: ReadonlyMap<string, string>, { union, role }: Operation["actor"]): string =>
  tokens.get(`${union} ${role}`)!;

/** What of an answer the model foretells. */
function told({ data, errors }: Answered): object {
  const error = errors?.[0]?.extensions;
  if (!error) {
    const [payload] = Object.values(data) as { report: Standing }[];
    const { status, revision, version, isLate } = payload!.report;
    return { code: null, report: { status, revision, version, isLate } };
  }
  const { id: _, ...report } = (error.report ?? {}) as Record<string, unknown>;
  const rules = (error.rules as { code: string }[] | undefined)?.map(({ code }) => code);
  return {
    code: error.code,
    ...(error.report ? { report } : {}),
    ...(rules && { rules: [...new Set(rules)].sort() }),
  };
}

function foretold(ledger: Ledger, { union, period }: Operation, answer: Answer): object {
  const shows = answer.code === null || answer.code === "CONFLICT";
  return { ...answer, ...(shows && { report: ledger.standing(union, period) }) };
}

/** Some places, most of them of unions that have to report. */
function randomPlaces(dice: Dice, count: number): (typeof Ledger.places)[number][] {
  const due = Ledger.places.filter(({ union, period }) => hadToReport(union, periodOf(period)));
  const others = Ledger.places.filter((place) => !due.includes(place));
  return [...dice.some(due, Math.ceil(0.7 * count)), ...dice.some(others, Math.floor(0.3 * count))];
}

/**
 * Lets the reports of the tree live for some operations on a new database, and compares every answer, and after every
 * batch everything that can be read, with a model that takes the same operations.
 */
export async function liveAtRandom(kind: DatabaseKind, seed: number, operations: number): Promise<Tally> {
  const dice = new Dice(seed);
  const app = await startApp(kind);
  const tally: Tally = new Map();
  try {
    app.clock.set(new Date(BEGINS).toISOString());
    await recordTree(app);
    const tokens = await allTokens(app);
    const ledger = new Ledger(app.clock.now());
    const places = randomPlaces(dice, Math.max(18, Math.ceil(operations / 10)));
    for (let done = 1; done <= operations; done += 1) {
      const now = BEGINS + ((ENDS - BEGINS) * done) / operations;
      app.clock.set(new Date(Math.floor(now)).toISOString());
      ledger.now = app.clock.now();
      const operation = randomOperation(dice, ledger, places, `${seed}-${done}`);
      const send = (): Promise<Answered> =>
        app.ask(
          documents[operation.verb],
          { input: inputOf(operation) },
          { token: tokenOf(tokens, operation.actor) },
        );
      const expected = ledger.take(operation);
      const [answer, wanted] = [told(await send()), foretold(ledger, operation, expected)];
      expect({ operation, answer }).toEqual({ operation, answer: wanted });
      // The same key again is the same operation: nothing more comes of it.
      if (expected.code === null && dice.chance(0.1)) expect(told(await send())).toEqual(wanted);
      const name = [operation.verb, expected.code, expected.rules && "rules"].filter(Boolean).join(" ");
      tally.set(name, (tally.get(name) ?? 0) + 1);
      if (done % SIZES.operationsOfOneBatch === 0 || done === operations) {
        await compareEverything(app, ledger, tokens.get("goc READER")!);
        tell(`${kind}: ${done} of ${operations} operations of seed ${seed} agree with the model`);
      }
    }
  } finally {
    await app.close();
  }
  return tally;
}
