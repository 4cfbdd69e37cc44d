import { readPeriod } from "../../api/indicators/period";
import { stretchOf } from "../../api/targets/span";
import { TargetPeriodicity } from "../../api/targets/target.enums";

const { PER_YEAR, PER_TERM, PER_CAMPAIGN } = TargetPeriodicity;
const TODAY = "2026-11-21";
const term = { firstYear: 2023, lastYear: 2028 };

function stretch(
  periodicity: TargetPeriodicity,
  years: { firstYear: number | null; lastYear: number | null },
  period: string,
  today = TODAY,
): unknown {
  const found = stretchOf({ periodicity, ...years }, readPeriod(period, today), today);
  return typeof found === "string" ? found : [found.parts.map(({ code }) => code).join(" "), found.over];
}

test.each([
  [PER_YEAR, term, "2023", ["2023", true]],
  [PER_YEAR, term, "2026", ["2026", false]],
  [PER_YEAR, term, "2024-H1", ["2024-H1", false]],
  [PER_YEAR, term, "2024-Q3", ["2024-Q3", false]],
  [PER_YEAR, term, "2022", "OUTSIDE"],
  [PER_YEAR, { firstYear: null, lastYear: 2022 }, "2023", "OUTSIDE"],
  [PER_YEAR, { firstYear: null, lastYear: null }, "2000", ["2000", true]],
  [PER_YEAR, term, "2023-01-01..2024-12-31", "MANY_YEARS"],
  [PER_TERM, term, "2022", "OUTSIDE"],
  [PER_TERM, term, "2023", ["2023", false]],
  [PER_TERM, term, "2025", ["2023 2024 2025", false]],
  [PER_TERM, term, "2025-H1", ["2023 2024 2025-H1", false]],
  [PER_TERM, term, "2025-9M", ["2023 2024 2025-9M", false]],
  [PER_TERM, term, "2025-Q2", ["2023 2024", false]],
  [PER_TERM, term, "2025-Q4", ["2023 2024 2025", false]],
  [PER_TERM, { firstYear: 2018, lastYear: 2023 }, "2023", ["2018 2019 2020 2021 2022 2023", true]],
  [PER_TERM, { firstYear: 2018, lastYear: 2019 }, "2024", ["2018 2019", true]],
  [PER_TERM, { firstYear: 2018, lastYear: 2019 }, "2018", ["2018", false]],
  [PER_TERM, { firstYear: null, lastYear: 2022 }, "2022", "NO_TERM"],
  [PER_CAMPAIGN, { firstYear: 2024, lastYear: 2024 }, "2024", ["2024", true]],
  [PER_CAMPAIGN, { firstYear: 2026, lastYear: 2026 }, "2026", ["2026", false]],
])("%s %j up to %s", (periodicity, years, period, expected) => {
  expect(stretch(periodicity, years, period)).toEqual(expected);
});

test("a year is over on the day after its last", () => {
  expect(stretch(PER_YEAR, term, "2026", "2026-12-31")).toEqual(["2026", false]);
  expect(stretch(PER_YEAR, term, "2026", "2027-01-01")).toEqual(["2026", true]);
});
