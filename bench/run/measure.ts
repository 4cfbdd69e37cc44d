import { setTimeout as sleep } from "node:timers/promises";
import type { Model } from "../country/model";
import { oracleOf } from "../oracle/oracle";
import { QUESTIONS, type Question } from "../questions/answers";
import type { HttpQuestion } from "../questions/peers";
import { variablesOf } from "../questions/variables";
import { compare, type Verdict } from "./compare";
import type { Endpoint } from "./endpoints";
import { fire, type Shot } from "./fire";
import { serve, type Serving } from "./serve";
import { say } from "./workplace";

/** Everything that is known of one server after a run. */
export interface Measured {
  readonly name: string;
  readonly about: string;
  readonly bootMs: number;
  /** The most memory seen, in megabytes. */
  megabytes: number | null;
  readonly verdicts: Partial<Record<Question, Verdict>>;
  /** By question and number of connections, one shot a round. */
  readonly shots: Partial<Record<Question, Record<number, Shot[]>>>;
}

export interface MeasureOptions {
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: readonly number[];
  readonly compareOnly: boolean;
}

const WARM_SECONDS = 1;
/** A cell whose requests alone would take longer than this is left out. */
const TOO_SLOW_MS = 30_000;

/**
 * Starts all servers, compares every answer of each with the oracle, and then loads them in turn: round by round, every
 * question at every number of connections, each server after the other. A server that answers wrongly is not timed.
 */
export async function measure(
  endpoints: readonly Endpoint[],
  model: Model,
  options: MeasureOptions,
): Promise<{ measured: Measured[]; absent: string[] }> {
  const oracle = oracleOf(model);
  const variables = variablesOf(model);
  const servers: { serving: Serving; result: Measured }[] = [];
  const absent: string[] = [];
  const requestsOf = (endpoint: Endpoint, question: Question): { path: string; body: string }[] => {
    const asking = endpoint.questions[question] as unknown as HttpQuestion<Question>;
    return (variables[question] as never[]).map((asked) => asking.request(asked));
  };
  try {
    for (const endpoint of endpoints) {
      try {
        const serving = await serve(endpoint);
        const { name, about } = endpoint;
        const result = { name, about, bootMs: serving.bootMs, megabytes: null, verdicts: {}, shots: {} };
        servers.push({ serving, result });
      } catch (error) {
        absent.push(endpoint.name);
        say(`!! NOT RUN: ${(error as Error).message}`);
      }
    }
    for (const { serving, result } of servers) {
      for (const question of QUESTIONS) {
        const verdict = await compare(serving, question, oracle, variables[question] as never[]);
        if (!verdict) continue;
        result.verdicts[question] = verdict;
        say(
          `  ${result.name} ${question}: ${verdict.right ? `right, ${verdict.sets} sets` : `WRONG, ${verdict.reason}`}`,
        );
      }
    }
    if (options.compareOnly) return { measured: servers.map(({ result }) => result), absent };
    const fastEnough = (result: Measured, question: Question, connections: number): number | null => {
      const verdict = result.verdicts[question];
      if (!verdict?.right) return null;
      return verdict.aloneMs * Math.max(1, connections / 2) > TOO_SLOW_MS ? null : verdict.aloneMs;
    };
    for (const { serving, result } of servers) {
      for (const question of QUESTIONS) {
        const alone = fastEnough(result, question, 8);
        if (alone === null) continue;
        const requests = requestsOf(serving.endpoint, question);
        await fire(serving.port, requests, 8, WARM_SECONDS, alone);
        // The first answers of a server that remembers tell nothing of the later ones.
        const warm = await fire(serving.port, requests, 1, WARM_SECONDS, alone);
        const verdict = result.verdicts[question]!;
        const aloneMs = Math.min(alone, 1000 / warm.perSecond);
        if (verdict.right) result.verdicts[question] = { ...verdict, aloneMs };
      }
    }
    for (let round = 0; round < options.rounds; round += 1) {
      for (const question of QUESTIONS) {
        for (const connections of options.connections) {
          const line: string[] = [];
          for (let at = 0; at < servers.length; at += 1) {
            const { serving, result } = servers[(at + round) % servers.length]!;
            const alone = fastEnough(result, question, connections);
            if (alone === null) continue;
            await sleep(100);
            const requests = requestsOf(serving.endpoint, question);
            const shot = await fire(serving.port, requests, connections, options.seconds, alone);
            const shots = (result.shots[question] ??= {});
            (shots[connections] ??= []).push(shot);
            result.megabytes = Math.max(result.megabytes ?? 0, serving.megabytes() ?? 0) || null;
            line.push(`${result.name} ${shot.perSecond.toFixed(shot.perSecond < 20 ? 1 : 0)}`);
          }
          say(`  round ${round + 1} ${question} × ${connections}: ${line.join(", ")}`);
        }
      }
    }
    return { measured: servers.map(({ result }) => result), absent };
  } finally {
    for (const { serving } of servers) await serving.stop();
  }
}
