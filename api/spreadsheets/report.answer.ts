import type { Uploaded } from "./report.upload";

/** The JSON answer to a file: the report as it now stands, what changed (or would), and the rules it does not fulfil. */
export function uploadAnswer({
  dryRun,
  report,
  union,
  period,
  changes,
  failing,
  explained,
}: Uploaded): object {
  return {
    dryRun,
    report: report && {
      id: report.id,
      union,
      period,
      status: report.status,
      revision: report.revision,
      version: report.version,
      isLate: report.isLate,
    },
    changedValues: changes.values.map(({ indicator, cell, before, after }) => ({
      ...{ indicator: indicator.code, cell, before, after },
    })),
    changedExplanations: changes.explanations,
    messages: failing.map(({ code, severity, indicators, messageVi, messageEn }) => ({
      rule: code,
      severity,
      explained: explained.has(code),
      indicators: indicators.map((indicator) => indicator.code),
      vi: messageVi,
      en: messageEn,
    })),
  };
}
