import { findIndicator } from "../../api/indicators/catalogue";
import { Aggregation } from "../../api/indicators/indicator.type";
import { RECORD_PARTS } from "../../api/reports/proposal.table";
import codes from "../../api/indicators/code-lists.json";

const MEANINGS = RECORD_PARTS.flatMap((part) => part.meanings);

test("every meaning quotes the definition of the indicator that it is proposed for", () => {
  const unlike = MEANINGS.filter(
    ({ indicator, definition }) => !findIndicator(indicator)?.definitionEn.includes(definition),
  );
  expect(unlike.map(({ indicator }) => indicator)).toEqual([]);
});

test("only what a report can state is proposed, and from one part of the record alone", () => {
  const indicators = MEANINGS.map(({ indicator }) => findIndicator(indicator)!);
  expect(
    indicators.filter(({ aggregation }) => ![Aggregation.SUM, Aggregation.LAST].includes(aggregation)),
  ).toEqual([]);
  expect(new Set(indicators).size).toBe(indicators.length);
});

test("every code of a title or kind is one of the lists", () => {
  const known = new Set(codes.map(({ code }) => code));
  const named = MEANINGS.flatMap(({ entries }) =>
    [...entries.matchAll(/f\.(?:title_code|kind_code) (?:= '(\w+)'|IN \(([^)]*)\))/g)].flatMap(
      ([, one, several]) => (one ? [one] : several!.split(", ").map((quoted) => quoted.slice(1, -1))),
    ),
  );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((code) => !known.has(code))).toEqual([]);
});
