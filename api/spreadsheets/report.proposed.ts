import type { Indicator } from "../indicators/indicator.type";
import { Locale } from "../platform/node";
import type { RequestContext } from "../platform/request";
import { ReportProposalsResolver } from "../reports/proposal.resolver";
import { ReportStatus } from "../reports/report.type";
import type { KnownReport } from "./report.figures";
import { isStated } from "./report.layout";
import type { Entry } from "./report.stamp";

/** A value that the record knows and nobody has typed yet. */
export interface Proposed extends Entry {
  /** How the record knows it, in one Vietnamese sentence. */
  readonly explanation: string;
}

const CLOSED: ReadonlySet<ReportStatus> = new Set([
  ReportStatus.SUBMITTED,
  ReportStatus.APPROVED,
  ReportStatus.EXEMPT,
]);

const proposals = new ReportProposalsResolver();

/** What the record proposes for a report that can still be written, by indicator. */
export async function proposedValues(
  request: RequestContext,
  { report }: KnownReport,
): Promise<ReadonlyMap<Indicator, Proposed>> {
  if (!report || CLOSED.has(report.status)) return new Map();
  const known = await proposals.proposals(report, request);
  return new Map(
    known
      .filter(({ indicator }) => isStated(indicator))
      .map((proposed) => {
        const { indicator, value, qualifier } = proposed;
        const explanation = `Đề xuất: ${proposed.explanation(Locale.VI)}`;
        return [indicator, { value, qualifier, statedTotal: null, note: null, explanation }];
      }),
  );
}
