import { CommitteeRow, ExternalPositionRow, PersonRow } from "../congresses/committee.entity";
import type { PositionKind } from "../congresses/committee.enums";
import { recordMandate, type MandateDays } from "../congresses/mandate.service";
import { recordPerson } from "../congresses/person.service";
import { civilDay, systemClock } from "../platform/clock";
import type { WriteDb } from "../platform/database";
import type { Day } from "../platform/days";
import { UnionRow } from "../unions/union.entity";
import { passage, type DemoPassage } from "./passage";
import record from "./people.json";
import type { DemoSources } from "./sources";

interface DemoPerson {
  code: string;
  name: string;
  union: string;
  signs: boolean;
  source: DemoPassage;
}

interface DemoMandate extends MandateDays {
  person: string;
  union: string;
  committee: string | null;
  position: PositionKind;
  titleVi: string;
  titleEn: string;
  source: DemoPassage;
}

interface DemoExternalPosition {
  person: string;
  titleVi: string;
  titleEn: string;
  organisationVi: string;
  organisationEn: string;
  heldOn: Day;
  source: DemoPassage;
}

/** Records the people who are not there yet, each with all their posts; returns how many people. */
export async function loadPeople(tx: WriteDb, sources: DemoSources): Promise<number> {
  const today = civilDay(systemClock.now());
  let count = 0;
  for (const { code, name, union, signs, source } of record.people as DemoPerson[]) {
    if (await tx.findOneBy(PersonRow, { code })) continue;
    const keeper = await tx.findOneByOrFail(UnionRow, { code: union });
    const sourceId = await passage(sources, source);
    const personId = await recordPerson(tx, { code, name, unionId: keeper.id, signs, sourceId });
    for (const mandate of record.mandates as DemoMandate[]) {
      if (mandate.person !== code) continue;
      const owner = await tx.findOneByOrFail(UnionRow, { code: mandate.union });
      const committee =
        mandate.committee === null
          ? null
          : await tx.findOneByOrFail(CommitteeRow, { code: mandate.committee });
      const facts = {
        ...mandate,
        personId,
        committeeId: committee?.id,
        sourceId: await passage(sources, mandate.source),
      };
      await recordMandate(tx, owner, facts, today);
    }
    for (const {
      person,
      source: stated,
      ...position
    } of record.externalPositions as DemoExternalPosition[]) {
      if (person !== code) continue;
      await tx.insert(ExternalPositionRow, {
        ...position,
        personId,
        sourceId: await passage(sources, stated),
      });
    }
    count += 1;
  }
  return count;
}
