/** An exact number `over / under`, `under` above 0: rules compare without rounding, however large the sums of money. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

export const ZERO: Fraction = { over: 0n, under: 1n };

/** The number that a decimal such as `0.15` writes. */
export function fractionOf(decimal: string): Fraction {
  const [whole = "", decimals = ""] = decimal.split(".");
  return { over: BigInt(whole + decimals), under: 10n ** BigInt(decimals.length) };
}

/** The number that a JavaScript number is, exactly; it must be finite. */
export function exactly(number: number): Fraction {
  let over = number;
  let under = 1n;
  while (!Number.isInteger(over)) {
    over *= 2;
    under *= 2n;
  }
  return { over: BigInt(over), under };
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.under + b.over * a.under, under: a.under * b.under };
}

export function times(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.over, under: a.under * b.under };
}

/** Below 0, 0 or above 0, like the number. */
export function signOf({ over }: Fraction): -1 | 0 | 1 {
  return over < 0n ? -1 : over > 0n ? 1 : 0;
}

/** From `low` to `high`, both included; null is without a bound. */
export interface Interval {
  readonly low: Fraction | null;
  readonly high: Fraction | null;
}

export function intervalTimes({ low, high }: Interval, factor: Fraction): Interval {
  const by = (bound: Fraction | null): Fraction | null => bound && times(bound, factor);
  if (signOf(factor) === 0) return { low: ZERO, high: ZERO };
  return signOf(factor) > 0 ? { low: by(low), high: by(high) } : { low: by(high), high: by(low) };
}

export function intervalPlus(a: Interval, b: Interval): Interval {
  const sum = (x: Fraction | null, y: Fraction | null): Fraction | null => (x && y ? plus(x, y) : null);
  return { low: sum(a.low, b.low), high: sum(a.high, b.high) };
}
