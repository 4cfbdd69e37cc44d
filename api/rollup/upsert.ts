import type { WriteDb } from "../platform/database";

/**
 * The end of an INSERT whose rows may be there already: `sums` are added to what is there, and nothing else changes. The
 * one place where the two databases are spoken to differently.
 */
export function addingTo(
  tx: WriteDb,
  table: string,
  key: readonly string[],
  sums: readonly string[],
): string {
  const mysql = tx.connection.options.type === "mysql";
  const inserted = (column: string): string => (mysql ? `VALUES(${column})` : `excluded.${column}`);
  const changes = sums.map((sum) => `${sum} = ${table}.${sum} + ${inserted(sum)}`);
  if (mysql)
    return `ON DUPLICATE KEY UPDATE ${changes.length > 0 ? changes.join(", ") : `${key[0]} = ${table}.${key[0]}`}`;
  return `ON CONFLICT (${key.join(", ")}) DO ${changes.length > 0 ? `UPDATE SET ${changes.join(", ")}` : "NOTHING"}`;
}
