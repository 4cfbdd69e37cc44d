import { setTimeout as sleep } from "node:timers/promises";
import { encodeId } from "../../api/platform/ids";
import * as documents from "../reports/documents";
import type { ServerProcess } from "./server-process";

/** One mutation on the way of a report from a draft to its approval. */
export interface Step {
  readonly verb: "SAVE" | "SUBMIT" | "APPROVE";
  readonly mutation: "saveReport" | "submitReport" | "approveReport";
  readonly key: string;
  readonly token: string;
  readonly input: object;
  /** The server was asked for it, and has said that it is done. */
  sent: boolean;
  acknowledged: boolean;
}

/** A report that is saved, handed in and approved. */
export interface Course {
  readonly union: string;
  readonly period: string;
  readonly value: number;
  readonly steps: readonly Step[];
}

/** Who reports, who approves, and the number that the union states. */
export interface Office {
  readonly union: string;
  readonly value: number;
  readonly reporter: string;
  readonly approver: string;
}

/** The course of the report of one union. The keys name it, so that each may be sent as often as one likes. */
export function courseOf({ union, value, reporter, approver }: Office, period: string): Course {
  const named = (expectedRevision: number) => ({
    reportId: encodeId("Report", `${union}/${period}`),
    expectedRevision,
  });
  const values = ["members", "members_admitted"].map((indicator) => ({ indicator, value }));
  const step = (verb: Step["verb"], mutation: Step["mutation"], token: string, input: object): Step => {
    const key = `${verb}-${union}-${period}`;
    return {
      ...{ verb, mutation, key, token, sent: false, acknowledged: false },
      input: { ...input, idempotencyKey: key },
    };
  };
  return {
    ...{ union, period, value },
    steps: [
      step("SAVE", "saveReport", reporter, { union, period, values, expectedRevision: 0 }),
      step("SUBMIT", "submitReport", reporter, named(1)),
      step("APPROVE", "approveReport", approver, named(2)),
    ],
  };
}

/** Tries while the server says that it cannot just now: longer than a database needs to come back. */
const TRIES = 600;

/** Sends a step until the server has done it; refused for a moment it is sent again under the same key. */
export async function send(server: ServerProcess, step: Step): Promise<void> {
  step.sent = true;
  for (let tries = 1; ; tries += 1) {
    const { errors } = await server.ask(documents[step.verb], { input: step.input }, step.token);
    if (!errors) break;
    if (errors[0].extensions.code !== "SERVICE_UNAVAILABLE" || tries === TRIES)
      throw new Error(`${step.key}: ${JSON.stringify(errors)}`, { cause: "answered" });
    await sleep(100);
  }
  step.acknowledged = true;
}

/**
 * Some clients send course after course until the server is gone, or all is done. `acknowledged` is told the number of
 * steps that were acknowledged so far.
 */
export async function stream(
  server: ServerProcess,
  courses: readonly Course[],
  clients: number,
  acknowledged: (count: number) => void,
): Promise<void> {
  const waiting = [...courses];
  let count = 0;
  const client = async (): Promise<void> => {
    for (let course = waiting.shift(); course; course = waiting.shift()) {
      for (const step of course.steps) {
        await send(server, step);
        acknowledged((count += 1));
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: clients }, client));
  for (const end of ends)
    if (end.status === "rejected" && (end.reason as Error).cause === "answered") throw end.reason;
}
