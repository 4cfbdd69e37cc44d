import { checkTakesPart } from "../campaigns/taking-part";
import { findIndicator } from "../indicators/catalogue";
import type { WriteDb } from "../platform/database";
import { badInput } from "../platform/errors";
import { keyOfId } from "../platform/ids";
import { cleanCode } from "../platform/text";
import { notNull, optionalText, textOf } from "../record/rules";
import type { UnionRow } from "../unions/union.entity";
import type { TargetRow } from "./target.entity";
import type { CorrectTargetInput, SetTargetInput } from "./target.inputs";
import { readTargetKey } from "./target.queries";

/** What a target says, without what every write carries. */
export type TargetGiven = Omit<SetTargetInput, "union" | "source" | "idempotencyKey">;

/** What changes of a target; undefined stays. */
export type TargetChanges = Omit<CorrectTargetInput, "targetId" | "source" | "idempotencyKey">;

const LONGEST = { ordinal: 20, text: 1000, detail: 500 };

async function congressOf(tx: WriteDb, union: UnionRow, given: string): Promise<string> {
  const code = cleanCode(given, "congress");
  const [congress] = (await tx.query("SELECT union_id FROM congress WHERE code = ?", [code])) as {
    union_id: number;
  }[];
  if (!congress)
    throw badInput("congress", "congress: không có đại hội mang mã này / no congress has this code.");
  if (congress.union_id !== union.id)
    throw badInput("congress", "congress: là đại hội của công đoàn khác / it is another union's congress.");
  return code;
}

async function campaignOf(tx: WriteDb, union: UnionRow, given: string): Promise<string> {
  const code = cleanCode(given, "campaign");
  const found = (await tx.query("SELECT id FROM campaign WHERE code = ?", [code])) as unknown[];
  if (found.length === 0)
    throw badInput("campaign", "campaign: không có đợt thi đua mang mã này / no campaign has this code.");
  await checkTakesPart(tx, { code }, union);
  return code;
}

function indicatorIdOf(given: string): number {
  const indicator = findIndicator(given);
  if (!indicator)
    throw badInput("indicator", "indicator: không có chỉ tiêu thống kê này / there is no such indicator.");
  return indicator.rowId;
}

function withinIdOf(given: string): number {
  const named = readTargetKey(keyOfId(given, "Target", "within"));
  if (!named) throw badInput("within", "within: không phải mã của chỉ tiêu / not the id of a target.");
  return named.rowId;
}

/** Undefined stays, null empties, anything else is read. */
async function read<V, R>(
  value: V | null | undefined,
  empty: R,
  work: (value: V) => R | Promise<R>,
): Promise<R | undefined> {
  if (value === undefined) return undefined;
  return value === null ? empty : work(value);
}

/** What is given, as columns: an unknown indicator, congress, campaign or target is BAD_USER_INPUT. */
export async function columnsOf(
  tx: WriteDb,
  union: UnionRow,
  given: TargetChanges,
): Promise<Partial<TargetRow>> {
  for (const field of ["ordinal", "text", "operator", "unit", "periodicity", "fit"] as const)
    notNull(given[field], field);
  const { ordinal, text, operator, value, ratingValue, unit, periodicity, fit } = given;
  const columns: { [C in keyof TargetRow]?: TargetRow[C] | null | undefined } = {
    ordinal: await read(ordinal, "", (number) => textOf(number, "ordinal", LONGEST.ordinal)),
    textVi: await read(text, "", (words) => textOf(words, "text", LONGEST.text)),
    textEn: optionalText(given.textEn, "textEn", LONGEST.text),
    conditionVi: optionalText(given.condition, "condition", LONGEST.detail),
    conditionEn: optionalText(given.conditionEn, "conditionEn", LONGEST.detail),
    populationVi: optionalText(given.population, "population", LONGEST.detail),
    populationEn: optionalText(given.populationEn, "populationEn", LONGEST.detail),
    congressCode: await read<string, string | null>(given.congress, null, (code) =>
      congressOf(tx, union, code),
    ),
    campaignCode: await read<string, string | null>(given.campaign, null, (code) =>
      campaignOf(tx, union, code),
    ),
    indicatorId: await read<string, number | null>(given.indicator, null, indicatorIdOf),
    withinId: await read<string, number | null>(given.within, null, withinIdOf),
    ...{ operator, value, ratingValue, unit, periodicity, fit },
  };
  return Object.fromEntries(
    Object.entries(columns).filter(([, column]) => column !== undefined),
  ) as Partial<TargetRow>;
}
