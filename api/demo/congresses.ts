import type { CommitteeKind } from "../congresses/committee.enums";
import { CommitteeRow } from "../congresses/committee.entity";
import { recordCommittee } from "../congresses/committee.service";
import { CongressRow, DocumentReferenceRow, ResolutionTaskRow, TermRow } from "../congresses/congress.entity";
import type { CongressForm, CongressStatus, TaskOrigin } from "../congresses/congress.enums";
import { recordCongress } from "../congresses/congress.service";
import { termOf, type TermFacts } from "../congresses/term.service";
import { civilDay, systemClock } from "../platform/clock";
import type { WriteDb } from "../platform/database";
import type { Day } from "../platform/days";
import { UnionRow } from "../unions/union.entity";
import record from "./congresses.json";
import { passage, type DemoPassage } from "./passage";
import type { DemoSources } from "./sources";

interface Stated {
  union: string;
  source: DemoPassage;
}

interface DemoTerm extends Stated {
  key: string;
  startYear: number | null;
  endYear: number | null;
  ordinal: number | null;
}

interface DemoCongress extends Stated {
  code: string;
  term: string | null;
  ordinal: number | null;
  status: CongressStatus;
  form: CongressForm | null;
  heldOn: Day | null;
  isPilot: boolean;
  chosenBy: string | null;
}

interface DemoCommittee extends Stated {
  code: string;
  kind: CommitteeKind;
  nameVi: string | null;
  nameEn: string | null;
  term: string | null;
  ownTerm: TermFacts | null;
}

interface DemoTask extends Stated {
  origin: TaskOrigin;
  congress: string | null;
  ordinal: number;
  textVi: string;
  textEn: string;
  year: number | null;
  issuedBy: string | null;
}

interface DemoReference extends Stated {
  titleVi: string;
  number: string | null;
  issuedOn: Day | null;
  issuer: string | null;
  congress: string | null;
}

const union = async (tx: WriteDb, code: string): Promise<UnionRow> =>
  await tx.findOneByOrFail(UnionRow, { code });
const congressId = async (tx: WriteDb, code: string | null): Promise<number | null> =>
  code === null ? null : (await tx.findOneByOrFail(CongressRow, { code })).id;

const terms = new Map((record.terms as DemoTerm[]).map((term) => [term.key, term]));

const yearsOf = (key: string | null): TermFacts | null => {
  if (key === null) return null;
  const { startYear, endYear, ordinal } = terms.get(key)!;
  return { startYear, endYear, ordinal };
};

/** Records terms, congresses, committees, tasks and references that are not there yet; returns how many. */
export async function loadCongresses(tx: WriteDb, sources: DemoSources): Promise<number> {
  const today = civilDay(systemClock.now());
  let count = 0;
  for (const { union: code, startYear, endYear, ordinal, source } of terms.values()) {
    const owner = await union(tx, code);
    const known = await tx.findBy(TermRow, { unionId: owner.id });
    if (known.some((term) => term.startYear === startYear && term.endYear === endYear)) continue;
    await termOf(tx, owner, { startYear, endYear, ordinal }, await passage(sources, source));
    count += 1;
  }
  for (const {
    union: owner,
    source,
    code,
    chosenBy,
    term,
    ...facts
  } of record.congresses as DemoCongress[]) {
    if (await tx.findOneBy(CongressRow, { code })) continue;
    const chosenById = chosenBy === null ? null : (await union(tx, chosenBy)).id;
    const sourceId = await passage(sources, source);
    const stated = { ...facts, term: yearsOf(term), chosenById };
    await recordCongress(tx, await union(tx, owner), stated, { code, sourceId, today });
    count += 1;
  }
  for (const { union: owner, source, term, ...committee } of record.committees as DemoCommittee[]) {
    if (await tx.findOneBy(CommitteeRow, { code: committee.code })) continue;
    const sourceId = await passage(sources, source);
    await recordCommittee(tx, await union(tx, owner), { ...committee, term: yearsOf(term), sourceId });
    count += 1;
  }
  for (const { union: owner, source, congress, issuedBy, ...task } of record.tasks as DemoTask[]) {
    const unionId = (await union(tx, owner)).id;
    if (await tx.findOneBy(ResolutionTaskRow, { unionId, origin: task.origin, textVi: task.textVi }))
      continue;
    await tx.insert(ResolutionTaskRow, {
      ...task,
      unionId,
      congressId: await congressId(tx, congress),
      campaignCode: null,
      issuedById: issuedBy === null ? null : (await union(tx, issuedBy)).id,
      sourceId: await passage(sources, source),
    });
    count += 1;
  }
  for (const {
    union: owner,
    source,
    congress,
    ...reference
  } of record.documentReferences as DemoReference[]) {
    const unionId = (await union(tx, owner)).id;
    if (await tx.findOneBy(DocumentReferenceRow, { unionId, titleVi: reference.titleVi })) continue;
    await tx.insert(DocumentReferenceRow, {
      ...reference,
      unionId,
      titleEn: null,
      congressId: await congressId(tx, congress),
      sourceId: await passage(sources, source),
    });
    count += 1;
  }
  return count;
}
