import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseConfig } from "../../api/platform/config";
import { makeModel, type Model } from "../country/model";
import { differingSums } from "../load/check";
import { loadHub } from "../load/hub";
import { loadLean } from "../load/lean";
import type { PeerSettings } from "../peers/modules";
import type { Mariadb } from "./mariadb";
import type { HubKind } from "./options";
import { inWorkplace, layoutFingerprint, once, ROOT, say } from "./workplace";

/** The databases of one size of the data set on one kind of server. */
export interface Loaded {
  readonly hub: DatabaseConfig;
  readonly lean: PeerSettings["database"];
}

/** The address of a database as the API's settings take it. */
export function addressOf(database: DatabaseConfig): string {
  if (database.kind === "sqlite") return `sqlite:${database.file}`;
  return `mysql://${database.user}:${database.password}@${database.host}:${database.port}/${database.name}`;
}

/** Runs a command of the API (`migrate`, `check-data` …) on a database and shows what it says. */
export function apiCommand(database: DatabaseConfig, command: string): void {
  execFileSync(process.execPath, [join(ROOT, "api/dist/command.js"), command], {
    env: { ...process.env, DATABASE_URL: addressOf(database), MIGRATION_DATABASE_URL: "", CMS_URL: "" },
    stdio: ["ignore", 2, 2],
  });
}

/** Small enough that check:data recomputes everything after loading; of more unions the kept sums are compared with the oracle. */
const CHECKED_UP_TO = 1000;

async function target(kind: HubKind, mariadb: Mariadb | null, name: string, empty: boolean) {
  if (kind === "mysql") return mariadb!.database(name, { empty });
  const file = inWorkplace("sqlite", `${name}.sqlite`);
  if (empty) for (const end of ["", "-wal", "-shm"]) rmSync(`${file}${end}`, { force: true });
  return { kind: "sqlite", file } as const;
}

/** The databases of a size, loaded where they are not there yet. */
export async function ensureLoaded(
  kind: HubKind,
  mariadb: Mariadb | null,
  size: number,
  seed: number,
): Promise<Loaded> {
  const fingerprint = layoutFingerprint();
  const model = (): Model => makeModel(size, seed);
  const names = { hub: `hub_${size}_${seed}`, lean: `lean_${size}_${seed}` };
  await once(`${kind}-${names.hub}`, fingerprint, async () => {
    say(`Loading ${size} grassroots unions into ${kind}, in the schema of the hub`);
    const database = await target(kind, mariadb, names.hub, true);
    apiCommand(database, "migrate");
    await loadHub(database, model(), { exclusive: true });
    const wrong = await differingSums(database, model());
    if (wrong.length > 0) throw new Error(`${wrong.length} sums are wrong, the first: ${wrong[0]}`);
    if (size > CHECKED_UP_TO) return;
    apiCommand(database, "reindex");
    apiCommand(database, "check-data");
  });
  await once(`${kind}-${names.lean}`, fingerprint, async () => {
    say(`Loading ${size} grassroots unions into ${kind}, in the schema of the peers`);
    await loadLean(await target(kind, mariadb, names.lean, true), model());
  });
  return {
    hub: await target(kind, mariadb, names.hub, false),
    lean: await target(kind, mariadb, names.lean, false),
  };
}
