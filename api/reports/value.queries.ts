import { CATALOGUE, indicatorOfRow } from "../indicators/catalogue";
import { disclose, GUARDED, type Cell } from "../indicators/disclosure";
import { PeriodKind } from "../indicators/period";
import { ObservationStatus, type ValueQualifier } from "../indicators/value.enums";
import { reaches } from "../identity/reach";
import { places, type Batch, type RequestContext } from "../platform/request";
import { UnionKind } from "../unions/union.enums";
import { ReportValue, ReportVersion } from "./report.type";

interface ValueRow {
  report_id: number;
  version: number;
  indicator_id: number;
  value: number | string | null;
  qualifier: ValueQualifier | null;
  stated_total: number | string | null;
  derived: number | boolean;
  note: string | null;
  source_id: number | null;
}

const numberOf = (stored: number | string | null): number | null => (stored === null ? null : Number(stored));

function toValue(row: ValueRow): ReportValue {
  const value = numberOf(row.value);
  return Object.assign(new ReportValue(), {
    indicator: indicatorOfRow(row.indicator_id),
    value,
    qualifier: row.qualifier,
    status: value === null ? ObservationStatus.MISSING : ObservationStatus.COMPLETE,
    statedTotal: numberOf(row.stated_total),
    derived: Boolean(row.derived),
    note: row.note,
    sourceId: row.source_id,
  });
}

/** What versions of reports say, in the order of the catalogue. */
const valuesOf: Batch<{ reportId: number; version: number }, ReportValue[]> = async (db, keys) => {
  const ids = [...new Set(keys.map((key) => key.reportId))];
  const rows = (await db.query(
    `SELECT report_id, version, indicator_id, value, qualifier, stated_total, derived, note, source_id FROM report_value
      WHERE report_id IN (${places(ids)})`,
    ids,
  )) as ValueRow[];
  return keys.map((key) => {
    const values = rows
      .filter((row) => row.report_id === key.reportId && row.version === key.version)
      .map(toValue);
    return values.sort((a, b) => CATALOGUE.indexOf(a.indicator) - CATALOGUE.indexOf(b.indicator));
  });
};

/** A report speaks of one union alone: never a place whose figures about persons are open to everybody. */
const OWN_PART = { unionKind: UnionKind.OTHER, periodKind: PeriodKind.OTHER, subtree: false };

function asSeen(value: ReportValue, caller: { reaches: boolean }): ReportValue {
  const { indicator, qualifier, status } = value;
  const cell: Cell = {
    indicator,
    value: value.value,
    qualifier,
    status,
    numerator: null,
    denominator: null,
    reportedUnits: 1,
    expectedUnits: 1,
  };
  const shown = disclose(caller, cell, OWN_PART, cell);
  return shown === cell ? value : withheldValue(value.indicator);
}

function withheldValue(indicator: ReportValue["indicator"]): ReportValue {
  const nothing = {
    value: null,
    qualifier: null,
    statedTotal: null,
    derived: false,
    note: null,
    sourceId: null,
  };
  return Object.assign(new ReportValue(), { indicator, status: ObservationStatus.SUPPRESSED, ...nothing });
}

/**
 * What a version of a union's report says, as the caller may see it. To a stranger every figure about persons is listed
 * as SUPPRESSED, reported or not, so that its absence says nothing either.
 */
export async function visibleValues(
  request: RequestContext,
  unionId: number,
  reportId: number,
  version: number,
): Promise<ReportValue[]> {
  const values = await request.load(valuesOf, { reportId, version });
  if (await reaches(request, unionId)) return values;
  const stated = new Map(values.map((value) => [value.indicator, value]));
  for (const indicator of GUARDED)
    if (!stated.has(indicator)) stated.set(indicator, withheldValue(indicator));
  return CATALOGUE.flatMap((indicator) => stated.get(indicator) ?? []).map((value) =>
    asSeen(value, { reaches: false }),
  );
}

/** The approved versions of reports, the first one first. */
export const versionsOf: Batch<{ reportId: number; unionId: number }, ReportVersion[]> = async (db, keys) => {
  const ids = [...new Set(keys.map((key) => key.reportId))];
  const rows = (await db.query(
    `SELECT report_id, version, recorded_at, reason FROM report_version WHERE report_id IN (${places(ids)}) AND version > 0 ORDER BY version`,
    ids,
  )) as { report_id: number; version: number; recorded_at: string; reason: string | null }[];
  return keys.map(({ reportId, unionId }) =>
    rows
      .filter((row) => row.report_id === reportId)
      .map(({ version, recorded_at, reason }) =>
        Object.assign(new ReportVersion(), {
          reportId,
          unionId,
          version,
          recordedAt: new Date(recorded_at),
          reason,
        }),
      ),
  );
};
