import { isDeepStrictEqual } from "node:util";
import type { Oracle } from "../oracle/oracle";
import type { Question, Variables } from "../questions/answers";
import type { HttpQuestion } from "../questions/peers";
import { post, type Serving } from "./serve";

/** What came of comparing a server with the oracle on one question. */
export type Verdict =
  | { readonly right: true; readonly sets: number; readonly bytes: number; readonly aloneMs: number }
  | { readonly right: false; readonly reason: string };

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

const shortened = (value: unknown): string => JSON.stringify(value)?.slice(0, 300) ?? "nothing";

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

/** Asks a question with every set of variables. Null where the server has no such question. */
export async function compare<Q extends Question>(
  { endpoint, port }: Serving,
  question: Q,
  oracle: Oracle,
  sets: readonly Variables[Q][],
): Promise<Verdict | null> {
  const asking = endpoint.questions[question] as HttpQuestion<Q> | undefined;
  if (!asking) return null;
  const times: number[] = [];
  let bytes = 0;
  for (const asked of sets) {
    const { path, body } = asking.request(asked);
    const { status, text, ms } = await post(port, path, body);
    times.push(ms);
    bytes += text.length;
    let answer: unknown;
    try {
      const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: unknown };
      if (errors || !data) return { right: false, reason: `${status} ${text.slice(0, 300)}` };
      answer = plain(asking.read(data, asked));
    } catch (error) {
      return { right: false, reason: `${status} ${text.slice(0, 200)}: ${String(error)}` };
    }
    const right = plain(oracle[question](asked));
    if (!isDeepStrictEqual(answer, right)) {
      return {
        right: false,
        reason: `${shortened(asked)}: answered ${shortened(answer)}, right is ${shortened(right)}`,
      };
    }
  }
  return {
    right: true,
    sets: sets.length,
    bytes: Math.round(bytes / sets.length),
    aloneMs: medianOf(times),
  };
}
