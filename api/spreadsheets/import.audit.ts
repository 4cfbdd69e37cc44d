import { auditDone, type AuditedChange } from "../platform/audit";
import type { WriteDb } from "../platform/database";
import type { ImportRun } from "./import.kind";

/** Whoever runs a command has no token; no union's code has a blank. */
const ACTOR = "command line";

/** Leaves the audit rows of one record of a union that an import made. */
export function auditImport(
  tx: WriteDb,
  run: ImportRun,
  what: string,
  union: string,
  changes: readonly AuditedChange[],
): Promise<void> {
  const stamp = {
    ...{ at: run.now, tokenId: null, actorUnion: ACTOR, mutation: `import ${what}`, union },
    ...{ requestId: run.id, addressPrefix: null },
  };
  return auditDone(tx, stamp, changes, null);
}
