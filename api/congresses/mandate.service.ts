import type { WriteDb } from "../platform/database";
import { addDays, fromOf, lastDayOf, OPEN_FROM, OPEN_TO, type Day } from "../platform/days";
import { badInput } from "../platform/errors";
import { indexRows } from "../platform/search-index";
import { checkDay, optionalText } from "../record/rules";
import type { UnionRow } from "../unions/union.entity";
import { CommitteeRow, MandateRow } from "./committee.entity";
import { PositionKind } from "./committee.enums";
import { personSearch } from "./person.search";

/** The days of a post as they are stated; at least one is known. */
export interface MandateDays {
  readonly from?: Day | null;
  /** The last day that counts. */
  readonly to?: Day | null;
  readonly heldOn?: Day | null;
}

type StoredDays = Pick<MandateRow, "validFrom" | "validTo" | "heldOn" | "shownFrom" | "shownTo">;

/**
 * The days of a post as they are stored. It shows on the days that are proven: from its first day, or else from the
 * first on which it is known to have been held; until its end, or, where only a day is known, on that day alone.
 */
export function readMandateDays(
  union: UnionRow,
  { from = null, to = null, heldOn = null }: MandateDays,
  today: Day,
): StoredDays {
  if (from === null && to === null && heldOn === null) {
    throw badInput(
      "from",
      "from: cần ngày bắt đầu, ngày kết thúc hoặc một ngày đang giữ / its first, its last or some day is needed.",
    );
  }
  if (from !== null && to !== null && to < from) {
    throw badInput("to", "to: không thể trước ngày bắt đầu / cannot lie before the first day.");
  }
  checkDay(union, from, "from");
  checkDay(union, to, "to");
  checkDay(union, heldOn, "heldOn");
  if (
    heldOn !== null &&
    ((from !== null && heldOn < from) || (to !== null && heldOn > to) || heldOn > today)
  ) {
    throw badInput(
      "heldOn",
      "heldOn: phải trong thời gian giữ chức vụ và không sau hôm nay / must lie within the post, and not in the future.",
    );
  }
  const validTo = to === null ? OPEN_TO : addDays(to, 1);
  const shownFrom = from ?? heldOn ?? to!;
  const shownTo = to !== null ? validTo : from !== null ? union.validTo : addDays(heldOn!, 1);
  return { validFrom: from ?? OPEN_FROM, validTo, heldOn, shownFrom, shownTo };
}

export interface MandateFacts extends MandateDays {
  readonly personId: number;
  readonly position: PositionKind;
  readonly titleVi?: string | null;
  readonly titleEn?: string | null;
  readonly committeeId?: number | null;
  readonly sourceId: number | null;
}

/**
 * Records a post of a person in a union; returns its internal id. BAD_USER_INPUT: days outside the union's life or out
 * of order, a committee of another union, a post of kind OTHER without a title.
 */
export async function recordMandate(
  tx: WriteDb,
  union: UnionRow,
  facts: MandateFacts,
  today: Day,
): Promise<number> {
  const committeeId = facts.committeeId ?? null;
  const committee = committeeId === null ? null : await tx.findOneBy(CommitteeRow, { id: committeeId });
  if (committeeId !== null && committee?.unionId !== union.id) {
    throw badInput(
      "committeeId",
      "committeeId: không phải ban của công đoàn này / not a committee of this union.",
    );
  }
  const titleVi = optionalText(facts.titleVi, "titleVi", 300) ?? null;
  if (titleVi === null && facts.position === PositionKind.OTHER) {
    throw badInput("titleVi", "titleVi: chức vụ khác phải có tên / a post of kind OTHER needs a title.");
  }
  const { identifiers } = await tx.insert(MandateRow, {
    personId: facts.personId,
    unionId: union.id,
    committeeId,
    position: facts.position,
    titleVi,
    titleEn: titleVi === null ? null : (optionalText(facts.titleEn, "titleEn", 300) ?? null),
    ...readMandateDays(union, facts, today),
    sourceId: facts.sourceId,
  });
  await indexRows(tx, personSearch, [facts.personId]);
  return identifiers[0]!.id as number;
}

/** Ends a post on a day. BAD_USER_INPUT: before it begins, or before a day on which it is known to have been held. */
export async function endMandate(
  tx: WriteDb,
  union: UnionRow,
  row: MandateRow,
  to: Day,
  today: Day,
): Promise<void> {
  if (row.heldOn !== null && to < row.heldOn) {
    throw badInput(
      "to",
      "to: chức vụ còn được giữ sau ngày ấy / it is known to have been held after that day.",
    );
  }
  const days = readMandateDays(union, { from: fromOf(row.validFrom), to, heldOn: row.heldOn }, today);
  await tx.update(MandateRow, row.id, days);
}

/** What the logs keep of a post: nothing that names a person. */
export function mandateState(row: MandateRow): object {
  return {
    position: row.position,
    committee: row.committeeId,
    from: fromOf(row.validFrom),
    to: lastDayOf(row.validTo),
    heldOn: row.heldOn,
  };
}
