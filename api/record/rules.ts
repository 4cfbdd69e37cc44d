import { CodeItemRow } from "../indicators/indicator.entity";
import type { WriteDb } from "../platform/database";
import type { Day } from "../platform/days";
import { badInput } from "../platform/errors";
import { cleanCode, cleanText } from "../platform/text";
import { UnionRow } from "../unions/union.entity";

/** A text that must say something. */
export function textOf(value: string, field: string, max: number): string {
  const text = cleanText(value, field, max);
  if (text === "") throw badInput(field, `${field}: không được để trống / must not be empty.`);
  return text;
}

/** A text that may be missing: undefined stays undefined, an empty one is null. */
export function optionalText(
  value: string | null | undefined,
  field: string,
  max: number,
): string | null | undefined {
  return value === undefined || value === null ? value : cleanText(value, field, max) || null;
}

/** A code of a code list; one that the list never had is BAD_USER_INPUT. */
export async function knownCode(tx: WriteDb, list: string, given: string, field: string): Promise<string> {
  const code = cleanCode(given, field);
  if (!(await tx.findOneBy(CodeItemRow, { list, code }))) {
    throw badInput(field, `${field}: không có mã này / there is no such code.`);
  }
  return code;
}

/** The internal id of the union with a code: undefined and null stay what they are; an unknown one is BAD_USER_INPUT. */
export async function unionIdOf<C extends string | null | undefined>(
  tx: WriteDb,
  code: C,
  field: string,
): Promise<C extends string ? number : number | Exclude<C, string>> {
  type Id = C extends string ? number : number | Exclude<C, string>;
  if (code === undefined || code === null) return code as Id;
  const union = await tx.findOneBy(UnionRow, { code: cleanCode(code, field) });
  if (!union) throw badInput(field, `${field}: không có công đoàn mang mã này / no union has this code.`);
  return union.id as Id;
}

/** A field that has a value already may be changed but not emptied. */
export function notNull(value: unknown, field: string): void {
  if (value === null) throw badInput(field, `${field}: không được để trống / must not be empty.`);
}

/** How many; null is not stated. */
export function checkCount(value: number | null, field: string): void {
  if (value !== null && !(Number.isInteger(value) && value >= 0)) {
    throw badInput(field, `${field}: phải là số nguyên không âm / must be a whole number, 0 or more.`);
  }
}

/** A part that cannot be larger than its whole, where both are stated. */
export function checkPart(part: number | null, whole: number | null, field: string, of: string): void {
  if (part !== null && whole !== null && part > whole) {
    throw badInput(field, `${field}: không thể lớn hơn ${of} / cannot be more than ${of}.`);
  }
}

const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;

/** A year on at least one day of which the union existed. */
export function checkYear(union: UnionRow, year: number | null, field = "year"): void {
  if (year === null) return;
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) {
    throw badInput(
      field,
      `${field}: từ ${FIRST_YEAR} đến ${LAST_YEAR} / must be between ${FIRST_YEAR} and ${LAST_YEAR}.`,
    );
  }
  if (union.validTo <= `${year}-01-01` || union.validFrom >= `${year + 1}-01-01`) throw outsideLife(field);
}

/** A day on which the union existed; where a year is stated too, a day of that year. */
export function checkDay(union: UnionRow, day: Day | null, field: string, year: number | null = null): void {
  if (day === null) return;
  if (day < union.validFrom || day >= union.validTo) throw outsideLife(field);
  if (year !== null && !day.startsWith(`${year}-`)) {
    throw badInput(field, `${field}: không thuộc năm đã nêu / is not a day of the year stated.`);
  }
}

function outsideLife(field: string) {
  return badInput(
    field,
    `${field}: công đoàn chưa thành lập hoặc không còn tồn tại khi ấy / the union did not exist then.`,
  );
}
