import type { Role } from "../platform/actor";
import type { WriteDb } from "../platform/database";

/** OWN: the token's own union alone. WITHIN: every union it reaches. BELOW: those it reaches but its own, so that nobody decides on their own. */
export type Scope = "OWN" | "WITHIN" | "BELOW";

/** What a caller asks for: one mutation on the record of one union. */
export interface Verb {
  /** Name of the mutation. */
  readonly mutation: string;
  /** The least role that may do it. */
  readonly role: Role;
  /**
   * Code of the union that the fact belongs to, or how to find it in the transaction (throws NOT_FOUND for a record
   * that is not there).
   */
  readonly union: string | ((tx: WriteDb) => Promise<string>);
  /** Which of the unions that the token reaches it may be done on; WITHIN where nothing is said. */
  readonly scope?: Scope;
  /** The mutation's input; a `reason` in it is kept beside the audit row. */
  readonly input: object;
  readonly idempotencyKey?: string | null;
}
