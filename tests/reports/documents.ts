const REPORT = "report { id status revision version isLate returnReason exemptReason }";

/** The six mutations in the life of a report. */
export const SAVE = `mutation ($input: SaveReportInput!) { saveReport(input: $input) { ${REPORT} } }`;
export const SUBMIT = `mutation ($input: ReportActionInput!) { submitReport(input: $input) { ${REPORT} } }`;
export const RETURN = `mutation ($input: ReturnReportInput!) { returnReport(input: $input) { ${REPORT} } }`;
export const APPROVE = `mutation ($input: ReportActionInput!) { approveReport(input: $input) { ${REPORT} } }`;
export const AMEND = `mutation ($input: AmendReportInput!) { amendReport(input: $input) { ${REPORT} } }`;
export const EXEMPT = `mutation ($input: ExemptReportInput!) { exemptReport(input: $input) { ${REPORT} } }`;
