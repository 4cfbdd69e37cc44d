/** The operations that the pages send to the API, and what they answer. */

export interface Period {
  code: string;
  kind: string;
  year: number;
  from: string;
  to: string;
  dueOn: string | null;
}

export interface Indicator {
  code: string;
  name: string;
  definition: string;
  group: string;
  aggregation: string;
  sensitive: boolean;
  unit: { code: string; label: string };
}

export interface Value {
  indicator: { code: string };
  value: number | null;
  qualifier: string | null;
  statedTotal: number | null;
  note: string | null;
}

export interface RuleResult {
  code: string;
  severity: string;
  outcome: string;
  message: string;
  indicators: { code: string }[];
  explanation: string | null;
}

export interface Proposal {
  indicator: { code: string };
  value: number;
  qualifier: string;
  explanation: string;
}

export interface Standing {
  id: string;
  status: string;
  isLate: boolean;
  revision: number;
  version: number;
  returnReason: string | null;
  exemptReason: string | null;
  submittedAt: string | null;
  approvedAt: string | null;
  period: Period;
}

export interface Report extends Standing {
  dataCutoff: string | null;
  union: { code: string; name: string; kind: string };
  values: Value[];
  ruleResults: RuleResult[];
  proposals: Proposal[] | null;
  versions: { version: number; recordedAt: string; reason: string | null; values: Value[] }[];
}

const PERIOD = "code kind year from to dueOn";
const VALUE = "indicator { code } value qualifier statedTotal note";
const RULE = "code severity outcome message indicators { code } explanation";
const STANDING = `id status isLate revision version returnReason exemptReason submittedAt approvedAt period { ${PERIOD} }`;
const REPORT = `${STANDING} dataCutoff union { code name kind } values { ${VALUE} } ruleResults { ${RULE} }
  proposals { indicator { code } value qualifier explanation }
  versions { version recordedAt reason values { ${VALUE} } }`;

export const VIEWER = "query Viewer { viewer { role tokenName union { code name kind } } }";

/** Every indicator that can be typed in, with its unit. */
export const CATALOGUE =
  "query Catalogue { indicators { code name definition group aggregation sensitive unit { code label } } }";

export const PERIODS = `query Periods($year: Int!) { reportPeriods(year: $year) { ${PERIOD} } }`;

/** The reports of a union for at most seven periods: one alias a period. */
export function ownReports(periods: readonly string[]): string {
  const fields = periods.map((code, index) => `r${index}: report(period: "${code}") { ${STANDING} }`);
  return `query OwnReports($union: String!) { union(code: $union) { ${fields.join(" ")} } }`;
}

/** A report to be filled in, with the same period one year earlier. */
export const FORM = `query Form($union: String!, $period: String!, $before: String!) {
  union(code: $union) { code name kind
    report(period: $period) { ${REPORT} }
    before: report(period: $before) { status period { ${PERIOD} } values { ${VALUE} } } } }`;

export const REVIEW = `query Review($id: ID!) { report(id: $id) { ${REPORT} } }`;

export const REPORT_BEFORE = `query ReportBefore($union: String!, $before: String!) {
  union(code: $union) { before: report(period: $before) { status period { ${PERIOD} } values { ${VALUE} } } } }`;

export const CHECK = `query Check($input: CheckReportInput!) { checkReport(input: $input) { ${RULE} } }`;

const WRITTEN = "{ report { id status revision } }";
export const SAVE = `mutation Save($input: SaveReportInput!) { saveReport(input: $input) ${WRITTEN} }`;
export const SUBMIT = `mutation Submit($input: ReportActionInput!) { submitReport(input: $input) ${WRITTEN} }`;
export const RETURN = `mutation Return($input: ReturnReportInput!) { returnReport(input: $input) ${WRITTEN} }`;
export const APPROVE = `mutation Approve($input: ReportActionInput!) { approveReport(input: $input) ${WRITTEN} }`;
export const AMEND = `mutation Amend($input: AmendReportInput!) { amendReport(input: $input) ${WRITTEN} }`;
export const EXEMPT = `mutation Exempt($input: ExemptReportInput!) { exemptReport(input: $input) ${WRITTEN} }`;

export interface Board {
  period: Period;
  counts: { status: string; count: number }[];
  lateCount: number;
  coverage: { expectedUnits: number; reportedUnits: number; ratio: number | null };
  coverageByMembers: {
    expectedMembers: number;
    reportedMembers: number;
    ratio: number | null;
    unknownUnits: number;
  };
  rows: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: {
      union: { code: string; name: string };
      status: string;
      isLate: boolean;
      dueOn: string | null;
      submittedAt: string | null;
      report: { id: string } | null;
    }[];
  };
}

/** How the reports of everybody below stand, without naming anybody. */
export type BoardSummary = Pick<Board, "counts" | "lateCount" | "coverage">;

const SUMMARY = "counts { status count } lateCount coverage { expectedUnits reportedUnits ratio }";

/** The boards of a union for a few periods: one alias a period. */
export function boardSummaries(periods: readonly string[]): string {
  const fields = periods.map((code, index) => `b${index}: submissionBoard(period: "${code}") { ${SUMMARY} }`);
  return `query Boards($union: String!) { union(code: $union) { ${fields.join(" ")} } }`;
}

/** The submission board of a union, one page of its rows. */
export const BOARD = `query Board($union: String!, $period: String!, $statuses: [ReportStatus!], $late: Boolean, $first: Int!, $after: String) {
  union(code: $union) { code name submissionBoard(period: $period) { period { ${PERIOD} }
    ${SUMMARY} coverageByMembers { expectedMembers reportedMembers ratio unknownUnits }
    rows(statuses: $statuses, late: $late, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
      nodes { union { code name } status isLate dueOn submittedAt report { id } } } } } }`;
