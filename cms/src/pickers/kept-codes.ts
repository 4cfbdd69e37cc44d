import { AsyncLocalStorage } from "node:async_hooks";

const keeping = new AsyncLocalStorage<true>();

/**
 * Writes documents whose codes were accepted before, as a restored version's were: none is refused. Those that are new
 * to the document are marked and checked later, so that staff are told of an unknown one.
 */
export function keepingCodes<Result>(write: () => Promise<Result>): Promise<Result> {
  return keeping.run(true, write);
}

export const areKept = (): boolean => keeping.getStore() === true;
