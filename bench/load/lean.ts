import type { DatabaseConfig } from "../../api/platform/config";
import type { Model } from "../country/model";
import type { PeerSettings } from "../peers/modules";
import { POSTGRES_FUNCTIONS } from "../peers/postgres-functions";
import { fill, openBulk } from "./bulk";
import { leanAfterSql, leanTablesSql } from "./lean-schema";
import { leanTables } from "./lean-tables";
import { openPostgresBulk } from "./postgres-bulk";

/** Makes and fills the peers' tables in an empty database. */
export async function loadLean(
  database: PeerSettings["database"],
  model: Model,
  quiet = false,
): Promise<void> {
  const { kind } = database;
  const bulk =
    kind === "postgres"
      ? await openPostgresBulk(database)
      : await openBulk(database as DatabaseConfig, { exclusive: true });
  try {
    for (const sql of leanTablesSql(kind)) await bulk.run(sql);
    await fill(bulk, leanTables(model), quiet);
    for (const sql of leanAfterSql(kind)) await bulk.run(sql);
    if (kind === "postgres") for (const sql of POSTGRES_FUNCTIONS) await bulk.run(sql);
  } finally {
    await bulk.close();
  }
}
