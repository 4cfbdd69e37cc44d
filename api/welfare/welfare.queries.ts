import { ValueQualifier } from "../indicators/value.enums";
import { encodeId } from "../platform/ids";
import { factNode, factsById } from "../record/reading";
import { yearlyFacts } from "../record/yearly-facts";
import { MUTUAL_AID } from "./welfare.service";
import { WelfareActivity } from "./welfare.type";

interface WelfareRead {
  id: number;
  union_id: number;
  kind_code: string;
  year: number;
  beneficiaries: number | null;
  amount_vnd: number | string | null;
  amount_qualifier: ValueQualifier | null;
  fund: string | null;
  is_union_finance: number | null;
  source_id: number | null;
}

function isUnionFinance(row: WelfareRead): boolean | null {
  if (row.kind_code === MUTUAL_AID) return false;
  return row.is_union_finance === null ? null : Number(row.is_union_finance) === 1;
}

function toWelfare(row: WelfareRead): WelfareActivity {
  const { year, beneficiaries, fund } = row;
  const amountVnd = row.amount_vnd === null ? null : Number(row.amount_vnd);
  return Object.assign(new WelfareActivity(), {
    id: encodeId("WelfareActivity", row.id),
    unionId: row.union_id,
    kindCode: row.kind_code,
    sourceId: row.source_id,
    year,
    beneficiaries,
    amountVnd,
    amountQualifier: amountVnd === null ? null : (row.amount_qualifier ?? ValueQualifier.EXACT),
    fund,
    isUnionFinance: isUnionFinance(row),
  });
}

/** Welfare activities by their internal ids. */
export const welfareById = factsById("welfare_activity", toWelfare);

export const welfareNode = factNode(welfareById);

/** The welfare activities of a union. */
export const unionWelfare = yearlyFacts<WelfareRead, WelfareActivity>(
  "union.welfare",
  "welfare_activity",
  toWelfare,
);
