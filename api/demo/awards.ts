import { ClassificationRow } from "../awards/award.entity";
import type { ClassificationStage, Rating } from "../awards/award.enums";
import { AWARD } from "../awards/award.service";
import { rate } from "../awards/classification.service";
import type { WriteDb } from "../platform/database";
import record from "./awards.json";
import { loadFacts, sourceOf, unionWithCode, type DemoFact } from "./facts";
import type { DemoSources } from "./sources";

interface DemoClassification extends DemoFact {
  year: number;
  rating: Rating;
  stage: ClassificationStage;
  proposedTo: string | null;
}

/** Records the awards and classifications that are not there yet; returns how many. */
export async function loadAwards(tx: WriteDb, sources: DemoSources): Promise<number> {
  const known = ["titleCode", "subject", "stage", "year"] as const;
  let recorded = await loadFacts(tx, sources, AWARD, record.awards, known);
  for (const { union: code, source, ...given } of record.classifications as DemoClassification[]) {
    const union = await unionWithCode(tx, code);
    const { year, stage } = given;
    if (await tx.findOneBy(ClassificationRow, { unionId: union.id, year, stage })) continue;
    await rate(tx, union, given, await sourceOf(sources, source));
    recorded += 1;
  }
  return recorded;
}
