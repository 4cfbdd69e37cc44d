import { CATALOGUE, findIndicator } from "../../api/indicators/catalogue";
import { Aggregation, type Indicator } from "../../api/indicators/indicator.type";
import type { Mix } from "./hash";

/** A figure of this indicator is a share of another's, or a number below a bound in steps. */
type Range = { readonly of: string } | { readonly below: number; readonly step?: number };

/** The 36 indicators that reports state. A part never exceeds its whole. */
const RANGES: Readonly<Record<string, Range>> = {
  workers: { below: 2500 },
  workers_women: { of: "workers" },
  members: { of: "workers" },
  members_women: { of: "members" },
  members_with_card: { of: "members" },
  officers: { below: 40 },
  officers_full_time: { of: "officers" },
  section_unions: { below: 12 },
  union_groups: { below: 30 },
  women_committees: { below: 2 },
  collectives: { below: 25 },
  members_admitted: { below: 180 },
  members_transferred_in: { below: 60 },
  members_transferred_out: { below: 60 },
  members_studied: { of: "members" },
  excellent_members: { of: "members" },
  employers_unionised: { below: 9 },
  employers_with_agreement: { of: "employers_unionised" },
  propaganda_sessions: { below: 50 },
  thematic_sessions: { below: 20 },
  major_activities: { below: 90 },
  culture_sports_events: { below: 15 },
  campaigns_launched: { below: 6 },
  certificates_of_merit: { below: 30 },
  initiatives_recognised: { below: 70 },
  welfare_participations: { below: 3000 },
  welfare_vnd: { below: 900, step: 1_000_000 },
  tet_welfare_vnd: { below: 400, step: 500_000 },
  charity_contributions_vnd: { below: 300, step: 100_000 },
  inspections: { below: 8 },
  supervisions: { below: 5 },
  member_dues_vnd: { below: 50_000, step: 10_000 },
  expenditure_vnd: { below: 60_000, step: 10_000 },
  agreements_signed: { below: 4 },
  dialogues: { below: 10 },
  training_courses: { below: 12 },
};

/** What reports state, in the order of the catalogue. */
export const STATED: readonly Indicator[] = CATALOGUE.filter(({ code }) => Object.hasOwn(RANGES, code));

/** The ratios that follow where a report states both terms. */
export const IMPLIED: readonly Indicator[] = CATALOGUE.filter(
  ({ aggregation, numerator, denominator }) =>
    aggregation === Aggregation.RATIO && STATED.includes(numerator!) && STATED.includes(denominator!),
);

/** The 40 indicators of which a union has a fact a year, in the order of the catalogue. */
export const COUNTED: readonly Indicator[] = CATALOGUE.filter(
  (indicator) => STATED.includes(indicator) || IMPLIED.includes(indicator),
);

/** What a grassroots union states for a year: a figure of a STATED indicator, a whole number from 0 up. */
export type Figure = (unionId: number, year: number, indicator: Indicator) => number;

/** The whole of which an indicator is a part; null for one that stands alone. */
const WHOLE = new Map(
  STATED.map((indicator) => {
    const range = RANGES[indicator.code]!;
    return [indicator, "of" in range ? findIndicator(range.of) : null];
  }),
);

/** The figures of one data set. */
export function figuresOf(mix: Mix): Figure {
  const figure: Figure = (unionId, year, indicator) => {
    const hash = mix(unionId, year, indicator.rowId);
    const whole = WHOLE.get(indicator);
    if (whole) return Math.floor((figure(unionId, year, whole) * (hash % 101)) / 100);
    const { below, step = 1 } = RANGES[indicator.code] as { below: number; step?: number };
    return (hash % below) * step;
  };
  return figure;
}
