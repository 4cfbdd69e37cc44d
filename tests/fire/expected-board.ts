import { below, expectedCoverage } from "./expected-figures";
import { INDICATORS } from "./figures";
import type { Ledger } from "./ledger";
import { hadToReport, PERIODS, type KnownPeriod } from "./periods";
import { reachesOn } from "./tree";

const STATES = ["NOT_DUE", "DUE", "DRAFT", "SUBMITTED", "RETURNED", "APPROVED", "EXEMPT"];

/** The report of a union as the confederation sees it; null where there is none, or it may not know of it. */
export function expectedReport(ledger: Ledger, union: string, period: KnownPeriod): object | null {
  const report = ledger.of(union, period.code);
  if (report === null && !hadToReport(union, period)) return null;
  const standing = ledger.standing(union, period.code);
  const approved = standing.status === "APPROVED";
  if (!approved && !reachesOn("goc", union, ledger.today)) return null;
  const figures = approved ? report!.versions.at(-1)!.figures : (report?.draft?.figures ?? new Map());
  return {
    ...standing,
    submittedAt: report?.submittedAt ?? null,
    values: INDICATORS.flatMap(({ code }) => {
      const figure = figures.get(code);
      return figure ? [{ indicator: { code }, ...figure }] : [];
    }),
    versions: (report?.versions ?? []).map((_, index) => ({ version: index + 1 })),
  };
}

/** The members that a union last stated in an approved report of a period that ended when this one did, or before. */
function lastMembers(ledger: Ledger, union: string, { to }: KnownPeriod): number | null {
  const latestFirst = PERIODS.filter((each) => each.to <= to).sort(
    (a, b) => b.to.localeCompare(a.to) || a.from.localeCompare(b.from),
  );
  for (const { code } of latestFirst) {
    const stated = ledger.approved(union, code)?.get("members");
    if (stated) return stated.value;
  }
  return null;
}

function expectedMembers(ledger: Ledger, union: string, period: KnownPeriod): object {
  const due = below(union, period)
    .filter((each) => hadToReport(each, period))
    .map((each) => ({
      status: ledger.standing(each, period.code).status,
      members: lastMembers(ledger, each, period),
    }))
    .filter(({ status }) => status !== "EXEMPT");
  const sum = (some: typeof due): number => some.reduce((total, { members }) => total + (members ?? 0), 0);
  const [all, reported] = [sum(due), sum(due.filter(({ status }) => status === "APPROVED"))];
  return {
    expectedMembers: all,
    reportedMembers: reported,
    unknownUnits: due.filter(({ members }) => members === null).length,
    ratio: all === 0 ? null : reported / all,
  };
}

/** What `submissionBoard` must answer. */
export function expectedBoard(ledger: Ledger, union: string, period: KnownPeriod): object {
  const rows = below(union, period)
    .filter((each) => ledger.of(each, period.code) !== null || hadToReport(each, period))
    .sort()
    .map((code) => {
      const { status, isLate } = ledger.standing(code, period.code);
      const report = expectedReport(ledger, code, period) as { submittedAt: string | null } | null;
      return {
        ...{ union: { code }, status, isLate, hasDuty: hadToReport(code, period), dueOn: period.dueOn },
        submittedAt: report?.submittedAt ?? null,
      };
    });
  return {
    counts: STATES.map((status) => ({
      status,
      count: rows.filter((row) => row.status === status).length,
    })),
    lateCount: rows.filter(({ isLate }) => isLate).length,
    coverage: expectedCoverage(ledger, union, period),
    coverageByMembers: expectedMembers(ledger, union, period),
    rows: { totalCount: rows.length, nodes: rows },
  };
}
