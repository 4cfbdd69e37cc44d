import type { Rating } from "../awards/award.enums";
import { indicatorOfRow } from "../indicators/catalogue";
import type { ReadDb } from "../platform/database";
import { addDays, OPEN_FROM, OPEN_TO, type Day } from "../platform/days";
import { encodeId } from "../platform/ids";
import { grouped, inOrder, places, type Batch, type RequestContext } from "../platform/request";
import { rowIdOf } from "../record/reading";
import type { IndicatorFit, TargetOperator, TargetPeriodicity, TargetUnit } from "./target.enums";
import { Target } from "./target.type";

interface Row {
  id: number;
  union_id: number;
  union_code: string;
  congress_code: string | null;
  campaign_code: string | null;
  ordinal: string;
  text_vi: string;
  text_en: string | null;
  operator: TargetOperator;
  target_value: number | null;
  rating_value: Rating | null;
  unit: TargetUnit;
  periodicity: TargetPeriodicity;
  condition_vi: string | null;
  condition_en: string | null;
  population_vi: string | null;
  population_en: string | null;
  indicator_id: number | null;
  indicator_fit: IndicatorFit;
  within_id: number | null;
  source_id: number | null;
  parent_indicator_id: number | null;
  start_year: number | null;
  end_year: number | null;
  campaign_year: number | null;
  campaign_from: Day | null;
  campaign_to: Day | null;
}

const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** The years in which a target holds: those of the term of its congress, those of its campaign, else every year. */
function yearsOf(row: Row): { firstYear: number | null; lastYear: number | null } {
  if (row.campaign_year === null) return { firstYear: row.start_year, lastYear: row.end_year };
  const { campaign_year: year, campaign_from: from, campaign_to: to } = row;
  return {
    firstYear: from === null || from === OPEN_FROM ? year : yearOf(from),
    lastYear: to === null || to === OPEN_TO ? year : yearOf(addDays(to, -1)),
  };
}

function toTarget(row: Row): Target {
  return Object.assign(new Target(), {
    id: encodeId("Target", `${row.union_code}/${row.id}`),
    rowId: row.id,
    unionId: row.union_id,
    congressCode: row.congress_code,
    campaignCode: row.campaign_code,
    withinId: row.within_id,
    parentIndicator: row.parent_indicator_id === null ? null : indicatorOfRow(row.parent_indicator_id),
    fit: row.indicator_fit,
    ...yearsOf(row),
    sourceId: row.source_id,
    textVi: row.text_vi,
    textEn: row.text_en,
    conditionVi: row.condition_vi,
    conditionEn: row.condition_en,
    populationVi: row.population_vi,
    populationEn: row.population_en,
    ordinal: row.ordinal,
    operator: row.operator,
    value: row.target_value,
    ratingValue: row.rating_value,
    unit: row.unit,
    periodicity: row.periodicity,
    indicator: row.indicator_id === null ? null : indicatorOfRow(row.indicator_id),
  });
}

function read(db: ReadDb, column: string, values: readonly (number | string)[]): Promise<Row[]> {
  return db.query(
    `SELECT t.*, u.code AS union_code, w.indicator_id AS parent_indicator_id, s.start_year, s.end_year,
        c.year AS campaign_year, c.valid_from AS campaign_from, c.valid_to AS campaign_to
       FROM target t JOIN trade_union u ON u.id = t.union_id
       LEFT JOIN target w ON w.id = t.within_id
       LEFT JOIN congress g ON g.code = t.congress_code
       LEFT JOIN union_term s ON s.id = g.term_id
       LEFT JOIN campaign c ON c.code = t.campaign_code
      WHERE ${column} IN (${places(values)})`,
    [...values],
  );
}

const numbers = new Intl.Collator("en", { numeric: true });

/** Congress by congress, campaign by campaign, in the order of their numbers: 2 before 10, 3a before 3b. */
const inTheirOrder = (a: Row, b: Row): number =>
  numbers.compare(a.congress_code ?? "", b.congress_code ?? "") ||
  numbers.compare(a.campaign_code ?? "", b.campaign_code ?? "") ||
  numbers.compare(a.ordinal, b.ordinal) ||
  a.id - b.id;

function targetsBy<K extends number | string>(column: string, keyOf: (row: Row) => K): Batch<K, Target[]> {
  return async (db, keys) => {
    const rows = (await read(db, column, keys)).sort(inTheirOrder);
    return grouped(keys, rows, keyOf).map((some) => some.map(toTarget));
  };
}

/** The targets of unions, of congresses by code, of campaigns by code. */
export const targetsOfUnion = targetsBy("t.union_id", (row) => row.union_id);
export const targetsOfCongress = targetsBy("t.congress_code", (row) => row.congress_code!);
export const targetsOfCampaign = targetsBy("t.campaign_code", (row) => row.campaign_code!);

/** The target of each internal id. */
export const targetById: Batch<number, Target | null> = async (db, ids) =>
  inOrder(ids, await read(db, "t.id", ids), (row) => row.id).map((row) => row && toTarget(row));

/** What the key of a target's global id contains: the code of its union, and its internal id. */
export function readTargetKey(key: string): { union: string; rowId: number } | null {
  const slash = key.lastIndexOf("/");
  const rowId = rowIdOf(key.slice(slash + 1));
  return slash < 1 || rowId === null ? null : { union: key.slice(0, slash), rowId };
}

/** The target that a global id names. */
export async function targetNode(request: RequestContext, key: string): Promise<Target | null> {
  const named = readTargetKey(key);
  const target = named && (await request.load(targetById, named.rowId));
  return target?.id === encodeId("Target", key) ? target : null;
}
