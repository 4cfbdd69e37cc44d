import { badInput } from "../platform/errors";
import { checkCount, checkDay, checkYear, notNull } from "../record/rules";
import type { FactKind } from "../record/writing";
import { InspectionRow } from "./inspection.entity";
import type { RecordInspectionInput } from "./inspection.inputs";

type Given = Partial<Omit<RecordInspectionInput, "union">>;

/** The rules of an inspection: only what was inspected can show violations, on a day of its year and of the union's life. */
export const INSPECTION: FactKind<InspectionRow, Given> = {
  type: "Inspection",
  table: "inspection",
  entity: InspectionRow,
  columns: async (_tx, given) => {
    for (const field of ["inspectedBy", "subject", "year", "count"] as const) notNull(given[field], field);
    return {
      inspectedBy: given.inspectedBy,
      promptedBy: given.trigger,
      subject: given.subject,
      year: given.year,
      heldOn: given.heldOn,
      inspections: given.count,
      violations: given.violations,
    };
  },
  check: (row, union) => {
    checkYear(union, row.year);
    checkDay(union, row.heldOn, "heldOn", row.year);
    checkCount(row.inspections, "count");
    checkCount(row.violations, "violations");
    if (row.inspections === 0 && (row.violations ?? 0) > 0) {
      throw badInput(
        "violations",
        "violations: chưa kiểm tra thì chưa thể phát hiện vi phạm / none can be found without an inspection.",
      );
    }
  },
};
