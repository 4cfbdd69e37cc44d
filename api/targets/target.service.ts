import type { WriteDb } from "../platform/database";
import { badInput } from "../platform/errors";
import { deleteUncited } from "../sources/uncited";
import type { UnionRow } from "../unions/union.entity";
import { columnsOf, type TargetChanges, type TargetGiven } from "./target.columns";
import { TargetRow } from "./target.entity";
import { IndicatorFit } from "./target.enums";
import { checkTarget } from "./target.rules";

const sameBelonging = (a: TargetRow, b: TargetRow): boolean =>
  a.unionId === b.unionId && a.congressCode === b.congressCode && a.campaignCode === b.campaignCode;

/** A part belongs where its whole does, and no target is a part of itself, through whatever others. */
async function checkWithin(tx: WriteDb, row: TargetRow): Promise<void> {
  const seen = new Set<number>([row.id]);
  for (let next = row.withinId; next !== null; ) {
    if (seen.has(next))
      throw badInput(
        "within",
        "within: chỉ tiêu không thể là một phần của chính nó / a target is no part of itself.",
      );
    seen.add(next);
    const parent = await tx.findOneBy(TargetRow, { id: next });
    if (!parent || !sameBelonging(parent, row)) {
      throw badInput(
        "within",
        "within: không có chỉ tiêu này trong cùng đại hội hoặc đợt thi đua / no such target in the same congress or campaign.",
      );
    }
    next = parent.withinId;
  }
}

async function checkParts(tx: WriteDb, row: TargetRow): Promise<void> {
  const parts = await tx.findBy(TargetRow, { withinId: row.id });
  if (parts.every((part) => sameBelonging(part, row))) return;
  const field = parts[0]!.congressCode === row.congressCode ? "campaign" : "congress";
  throw badInput(
    field,
    `${field}: chỉ tiêu có phần con thuộc đại hội hoặc đợt thi đua cũ / its parts belong to the former congress or campaign.`,
  );
}

/** The target with a number in the same congress or campaign. */
export async function numberedTarget(
  tx: WriteDb,
  {
    unionId,
    congressCode,
    campaignCode,
    ordinal,
  }: Pick<TargetRow, "unionId" | "congressCode" | "campaignCode" | "ordinal">,
): Promise<TargetRow | null> {
  const found = await tx.findBy(TargetRow, { unionId, ordinal });
  return found.find((row) => row.congressCode === congressCode && row.campaignCode === campaignCode) ?? null;
}

async function checkOrdinal(tx: WriteDb, row: TargetRow): Promise<void> {
  const same = await numberedTarget(tx, row);
  if (same && same.id !== row.id)
    throw badInput("ordinal", "ordinal: số này đã có / another target has this number.");
}

async function check(tx: WriteDb, row: TargetRow): Promise<void> {
  checkTarget(row);
  await checkWithin(tx, row);
  await checkOrdinal(tx, row);
}

const EMPTY: Omit<
  TargetRow,
  "id" | "unionId" | "sourceId" | "ordinal" | "textVi" | "operator" | "unit" | "periodicity"
> = {
  congressCode: null,
  campaignCode: null,
  textEn: null,
  value: null,
  ratingValue: null,
  conditionVi: null,
  conditionEn: null,
  populationVi: null,
  populationEn: null,
  indicatorId: null,
  fit: IndicatorFit.SAME,
  withinId: null,
};

/** Records a target of a union; returns its row. BAD_USER_INPUT names the field that is wrong. */
export async function setTarget(
  tx: WriteDb,
  union: UnionRow,
  given: TargetGiven,
  sourceId: number | null,
): Promise<TargetRow> {
  const row = {
    id: 0,
    ...EMPTY,
    ...(await columnsOf(tx, union, given)),
    unionId: union.id,
    sourceId,
  } as TargetRow;
  await check(tx, row);
  const { id: _none, ...columns } = row;
  row.id = (await tx.insert(TargetRow, columns)).identifiers[0]!.id as number;
  return row;
}

/** Changes what is given of a target, by the same rules; returns it as it now is. */
export async function correctTarget(
  tx: WriteDb,
  union: UnionRow,
  before: TargetRow,
  given: TargetChanges,
  sourceId: number | null | undefined,
): Promise<TargetRow> {
  const changes = await columnsOf(tx, union, given);
  if (sourceId !== undefined) changes.sourceId = sourceId;
  const after: TargetRow = { ...before, ...changes };
  await check(tx, after);
  await checkParts(tx, after);
  if (Object.keys(changes).length > 0) await tx.update(TargetRow, before.id, changes);
  if (after.sourceId !== before.sourceId) await deleteUncited(tx, before.sourceId);
  return after;
}

/** Takes a target out of the record. BAD_USER_INPUT where others are a part of it. */
export async function withdrawTarget(tx: WriteDb, row: TargetRow): Promise<void> {
  if ((await tx.countBy(TargetRow, { withinId: row.id })) > 0) {
    throw badInput(
      "targetId",
      "targetId: còn chỉ tiêu khác là một phần của chỉ tiêu này / other targets are a part of it.",
    );
  }
  await tx.delete(TargetRow, row.id);
  await deleteUncited(tx, row.sourceId);
}
