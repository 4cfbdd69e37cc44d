import type { WriteDb } from "../platform/database";
import type { Day } from "../platform/days";
import { ApiError, badInput } from "../platform/errors";
import { checkDay } from "../record/rules";
import { recount } from "../rollup/census";
import { deleteUncited } from "../sources/uncited";
import type { UnionRow } from "../unions/union.entity";
import { CongressRow } from "./congress.entity";
import { CongressForm, CongressStatus } from "./congress.enums";
import { deleteUnused, stableCode } from "./stable-code";
import { checkOrdinal, correctTerm, termOf, usesOfTerm, type TermFacts } from "./term.service";
import { leaveTerm } from "./unstated-term";

/** A congress as it is stated; null is not stated. */
export interface CongressFacts {
  readonly term: TermFacts | null;
  readonly ordinal: number | null;
  readonly status: CongressStatus;
  readonly form: CongressForm | null;
  readonly heldOn: Day | null;
  readonly isPilot: boolean;
  readonly chosenById: number | null;
}

type ScalarFacts = Omit<CongressFacts, "term">;

async function checkCongress(
  tx: WriteDb,
  union: UnionRow,
  facts: ScalarFacts,
  today: Day,
  self: number | null,
): Promise<void> {
  checkOrdinal(facts.ordinal, "ordinal");
  checkDay(union, facts.heldOn, "heldOn");
  if (facts.status === CongressStatus.HELD && facts.heldOn !== null && facts.heldOn > today) {
    throw badInput(
      "heldOn",
      "heldOn: đại hội đã tổ chức không thể ở ngày sau hôm nay / one that was held cannot lie in the future.",
    );
  }
  if (facts.status !== CongressStatus.HELD && union.validTo <= today) {
    throw badInput("status", "status: công đoàn không còn tồn tại / the union has ended and will hold none.");
  }
  if (facts.chosenById === union.id) {
    throw badInput("chosenBy", "chosenBy: phải là một công đoàn khác / must be another union.");
  }
  if (facts.ordinal !== null) {
    const other = await tx.findOneBy(CongressRow, { unionId: union.id, ordinal: facts.ordinal });
    if (other && other.id !== self) {
      throw new ApiError(
        "CONFLICT",
        "Đại hội lần này đã được ghi / a congress with this ordinal is recorded already.",
      );
    }
  }
}

/**
 * Records a congress and, where it is stated, the term that it opens; returns the stable code. BAD_USER_INPUT: a day on
 * which the union did not exist, an ordinal below 1, a term that overlaps another. CONFLICT: an ordinal or a code that
 * is taken.
 */
export async function recordCongress(
  tx: WriteDb,
  union: UnionRow,
  { term, ...facts }: CongressFacts,
  given: { code?: string | null; sourceId: number | null; today: Day },
): Promise<string> {
  await checkCongress(tx, union, facts, given.today, null);
  const code = await stableCode(tx, "congress", given.code, [
    union.code,
    "dh",
    facts.ordinal ?? facts.heldOn?.slice(0, 4) ?? term?.startYear ?? "tiep",
  ]);
  const termId = term === null ? null : await termOf(tx, union, term, given.sourceId);
  await tx.insert(CongressRow, { code, unionId: union.id, termId, ...facts, sourceId: given.sourceId });
  await recount(tx, [union.id]);
  return code;
}

/** Puts other facts in the place of a congress's own; what is not given stays. The same rules. */
export async function correctCongress(
  tx: WriteDb,
  union: UnionRow,
  row: CongressRow,
  { term, ...changes }: Partial<CongressFacts>,
  given: { sourceId: number | null | undefined; today: Day },
): Promise<void> {
  const { ordinal, status, form, heldOn, isPilot, chosenById } = { ...row, ...changes };
  const facts = { ordinal, status, form, heldOn, isPilot: Boolean(isPilot), chosenById };
  await checkCongress(tx, union, facts, given.today, row.id);
  const sourceId = given.sourceId === undefined ? row.sourceId : given.sourceId;
  let { termId } = row;
  if (term === null) termId = null;
  else if (term !== undefined) {
    const own = termId !== null && (await usesOfTerm(tx, termId)) === 1;
    if (own) await correctTerm(tx, union, termId!, term);
    else termId = await termOf(tx, union, term, sourceId);
  }
  await tx.update(CongressRow, row.id, { ...facts, termId, sourceId });
  if (termId !== row.termId || sourceId !== row.sourceId) await leaveTerm(tx, row.termId, row.sourceId);
  if (sourceId !== row.sourceId) await deleteUncited(tx, row.sourceId);
  await recount(tx, [union.id]);
}

/**
 * Takes a congress back, and its term where nothing but the congress stated it. CONFLICT while tasks, targets or
 * references belong to it.
 */
export async function withdrawCongress(tx: WriteDb, row: CongressRow): Promise<void> {
  await deleteUnused(tx, "congress", row.id);
  await leaveTerm(tx, row.termId, row.sourceId);
  await deleteUncited(tx, row.sourceId);
  await recount(tx, [row.unionId]);
}

/** What the logs keep of a congress. */
export async function congressState(tx: WriteDb, code: string): Promise<object> {
  const [state] = (await tx.query(
    `SELECT c.code, c.ordinal, c.status, c.form, c.held_on, c.is_pilot, b.code AS chosen_by, t.start_year, t.end_year, t.ordinal AS term_ordinal
       FROM congress c LEFT JOIN union_term t ON t.id = c.term_id LEFT JOIN trade_union b ON b.id = c.chosen_by_id
      WHERE c.code = ?`,
    [code],
  )) as object[];
  return { ...state! };
}
