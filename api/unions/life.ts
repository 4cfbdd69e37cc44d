import { OPEN_FROM, OPEN_TO, type Day } from "../platform/days";
import { badInput } from "../platform/errors";

/** Days `[from, to)`, with OPEN_FROM and OPEN_TO where a bound is unknown or open. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** Days as a caller gives them: `from` the first, `until` the first that no longer counts; null is open or unknown. */
export interface SpanInput {
  readonly from?: Day | null;
  readonly until?: Day | null;
}

/** The days that two spans share; null where they share none. */
export function overlap(a: Span, b: Span): Span | null {
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to < b.to ? a.to : b.to;
  return from < to ? { from, to } : null;
}

/** The span a caller gave; one that ends before it begins is BAD_USER_INPUT. */
export function readSpan(input: SpanInput, field: string): Span {
  const span = { from: input.from ?? OPEN_FROM, to: input.until ?? OPEN_TO };
  if (span.from >= span.to) {
    throw badInput(
      field,
      `${field}: ngày kết thúc phải sau ngày bắt đầu / the end must come after the beginning.`,
    );
  }
  return span;
}

/**
 * The spans of a union's versions, in their order: together exactly its life, without gap or overlap. A bound that is
 * not given is that of the neighbour, or of the life. Anything else is BAD_USER_INPUT.
 */
export function tileLife(life: Span, versions: readonly SpanInput[]): Span[] {
  const spans = versions.map((version, index) => ({
    from: version.from ?? (index === 0 ? life.from : (versions[index - 1]!.until ?? OPEN_FROM)),
    to: version.until ?? (index === versions.length - 1 ? life.to : (versions[index + 1]!.from ?? OPEN_TO)),
  }));
  const tiled =
    spans.length > 0 &&
    spans[0]!.from === life.from &&
    spans.at(-1)!.to === life.to &&
    spans.every((span, index) => span.from < span.to && (index === 0 || span.from === spans[index - 1]!.to));
  if (!tiled) {
    throw badInput(
      "versions",
      "versions: các tên phải nối tiếp nhau, phủ kín đúng thời gian tồn tại / the versions must follow each other and cover the union's life exactly.",
    );
  }
  return spans;
}
