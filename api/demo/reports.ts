import type { ValueQualifier } from "../indicators/value.enums";
import { systemClock } from "../platform/clock";
import type { WriteDb } from "../platform/database";
import type { Day } from "../platform/days";
import { recordApprovedReport } from "../reports/report.service";
import type { StatedValue } from "../reports/value.rules";
import type { DemoSources } from "./sources";
import record from "./reports.json";

interface DemoQuote {
  key: string;
  quote: string | null;
}

interface DemoReport {
  union: string;
  period: string;
  dataCutoff: Day | null;
  note: string | null;
  source: DemoQuote;
  values: {
    indicator: string;
    value: number;
    qualifier: ValueQualifier;
    derived: boolean;
    disputed: boolean;
    note: string | null;
    source: DemoQuote;
  }[];
}

async function isRecorded(tx: WriteDb, { union, period }: DemoReport): Promise<boolean> {
  const found: unknown[] = await tx.query(
    `SELECT r.id FROM report r JOIN trade_union u ON u.id = r.union_id JOIN report_period p ON p.id = r.period_id
      WHERE u.code = ? AND p.code = ?`,
    [union, period],
  );
  return found.length > 0;
}

/** Records the reports that are not there yet as approved; returns how many. */
export async function loadReports(tx: WriteDb, sources: DemoSources): Promise<number> {
  let recorded = 0;
  for (const report of record as DemoReport[]) {
    if (await isRecorded(tx, report)) continue;
    const values: StatedValue[] = [];
    for (const { source: passage, disputed, ...value } of report.values) {
      values.push({
        ...value,
        sourceId: await sources(passage.key, passage.quote, { disputed, note: value.note }),
      });
    }
    const sourceId = await sources(report.source.key, report.source.quote, { note: report.note });
    const { union, period, dataCutoff } = report;
    await recordApprovedReport(tx, { union, period, dataCutoff, sourceId, values }, systemClock.now());
    recorded += 1;
  }
  return recorded;
}
