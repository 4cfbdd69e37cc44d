import { ProposalOrigin } from "./proposal.enums";
import { inside, type Meaning, type RecordPart } from "./proposal.meaning";

/** The people's inspectorate and other bodies are not the union's inspection or executive committee. */
const INSPECTED = inside("f.inspected_by", "INSPECTION_COMMITTEE", "EXECUTIVE_COMMITTEE");

const inspections = (indicator: string, definition: string, entries: string, unless?: string): Meaning => ({
  ...{ indicator, definition, entries: `${INSPECTED} AND ${entries}`, adds: "f.inspections" },
  ...(unless && { unless: `${INSPECTED} AND ${unless}` }),
});

/** Violations are left out: the indicator counts those of supervisions too, which the record does not have. */
export const INSPECTIONS: RecordPart = {
  origin: ProposalOrigin.INSPECTIONS,
  from: () => "inspection f",
  dated: true,
  entry: { vi: "mục kiểm tra", en: "inspection" },
  meanings: [
    inspections("inspections", "by the union's inspection or executive committee", "1 = 1"),
    inspections(
      "inspections_charter",
      "whose main subject is compliance with the Charter",
      "f.subject = 'CHARTER_COMPLIANCE'",
    ),
    inspections(
      "inspections_finance_assets",
      "whose main subject is the management of union finance and assets",
      "f.subject = 'FINANCE_ASSETS'",
    ),
    inspections(
      "inspections_cash_fund",
      "whose main subject is counting and reconciling the union's cash fund",
      "f.subject = 'CASH_FUND'",
    ),
    inspections(
      "inspections_other",
      "whose main subject is none of Charter, finance and assets, or cash fund",
      inside("f.subject", "RESOLUTION_IMPLEMENTATION", "OTHER"),
    ),
    inspections(
      "inspections_unscheduled",
      "made outside the plan, whatever their subject",
      "f.prompted_by = 'UNSCHEDULED'",
      "f.prompted_by IS NULL",
    ),
    inspections(
      "inspections_suspected_violation",
      "prompted by signs of a violation",
      "f.prompted_by = 'SUSPECTED_VIOLATION'",
      "f.prompted_by IS NULL",
    ),
  ],
};
