import { In } from "typeorm";
import type { WriteDb } from "../platform/database";
import { addDays, type Day } from "../platform/days";
import { rebuildAncestry } from "../unions/ancestry";
import { UnionRow } from "../unions/union.entity";
import type { Certainty, HierarchyRelation, UnionKind } from "../unions/union.enums";
import { recordUnion, type EmployerInput, type UnionInput } from "../unions/union.service";
import type { DemoSources } from "./sources";
import record from "./unions.json";

/** Days of the record: both the first and the last that counts; null is open or unknown. */
interface DemoSpan {
  from: Day | null;
  to: Day | null;
}

interface DemoName extends DemoSpan {
  nameVi: string;
  nameEn: string | null;
  shortNameVi: string | null;
  shortNameEn: string | null;
}

interface DemoAffiliation extends DemoSpan {
  parent: string;
  relation: HierarchyRelation;
  certainty: Certainty;
  note: string | null;
  source: { key: string; quote: string | null } | null;
}

interface DemoUnionSource {
  key: string;
  quote: string | null;
  disputed: boolean;
  note: string | null;
  alternatives: string[];
  about: string;
}

interface DemoUnion {
  code: string;
  names: DemoName[];
  otherNames: string[];
  kind: UnionKind;
  province: string | null;
  employer: EmployerInput | null;
  contact: UnionInput["contact"];
  foundedOn: Day | null;
  endedOn: Day | null;
  lastKnownOn: Day | null;
  affiliations: DemoAffiliation[];
  sources: DemoUnionSource[];
}

const days = (span: DemoSpan) => ({ from: span.from, until: span.to === null ? null : addDays(span.to, 1) });

async function asInput(union: DemoUnion, sources: DemoSources): Promise<UnionInput> {
  const { names, kind, province, employer, affiliations, sources: statements, ...identity } = union;
  return {
    ...identity,
    versions: names.map((name) => ({ ...name, ...days(name), kind, province, employer })),
    affiliations: await inTurn(affiliations, async ({ note, source, ...affiliation }) => ({
      ...affiliation,
      ...days(affiliation),
      sourceId: source ? await sources(source.key, source.quote, { note }) : null,
    })),
    sources: await inTurn(statements, async ({ key, quote, about, ...remarks }) => ({
      about,
      sourceId: await sources(key, quote, remarks),
    })),
  };
}

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

/** Records the unions that are not there yet, parents first; returns how many. */
export async function loadUnions(tx: WriteDb, sources: DemoSources): Promise<number> {
  const unions = record as DemoUnion[];
  const known = new Set(
    (await tx.findBy(UnionRow, { code: In(unions.map((union) => union.code)) })).map((row) => row.code),
  );
  const missing = unions.filter((union) => !known.has(union.code));
  const ids = await inTurn(missing, async (union) => recordUnion(tx, await asInput(union, sources)));
  if (ids.length > 0) await rebuildAncestry(tx, ids);
  return ids.length;
}
