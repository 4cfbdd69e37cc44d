import { checkData } from "../../api/rollup/check";
import type { App } from "../support/app";
import { expectedBoard, expectedReport } from "./expected-board";
import { expectedStatistics } from "./expected-figures";
import { INDICATORS } from "./figures";
import type { Ledger } from "./ledger";
import { PERIODS } from "./periods";
import { reachesOn, TREE } from "./tree";

const REPORT =
  "status revision version isLate submittedAt values { indicator { code } value qualifier } versions { version }";
const COVERAGE = "coverage { expectedUnits reportedUnits ratio }";
const STATISTICS = `observations { indicator { code } value qualifier status numerator denominator reportedUnits expectedUnits } ${COVERAGE}`;
const BOARD = `counts { status count } lateCount ${COVERAGE} coverageByMembers { expectedMembers reportedMembers unknownUnits ratio }
  rows(first: 50) { totalCount nodes { union { code } status isLate hasDuty dueOn submittedAt } }`;
const CODES = JSON.stringify(INDICATORS.map(({ code }) => code));

/** All that is said of a union: its reports, its figures and its boards of every period. */
const EVERYTHING = `query ($code: String!) { union(code: $code) { ${PERIODS.map(
  ({ code }, index) => `r${index}: report(period: "${code}") { ${REPORT} }
    s${index}: statistics(period: "${code}", indicators: ${CODES}) { ${STATISTICS} }
    b${index}: submissionBoard(period: "${code}") { ${BOARD} }`,
).join("\n")} } }`;

/** Compares every report, figure, coverage and board of the API, as the confederation sees them, with the model's. */
export async function compareEverything(app: App, ledger: Ledger, token: string): Promise<void> {
  for (const { code } of TREE) {
    const { data, errors } = await app.ask(EVERYTHING, { code }, { token });
    expect({ code, errors }).toEqual({ code, errors: undefined });
    const reaches = reachesOn("goc", code, ledger.today);
    for (const [index, period] of PERIODS.entries()) {
      const place = `${code} ${period.code}`;
      expect({ place, report: data.union[`r${index}`] }).toEqual({
        ...{ place, report: expectedReport(ledger, code, period) },
      });
      expect({ place, statistics: data.union[`s${index}`] }).toEqual({
        ...{ place, statistics: expectedStatistics(ledger, code, period) },
      });
      const board = reaches ? expectedBoard(ledger, code, period) : null;
      expect({ place, board: data.union[`b${index}`] }).toEqual({ place, board });
    }
  }
  expect(await app.database.read(checkData)).toEqual([]);
}
