import type { Database, WriteDb } from "../platform/database";
import { loadActivities } from "./activities";
import { loadAwards } from "./awards";
import { loadCampaigns } from "./campaigns";
import { loadInspections } from "./inspections";
import { loadCongresses } from "./congresses";
import { loadOrgEvents } from "./org-events";
import { loadPeople } from "./people";
import { loadReports } from "./reports";
import { demoSources, type DemoSources } from "./sources";
import { loadTargets } from "./targets";
import { loadUnions } from "./unions";
import { loadWelfare } from "./welfare";

/** Loads what one feature shows in the demonstration and is not there yet; returns how many things it recorded. */
type Loader = (tx: WriteDb, sources: DemoSources) => Promise<number>;

const LOADERS: readonly Loader[] = [
  loadUnions,
  loadOrgEvents,
  loadCongresses,
  loadPeople,
  loadCampaigns,
  loadAwards,
  loadInspections,
  loadWelfare,
  loadActivities,
  loadReports,
  loadTargets,
];

/** Takes a transaction back in which nothing was recorded, so that loading twice leaves not even a data version. */
class NothingNew extends Error {}

/**
 * Loads the demonstration, feature by feature in the order in which they build on each other. True where something was
 * recorded; a second run changes nothing.
 */
export async function loadDemonstration(database: Database): Promise<boolean> {
  let changed = false;
  for (const load of LOADERS) {
    try {
      await database.write(async (tx) => {
        if ((await load(tx, demoSources(tx))) === 0) throw new NothingNew();
      });
      changed = true;
    } catch (error) {
      if (!(error instanceof NothingNew)) throw error;
    }
  }
  return changed;
}
