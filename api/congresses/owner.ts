import { keyOfId } from "../platform/ids";
import type { RequestContext } from "../platform/request";
import type { WriteDb } from "../platform/database";
import { reaches } from "../identity/reach";
import { gone, rowIdOf } from "../record/reading";

type Table = "congress" | "committee" | "resolution_task" | "mandate";

/**
 * Finds the union that owns a row. A row that is gone is sought in the caller's own union, in vain, unless the mutation
 * that took it away is asked for again.
 */
export const unionOwning =
  (request: RequestContext, table: Table, column: "id" | "code", value: string | number | null) =>
  async (tx: WriteDb): Promise<string> => {
    const [row] = (await tx.query(
      `SELECT u.code FROM ${table} f JOIN trade_union u ON u.id = f.union_id WHERE f.${column} = ?`,
      [value ?? 0],
    )) as { code: string }[];
    return row?.code ?? request.actor!.unionCode;
  };

/**
 * Finds the union in whose name a person's record is changed: whoever changes it must reach every union in which the
 * person holds or held a post, and the one that keeps the record; so the first that the caller does not reach, else the
 * one that keeps it.
 */
export const unionKeeping =
  (request: RequestContext, code: string) =>
  async (tx: WriteDb): Promise<string> => {
    const rows = (await tx.query(
      `SELECT u.id, u.code FROM person p
         JOIN trade_union u ON u.id = p.union_id OR u.id IN (SELECT m.union_id FROM mandate m WHERE m.person_id = p.id)
        WHERE p.code = ? ORDER BY CASE WHEN u.id = p.union_id THEN 0 ELSE 1 END, u.code`,
      [code],
    )) as { id: number; code: string }[];
    for (const row of rows) if (!(await reaches(request, row.id))) return row.code;
    return rows[0]?.code ?? request.actor!.unionCode;
  };

/** The internal id within the global id of a part; null where it holds none. */
export function partId(id: string, type: "Mandate" | "ResolutionTask", field: string): number | null {
  return rowIdOf(keyOfId(id, type, field));
}

/** The row, if there is one and the union owns it; else NOT_FOUND. */
export function ownedBy<R extends { unionId: number }>(row: R | null, unionId: number): R {
  if (row?.unionId !== unionId) throw gone();
  return row;
}
