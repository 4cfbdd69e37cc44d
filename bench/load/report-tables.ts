import { Aggregation, type Indicator } from "../../api/indicators/indicator.type";
import { COUNTED, STATED } from "../country/figures";
import { YEARS } from "../country/years";
import { reports, type Model } from "../country/model";
import type { Table } from "./table";

const PERIOD_KIND = "YEAR";
const QUALIFIER = "EXACT";
const SENT_ON = "02-15T03:00:00.000Z";
const APPROVED_ON = "02-20T03:00:00.000Z";

/** What a fact is made of: a ratio is the pair of its terms. */
const termsOf = (indicator: Indicator): readonly [Indicator, Indicator | null] =>
  indicator.aggregation === Aggregation.RATIO
    ? [indicator.numerator!, indicator.denominator!]
    : [indicator, null];

/** The id of the period of a year. */
export const periodIdOf = (year: number): number => 1 + year - YEARS[0];

/** Approved reports of every grassroots union for every year, what they state and the facts that follow from it. */
export function reportTables({ unions, figure }: Model): Table[] {
  const reporting = unions.filter(reports);
  const reportCount = reporting.length * YEARS.length;
  const facts = COUNTED.map((indicator) => ({ indicator, terms: termsOf(indicator) }));
  function* eachReport(): Generator<{ id: number; unionId: number; year: number }> {
    let id = 0;
    for (const year of YEARS) {
      for (const union of reporting) yield { id: (id += 1), unionId: union.id, year };
    }
  }
  return [
    {
      name: "report_period",
      columns: ["id", "code", "kind", "valid_from", "valid_to"],
      about: YEARS.length,
      rows: () =>
        YEARS.map((year) => [
          periodIdOf(year),
          String(year),
          PERIOD_KIND,
          `${year}-01-01`,
          `${year + 1}-01-01`,
        ]),
    },
    {
      name: "report",
      columns: [
        ...["id", "union_id", "period_id", "status", "revision", "version"],
        ...["submitted_at", "approved_at"],
      ],
      about: reportCount,
      *rows() {
        for (const { id, unionId, year } of eachReport()) {
          const next = year + 1;
          yield [
            ...[id, unionId, periodIdOf(year), "APPROVED", 3, 1],
            ...[`${next}-${SENT_ON}`, `${next}-${APPROVED_ON}`],
          ];
        }
      },
    },
    {
      name: "report_version",
      columns: ["report_id", "version", "recorded_at"],
      about: reportCount,
      *rows() {
        for (const { id, year } of eachReport()) yield [id, 1, `${year + 1}-${APPROVED_ON}`];
      },
    },
    {
      name: "report_value",
      columns: ["report_id", "version", "indicator_id", "value", "qualifier", "derived"],
      about: reportCount * STATED.length,
      *rows() {
        for (const { id, unionId, year } of eachReport()) {
          for (const indicator of STATED)
            yield [id, 1, indicator.rowId, figure(unionId, year, indicator), QUALIFIER, 0];
        }
      },
    },
    {
      name: "fact",
      columns: ["period_id", "union_id", "indicator_id", "value", "base", "qualifier"],
      about: reportCount * facts.length,
      *rows() {
        for (const { unionId, year } of eachReport()) {
          for (const { indicator, terms } of facts) {
            const [over, under] = terms;
            yield [
              ...[periodIdOf(year), unionId, indicator.rowId],
              figure(unionId, year, over),
              under ? figure(unionId, year, under) : 0,
              QUALIFIER,
            ];
          }
        }
      },
    },
  ];
}
