import { findIndicator } from "../indicators/catalogue";
import { Aggregation, type Indicator } from "../indicators/indicator.type";
import { ValueQualifier } from "../indicators/value.enums";
import { badInput } from "../platform/errors";

/** A number of a report, or (value null) only what the union states for its whole subtree. */
export interface StatedValue {
  /** Code of the indicator. */
  readonly indicator: string;
  /** A whole number, 0 or more. */
  readonly value: number | null;
  /** EXACT where nothing is said. */
  readonly qualifier?: ValueQualifier | null;
  readonly statedTotal?: number | null;
  readonly derived?: boolean;
  readonly note?: string | null;
  readonly sourceId?: number | null;
}

/** A stated value of an indicator that is known. */
export interface CheckedValue extends StatedValue {
  readonly of: Indicator;
  readonly qualifier: ValueQualifier | null;
}

/** Counted by the system, or worked out from other indicators: nobody states them. */
const NEVER_STATED: ReadonlySet<Aggregation> = new Set([Aggregation.COUNT, Aggregation.RATIO]);

/** Ten thousand billion: more than any union of the country has of its own; the sum over all of them still fits. */
const LARGEST = 10_000_000_000_000;
/** Totals are never added: all money of all unions together, in đồng, has to fit. */
const LARGEST_TOTAL = 1_000_000_000_000_000;

function checkNumber(number: number | null | undefined, code: string, largest: number): void {
  if (number === null || number === undefined) return;
  if (!Number.isInteger(number) || number < 0)
    throw badInput("values", `${code}: phải là số nguyên không âm / must be a whole number, 0 or more.`);
  if (number > largest)
    throw badInput(
      "values",
      `${code}: lớn quá mức có thể, tối đa ${largest.toLocaleString("vi-VN")} / larger than can be, at most ${largest.toLocaleString("en-US")}.`,
    );
}

/** A mean is counted with its weight: BAD_USER_INPUT where the two together are larger than can be added up exactly. */
export function checkWeights(values: readonly CheckedValue[]): void {
  const stated = new Map(values.map(({ of, value }) => [of, value]));
  for (const { of, value } of values) {
    const weight = of.weight && stated.get(of.weight);
    if (value === null || typeof weight !== "number" || Number.isSafeInteger(value * weight)) continue;
    const [mean, by] = [of.code, of.weight!.code];
    throw badInput(
      "values",
      `${mean}: nhân với ${by} thì lớn quá mức có thể / larger than can be when multiplied by ${by}.`,
    );
  }
}

/** The indicator that each of these speaks of: BAD_USER_INPUT for an unknown one, one that nobody states or that is stated twice, a number that is not whole, below 0 or larger than can be. */
export function withIndicators<
  T extends {
    readonly indicator: string;
    readonly value?: number | null;
    readonly statedTotal?: number | null;
  },
>(values: readonly T[]): (T & { readonly of: Indicator })[] {
  const seen = new Set<Indicator>();
  return values.map((value) => {
    const of = findIndicator(value.indicator);
    if (!of) {
      const code = value.indicator.slice(0, 60);
      throw badInput("values", `Không có chỉ tiêu ${code} / there is no indicator ${code}.`);
    }
    if (NEVER_STATED.has(of.aggregation)) {
      throw badInput(
        "values",
        `${of.code}: hệ thống tự tính, không nhập / worked out by the system, never stated.`,
      );
    }
    if (seen.has(of)) throw badInput("values", `${of.code}: nêu hai lần / stated twice.`);
    seen.add(of);
    checkNumber(value.value, of.code, LARGEST);
    checkNumber(value.statedTotal, of.code, LARGEST_TOTAL);
    return { ...value, of };
  });
}

/** The values of a report, checked: BAD_USER_INPUT as `withIndicators` says. */
export function checkValues(values: readonly StatedValue[]): CheckedValue[] {
  const checked = withIndicators(values).map((value) => ({
    ...value,
    qualifier: value.value === null ? null : (value.qualifier ?? ValueQualifier.EXACT),
  }));
  checkWeights(checked);
  return checked;
}
