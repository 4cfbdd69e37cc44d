import { badInput } from "../platform/errors";
import { checkCount, checkYear, knownCode, notNull, optionalText } from "../record/rules";
import type { FactKind } from "../record/writing";
import { WelfareActivityRow } from "./welfare.entity";
import type { RecordWelfareInput } from "./welfare.inputs";

/** Code of the kind in which members help each other with their own money. */
export const MUTUAL_AID = "mutual_aid";

type Given = Partial<Omit<RecordWelfareInput, "union">>;

/** The rules of welfare: a known kind, whole dong, and mutual aid apart from union finance. */
export const WELFARE: FactKind<WelfareActivityRow, Given> = {
  type: "WelfareActivity",
  table: "welfare_activity",
  entity: WelfareActivityRow,
  columns: async (tx, given) => {
    for (const field of ["kind", "year"] as const) notNull(given[field], field);
    return {
      kindCode:
        given.kind === undefined ? undefined : await knownCode(tx, "welfare_kind", given.kind, "kind"),
      year: given.year,
      beneficiaries: given.beneficiaries,
      amountVnd: given.amountVnd,
      amountQualifier: given.amountQualifier,
      fund: optionalText(given.fund, "fund", 300),
      isUnionFinance: given.isUnionFinance,
    };
  },
  check: (row, union) => {
    checkYear(union, row.year);
    checkCount(row.beneficiaries, "beneficiaries");
    if (row.amountVnd !== null && !(Number.isSafeInteger(row.amountVnd) && row.amountVnd >= 0)) {
      throw badInput(
        "amountVnd",
        "amountVnd: phải là số đồng nguyên, không âm / must be whole dong, 0 or more.",
      );
    }
    if (row.kindCode === MUTUAL_AID && row.isUnionFinance) {
      throw badInput(
        "isUnionFinance",
        "isUnionFinance: tiền tương trợ trong đoàn viên không phải tài chính công đoàn / mutual aid among members is not union finance.",
      );
    }
  },
};
