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

/** Ten thousand billion: more than any union of the country has of anything; the sum over all of them still fits. */
const LARGEST = 10_000_000_000_000;

function checkNumber(number: number | null | undefined, code: string): void {
  if (number === null || number === undefined) return;
  if (!Number.isSafeInteger(number) || number < 0)
    throw badInput("values", `${code}: phải là số nguyên không âm / must be a whole number, 0 or more.`);
  if (number > LARGEST)
    throw badInput(
      "values",
      `${code}: lớn quá mức có thể, tối đa ${LARGEST.toLocaleString("vi-VN")} / larger than can be, at most ${LARGEST.toLocaleString("en-US")}.`,
    );
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
    checkNumber(value.value, of.code);
    checkNumber(value.statedTotal, of.code);
    return { ...value, of };
  });
}

/** The values of a report, checked: BAD_USER_INPUT as `withIndicators` says. */
export function checkValues(values: readonly StatedValue[]): CheckedValue[] {
  return withIndicators(values).map((value) => ({
    ...value,
    qualifier: value.value === null ? null : (value.qualifier ?? ValueQualifier.EXACT),
  }));
}
