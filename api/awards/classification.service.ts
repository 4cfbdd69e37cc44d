import type { WriteDb } from "../platform/database";
import { ApiError, badInput } from "../platform/errors";
import type { RequestContext } from "../platform/request";
import { checkYear, unionIdOf } from "../record/rules";
import { recount } from "../rollup/census";
import { deleteUncited } from "../sources/uncited";
import { UnionRow } from "../unions/union.entity";
import { ClassificationStage } from "./award.enums";
import { ClassificationRow } from "./award.entity";
import type { RecordClassificationInput } from "./classification.inputs";

type Given = Pick<RecordClassificationInput, "year" | "rating" | "stage" | "proposedTo">;

/** What took the place of what. */
export interface Rated {
  readonly before: ClassificationRow | null;
  readonly after: ClassificationRow;
}

/** Rates a union for a year at a stage, in place of what was recorded before; one row per union, year and stage. */
export async function rate(
  tx: WriteDb,
  union: UnionRow,
  { year, rating, stage, proposedTo }: Given,
  sourceId: number | null | undefined,
): Promise<Rated> {
  checkYear(union, year);
  if (proposedTo && stage !== ClassificationStage.PROPOSED) {
    throw badInput(
      "proposedTo",
      "proposedTo: chỉ dùng khi đề nghị xếp loại / goes with the stage PROPOSED only.",
    );
  }
  const proposedToId = (await unionIdOf(tx, proposedTo, "proposedTo")) ?? null;
  if (proposedToId === union.id) {
    throw badInput(
      "proposedTo",
      "proposedTo: không thể tự đề nghị với chính mình / a union does not propose to itself.",
    );
  }
  const stated = { unionId: union.id, year, rating, stage, proposedToId };
  const before = await tx.findOneBy(ClassificationRow, { unionId: union.id, year, stage });
  if (before) {
    // The passage that states one rating does not state another.
    const kept = before.rating === rating ? before.sourceId : null;
    const after = { ...before, ...stated, sourceId: sourceId === undefined ? kept : sourceId };
    await tx.update(ClassificationRow, before.id, { ...stated, sourceId: after.sourceId });
    if (after.sourceId !== before.sourceId) await deleteUncited(tx, before.sourceId);
    await recount(tx, [union.id]);
    return { before, after };
  }
  const row = { ...stated, sourceId: sourceId ?? null };
  const id = (await tx.insert(ClassificationRow, row)).identifiers[0]!.id as number;
  await recount(tx, [union.id]);
  return { before: null, after: { ...row, id } };
}

/** Only a union above decides: what a union says of itself is SELF_ASSESSED or PROPOSED. */
export function checkDecides(request: RequestContext, union: UnionRow, stage: ClassificationStage): void {
  if (stage === ClassificationStage.APPROVED && request.actor?.unionId === union.id) {
    throw new ApiError(
      "FORBIDDEN",
      "Việc xếp loại do công đoàn cấp trên quyết định / a classification is decided by a higher union.",
    );
  }
}
