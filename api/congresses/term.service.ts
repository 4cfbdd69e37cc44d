import type { WriteDb } from "../platform/database";
import { badInput } from "../platform/errors";
import type { UnionRow } from "../unions/union.entity";
import { TermRow } from "./congress.entity";

/** A term as it is stated; at least one of the three is known. */
export interface TermFacts {
  readonly startYear?: number | null;
  readonly endYear?: number | null;
  readonly ordinal?: number | null;
}

type Years = Pick<TermRow, "startYear" | "endYear" | "ordinal">;

const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;
const MOST_CONGRESSES = 500;

/** Which congress or term it is, counted from 1. */
export function checkOrdinal(ordinal: number | null, field: string): void {
  if (ordinal === null || (Number.isInteger(ordinal) && ordinal >= 1 && ordinal <= MOST_CONGRESSES)) return;
  throw badInput(field, `${field}: từ 1 trở lên / must be 1 or more.`);
}

/** The years and number of a term, checked by themselves. */
export function checkTerm(
  { startYear = null, endYear = null, ordinal = null }: TermFacts,
  field = "term",
): Years {
  for (const [name, year] of Object.entries({ startYear, endYear })) {
    if (year !== null && !(Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR)) {
      const path = `${field}.${name}`;
      throw badInput(
        path,
        `${path}: từ ${FIRST_YEAR} đến ${LAST_YEAR} / must be between ${FIRST_YEAR} and ${LAST_YEAR}.`,
      );
    }
  }
  checkOrdinal(ordinal, `${field}.ordinal`);
  if (startYear !== null && endYear !== null && endYear <= startYear) {
    throw badInput(
      `${field}.endYear`,
      `${field}.endYear: phải sau năm bắt đầu / must come after the year it begins.`,
    );
  }
  if (startYear === null && endYear === null && ordinal === null) {
    throw badInput(field, `${field}: cần một năm hoặc số thứ tự / a year or an ordinal is needed.`);
  }
  return { startYear, endYear, ordinal };
}

/** The years a term surely covers; the year in which one ends and the next begins belongs to the next. */
function coveredYears({ startYear, endYear }: Years): { from: number; to: number } | null {
  if (startYear === null && endYear === null) return null;
  return { from: startYear ?? endYear! - 1, to: endYear ?? startYear! + 1 };
}

function overlaps(a: Years, b: Years): boolean {
  const [one, other] = [coveredYears(a), coveredYears(b)];
  return one !== null && other !== null && one.from < other.to && other.from < one.to;
}

function checkAgainst(union: UnionRow, term: Years, others: readonly TermRow[]): void {
  if (term.endYear !== null && `${term.endYear}-12-31` < union.validFrom) {
    throw badInput(
      "term.endYear",
      "term.endYear: công đoàn chưa thành lập khi ấy / the union did not exist yet.",
    );
  }
  if (term.startYear !== null && `${term.startYear}-01-01` >= union.validTo) {
    throw badInput(
      "term.startYear",
      "term.startYear: công đoàn không còn tồn tại khi ấy / the union had ended.",
    );
  }
  if (others.some((other) => overlaps(term, other))) {
    throw badInput(
      "term",
      "term: trùng thời gian với một nhiệm kỳ khác của công đoàn này / overlaps another term of this union.",
    );
  }
  if (term.ordinal !== null && others.some((other) => other.ordinal === term.ordinal)) {
    throw badInput(
      "term.ordinal",
      "term.ordinal: một nhiệm kỳ khác mang số này / another term of this union has this number.",
    );
  }
}

const sameYears = (a: Years, b: Years): boolean => a.startYear === b.startYear && a.endYear === b.endYear;

/**
 * The id of a union's term with these years: the one recorded before (its number is filled in where it was unknown), or
 * a new one. BAD_USER_INPUT: a term that overlaps another, ends before it begins, or lies outside the union's life.
 */
export async function termOf(
  tx: WriteDb,
  union: UnionRow,
  facts: TermFacts,
  sourceId: number | null,
): Promise<number> {
  const term = checkTerm(facts);
  const known = await tx.findBy(TermRow, { unionId: union.id });
  const same = known.find(
    (other) =>
      sameYears(other, term) &&
      (other.ordinal === null || term.ordinal === null || other.ordinal === term.ordinal),
  );
  checkAgainst(
    union,
    term,
    known.filter((other) => other !== same),
  );
  if (!same)
    return (await tx.insert(TermRow, { unionId: union.id, ...term, sourceId })).identifiers[0]!.id as number;
  if (same.ordinal === null && term.ordinal !== null)
    await tx.update(TermRow, same.id, { ordinal: term.ordinal });
  return same.id;
}

/** Corrects a term in place. The same rules. */
export async function correctTerm(
  tx: WriteDb,
  union: UnionRow,
  termId: number,
  facts: TermFacts,
): Promise<void> {
  const term = checkTerm(facts);
  const others = (await tx.findBy(TermRow, { unionId: union.id })).filter((other) => other.id !== termId);
  checkAgainst(union, term, others);
  await tx.update(TermRow, termId, term);
}

/** How many congresses and committees stand on a term. */
export async function usesOfTerm(tx: WriteDb, termId: number): Promise<number> {
  const [row] = (await tx.query(
    "SELECT (SELECT COUNT(*) FROM congress WHERE term_id = ?) + (SELECT COUNT(*) FROM committee WHERE term_id = ?) AS total",
    [termId, termId],
  )) as { total: number | string }[];
  return Number(row!.total);
}
