import { Role } from "../../api/platform/actor";
import type { App } from "./app";

/** A mutation as a REPORTER of `union` calls it on the demonstration, unless `by` says who does. */
export interface MutationCall {
  readonly mutation: string;
  /** Code of the union that the fact belongs to. */
  readonly union: string;
  /** Who calls it where that is not a REPORTER of `union`: the least role, and a union that reaches it. */
  readonly by?: { readonly union: string; readonly role: Role };
  /** Takes `$input`. */
  readonly document: string;
  /** What the call sends; records first what it corrects or withdraws. */
  readonly input: (app: App) => object | Promise<object>;
}

/** What `document` answers for a token of the union, outside the count of what the call itself writes. */
export async function prepare<T = any>(
  app: App,
  union: string,
  document: string,
  input: object,
  role = Role.REPORTER,
): Promise<T> {
  const answer = await app.ask<T>(document, { input }, { token: await app.token(union, role) });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}
