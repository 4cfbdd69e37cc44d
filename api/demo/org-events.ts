import type { WriteDb } from "../platform/database";
import { OrgEventRow } from "../unions/org-event.entity";
import { recordOrgEvent, type OrgEventInput } from "../unions/org-event.service";
import record from "./org-events.json";
import { passage, type DemoPassage } from "./passage";
import type { DemoSources } from "./sources";

type DemoOrgEvent = Omit<OrgEventInput, "sourceId"> & { source: DemoPassage };

/** Records the events that are not there yet; returns how many. */
export async function loadOrgEvents(tx: WriteDb, sources: DemoSources): Promise<number> {
  let count = 0;
  for (const { source, ...event } of record as DemoOrgEvent[]) {
    if (await tx.findOneBy(OrgEventRow, { code: event.code })) continue;
    await recordOrgEvent(tx, { ...event, sourceId: await passage(sources, source) });
    count += 1;
  }
  return count;
}
