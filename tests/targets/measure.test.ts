import { findIndicator } from "../../api/indicators/catalogue";
import type { Cell } from "../../api/indicators/disclosure";
import { ObservationStatus, ValueQualifier } from "../../api/indicators/value.enums";
import { measureOf, shareOf } from "../../api/targets/measure";
import { yardstickOf } from "../../api/targets/yardstick";

const { COMPLETE, PARTIAL, MISSING, SUPPRESSED, NOT_APPLICABLE } = ObservationStatus;
const { EXACT, AT_LEAST, MORE_THAN, ABOUT } = ValueQualifier;
const known = (code: string) => findIndicator(code)!;
const sum = known("inspections");
const stock = known("members");
const ratio = known("officers_trained_share");

const cell = (given: Partial<Cell>): Cell => ({
  ...{
    indicator: sum,
    value: null,
    qualifier: EXACT,
    status: COMPLETE,
    numerator: null,
    denominator: null,
    reportedUnits: 1,
    expectedUnits: 1,
  },
  ...given,
});
const missing = cell({ qualifier: null, status: MISSING, reportedUnits: 0 });
const pair = (numerator: number, denominator: number, given: Partial<Cell> = {}) =>
  cell({
    numerator,
    denominator,
    value: denominator === 0 ? null : (100 * numerator) / denominator,
    ...given,
  });

test("a sum adds its years, and is as loose as its loosest part", () => {
  expect(measureOf(sum, [cell({ value: 2 }), cell({ value: 3 })])).toMatchObject({
    value: 5,
    evidence: { kind: "EXACT", value: 5 },
    complete: true,
    growing: true,
    expectedUnits: 2,
    reportedUnits: 2,
  });
  expect(measureOf(sum, [cell({ value: 2 }), cell({ value: 3, qualifier: AT_LEAST })]).evidence).toEqual({
    kind: "AT_LEAST",
    value: 5,
  });
  expect(
    measureOf(sum, [cell({ value: 2, qualifier: MORE_THAN }), cell({ value: 3, qualifier: AT_LEAST })])
      .evidence,
  ).toEqual({ kind: "MORE_THAN", value: 5 });
  expect(
    measureOf(sum, [cell({ value: 2, qualifier: MORE_THAN }), cell({ value: 3, qualifier: ABOUT })]).evidence,
  ).toEqual({ kind: "ABOUT", value: 5 });
});

test("a sum with a year or a union missing is a lower bound; a zero is a figure", () => {
  expect(measureOf(sum, [cell({ value: 2 }), missing])).toMatchObject({
    status: PARTIAL,
    evidence: { kind: "AT_LEAST", value: 2 },
    complete: false,
    expectedUnits: 2,
    reportedUnits: 1,
  });
  expect(measureOf(sum, [cell({ value: 2, expectedUnits: 3, status: PARTIAL })]).evidence).toEqual({
    kind: "AT_LEAST",
    value: 2,
  });
  expect(measureOf(sum, [cell({ value: 0 })])).toMatchObject({
    value: 0,
    evidence: { kind: "EXACT", value: 0 },
  });
  expect(measureOf(sum, [missing])).toMatchObject({ status: MISSING, value: null, evidence: null });
  expect(measureOf(sum, [])).toMatchObject({ status: MISSING, value: null, evidence: null });
});

test("a ratio is Σ numerators over Σ denominators, of a part of the reports no bound", () => {
  expect(measureOf(ratio, [pair(1, 2), pair(9, 18)])).toMatchObject({
    value: 50,
    evidence: { kind: "EXACT", value: 50 },
    growing: false,
  });
  expect(measureOf(ratio, [pair(1, 1), pair(0, 99)]).value).toBe(1);
  expect(
    measureOf(ratio, [pair(1, 2), pair(0, 0, { status: NOT_APPLICABLE, qualifier: null })]),
  ).toMatchObject({ value: 50, complete: true });
  expect(measureOf(ratio, [pair(0, 0, { status: NOT_APPLICABLE, qualifier: null })])).toMatchObject({
    value: null,
    status: NOT_APPLICABLE,
    evidence: null,
  });
  expect(measureOf(ratio, [pair(1, 2), missing]).evidence).toEqual({ kind: "PART", value: 50 });
});

test("a stock is the latest, and says when a later period has none", () => {
  expect(measureOf(stock, [cell({ value: 10 }), cell({ value: 12 })])).toMatchObject({
    value: 12,
    stale: false,
    complete: true,
    expectedUnits: 1,
  });
  expect(measureOf(stock, [cell({ value: 10 }), missing])).toMatchObject({
    value: 10,
    stale: true,
    complete: true,
  });
  expect(measureOf(stock, [missing, cell({ value: 12 })])).toMatchObject({ value: 12, complete: true });
});

test("one withheld year withholds the whole", () => {
  expect(measureOf(sum, [cell({ value: 2 }), cell({ qualifier: null, status: SUPPRESSED })])).toMatchObject({
    status: SUPPRESSED,
    value: null,
    evidence: null,
    expectedUnits: 0,
  });
});

test("what is never added up has no figure over several periods", () => {
  const none = known("remittances_vnd");
  expect(measureOf(none, [cell({ value: 7 })]).value).toBe(7);
  expect(measureOf(none, [cell({ value: 7 }), cell({ value: 8 })])).toMatchObject({
    value: null,
    status: NOT_APPLICABLE,
  });
});

test("“of these” is measured by what the parent counts", () => {
  const fighters = known("emulation_fighters");
  expect(yardstickOf(known("emulation_fighters_share"), known("advanced_workers_share"), true)).toEqual({
    indicator: known("emulation_fighters_share"),
    of: null,
  });
  expect(yardstickOf(fighters, known("advanced_workers_share"), true)).toEqual({
    indicator: known("emulation_fighters_share"),
    of: null,
  });
  expect(yardstickOf(fighters, known("members"), true)).toEqual({
    indicator: fighters,
    of: known("members"),
  });
  expect(yardstickOf(fighters, known("members"), false)).toEqual({ indicator: fighters, of: null });
  expect(yardstickOf(fighters, null, true)).toBeNull();
  const [part, whole] = [measureOf(sum, [cell({ value: 2 })]), measureOf(stock, [cell({ value: 10 })])];
  expect(shareOf(part, whole)).toMatchObject({
    value: 20,
    evidence: { kind: "EXACT", value: 20 },
    growing: false,
  });
  expect(shareOf(measureOf(sum, [cell({ value: 2 }), missing]), whole).evidence).toEqual({
    kind: "PART",
    value: 20,
  });
  expect(shareOf(part, measureOf(stock, [cell({ value: 10, qualifier: AT_LEAST })])).evidence).toEqual({
    kind: "ABOUT",
    value: 20,
  });
  expect(shareOf(part, measureOf(stock, [cell({ value: 0 })]))).toMatchObject({
    value: null,
    status: NOT_APPLICABLE,
  });
  expect(shareOf(part, measureOf(stock, [missing])).value).toBeNull();
});
