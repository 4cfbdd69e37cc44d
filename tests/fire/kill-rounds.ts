import { setTimeout as sleep } from "node:timers/promises";
import { issueToken } from "../../api/identity/token.service";
import { databaseParts } from "../../api/parts";
import { Role } from "../../api/platform/actor";
import { loadConfig } from "../../api/platform/config";
import type { Database } from "../../api/platform/database";
import { openDatabase } from "../../api/platform/open-database";
import { UnionKind } from "../../api/unions/union.enums";
import type { App } from "../support/app";
import { record } from "../unions/record";
import type { Dice } from "./dice";
import { differences, ServerProcess } from "./server-process";
import { courseOf, send, stream, type Course, type Office } from "./stream";
import { readTraces, tracesAfter, type Traces } from "./traces";

const UNIONS = 30;
const CLIENTS = 6;

/** Opens the database for a moment: while the server is killed nobody else holds it. */
export async function withDatabase<T>(url: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(loadConfig({ DATABASE_URL: url }).database, databaseParts);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Migrates the database and records unions under two provinces, each with a token that reports; two others approve. */
export function prepareOffices(url: string): Promise<Office[]> {
  return withDatabase(url, async (database) => {
    await database.source.runMigrations({ transaction: "each" });
    const codes = Array.from({ length: UNIONS }, (_, index) => `cs${index}`);
    const province = (code: string) => ({ code, kind: UnionKind.PROVINCIAL_FEDERATION, under: "goc" });
    await record(
      { database } as App,
      ...[{ code: "goc", kind: UnionKind.CONFEDERATION }, province("tinh0"), province("tinh1")],
      ...codes.map((code, index) => ({ code, under: `tinh${index % 2}` })),
    );
    const now = new Date();
    const token = (unionCode: string, role: Role): Promise<string> =>
      database.write((tx) => issueToken(tx, { unionCode, role, name: unionCode, days: 300 }, now));
    const approvers = [await token("goc", Role.APPROVER), await token("tinh1", Role.APPROVER)];
    const offices: Office[] = [];
    for (const [index, union] of codes.entries()) {
      const reporter = await token(union, Role.REPORTER);
      offices.push({ union, value: 10 + (index % 10), reporter, approver: approvers[index % 2]! });
    }
    return offices;
  });
}

/** What one round saw. */
export interface Round {
  readonly acknowledged: number;
  /** Sent and not acknowledged; `whole`: those of them that were done all the same. */
  readonly unacknowledged: number;
  readonly whole: number;
}

const traces = (url: string, courses: readonly Course[]): Promise<Traces[]> =>
  withDatabase(url, (database) => database.read((db) => readTraces(db, courses)));

const sentOf = ({ steps }: Course): number => steps.filter(({ sent }) => sent).length;
const acknowledgedOf = ({ steps }: Course): number => steps.filter((step) => step.acknowledged).length;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Everything acknowledged is there, nothing that was not sent is, and each step whole and once. */
export function expectWhole(courses: readonly Course[], found: readonly Traces[]): number {
  for (const [index, course] of courses.entries()) {
    const done = found[index]!.revision;
    const place = `${course.union}/${course.period}`;
    expect({ place, traces: found[index] }).toEqual({ place, traces: tracesAfter(course, done) });
    expect({ place, lost: done < acknowledgedOf(course), unsent: done > sentOf(course) }).toEqual({
      ...{ place, lost: false, unsent: false },
    });
  }
  return sum(found.map(({ revision }) => revision));
}

/** Sends again whatever was sent, acknowledged or not, under the same keys; each is then done once. */
export async function repeatAll(
  server: ServerProcess,
  url: string,
  courses: readonly Course[],
): Promise<void> {
  for (const { steps } of courses) for (const step of steps) if (step.sent) await send(server, step);
  expect(await traces(url, courses)).toEqual(courses.map((course) => tracesAfter(course, sentOf(course))));
}

/**
 * Streams reports of a period until some steps are acknowledged, `strikes` a moment later, and looks at what is there;
 * then repeats everything. Answers with the server that runs now.
 */
export async function killOnce(
  server: ServerProcess,
  url: string,
  [offices, period]: readonly [readonly Office[], string],
  dice: Dice,
  strikes: (server: ServerProcess) => Promise<ServerProcess>,
): Promise<readonly [ServerProcess, Round]> {
  const courses = offices.map((office) => courseOf(office, period));
  const enough = 5 + dice.below(UNIONS * 3 - 25);
  const delay = dice.below(30);
  let struck: Promise<ServerProcess> | null = null;
  await stream(server, courses, CLIENTS, (count) => {
    if (count === enough) struck = sleep(delay).then(() => strikes(server));
  });
  const next = await struck!;
  const acknowledged = sum(courses.map(acknowledgedOf));
  const unacknowledged = sum(courses.map(sentOf)) - acknowledged;
  const whole = expectWhole(courses, await traces(url, courses)) - acknowledged;
  await repeatAll(next, url, courses);
  expect(await differences(url)).toBeNull();
  return [next, { acknowledged, unacknowledged, whole }];
}
