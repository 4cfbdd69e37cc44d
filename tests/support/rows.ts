import type { App } from "./app";

/** Written behind the requests, at its own time: when tokens were last used. */
const BEHIND = "api_token_use";

/** Every row of every table, as text; tables in `without` are left out, and what stands beside the data version with it. */
export async function everyRow(app: App, ...without: readonly string[]): Promise<Record<string, string[]>> {
  const left = new Set([...without, ...(without.includes("data_version") ? ["data_change"] : [])]);
  const { kind, source } = app.database;
  const tables: { name: string }[] = await source.query(
    kind === "sqlite"
      ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
      : "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name",
  );
  const rows: Record<string, string[]> = {};
  for (const { name } of tables) {
    if (name === BEHIND || left.has(name)) continue;
    const found: object[] = await source.query(`SELECT * FROM ${name}`);
    rows[name] = found.map((row) => JSON.stringify(row)).sort();
  }
  return rows;
}

/** A row of the audit. */
export interface AuditRow {
  id: number;
  happened_at: string;
  token_id: number | null;
  actor_union: string | null;
  mutation: string | null;
  union_code: string | null;
  kind: string | null;
  record_key: string | null;
  before_state: string | null;
  after_state: string | null;
  request_id: string | null;
  address_prefix: string | null;
  outcome: string;
  code: string | null;
  times: number;
}

/** The audit, oldest first, after a row. */
export function auditAfter(app: App, id: number): Promise<AuditRow[]> {
  return app.database.source.query("SELECT * FROM audit WHERE id > ? ORDER BY id", [id]);
}

export async function lastAuditId(app: App): Promise<number> {
  const [row] = await app.database.source.query<{ last: number | null }[]>(
    "SELECT MAX(id) AS last FROM audit",
  );
  return Number(row!.last ?? 0);
}
