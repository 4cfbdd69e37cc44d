import { OPERATION_LIMITS } from "../limits/operation";
import type { Caller, Quota, RateLimits } from "../limits/rate";

const UNCOUNTED = { limit: null, remaining: null, resetSeconds: null };

/** What `extensions.cost` of an answer says; the limits of a caller that is not counted are null. */
export interface Cost {
  readonly operations: Quota | typeof UNCOUNTED;
  readonly nodes: (Quota | typeof UNCOUNTED) & {
    /** Objects that the operation could answer with; 0 where it could not be read. */
    readonly requested: number;
    /** The most that one operation may ask. */
    readonly mostPerOperation: number;
  };
}

/** The most objects that one operation of a caller may ask. */
export const mostNodes = (withToken: boolean): number =>
  withToken ? OPERATION_LIMITS.nodesWithToken : OPERATION_LIMITS.nodes;

/** What an operation cost. `caller` null: an answer that any cache may keep tells nobody's limits; its headers do. */
export async function costOf(rates: RateLimits, caller: Caller | null, requested: number): Promise<Cost> {
  const standing = caller && (await rates.standing(caller));
  const mostPerOperation = mostNodes(caller?.withToken ?? false);
  return {
    operations: standing?.operations ?? UNCOUNTED,
    nodes: { requested, mostPerOperation, ...(standing?.nodes ?? UNCOUNTED) },
  };
}
