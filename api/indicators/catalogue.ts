import { LRUCache } from "lru-cache";
import { badInput } from "../platform/errors";
import { cleanCode } from "../platform/text";
import entries from "./catalogue.json";
import { Indicator, indicatorId, type Aggregation, type IndicatorGroup } from "./indicator.type";

function readCatalogue(): readonly Indicator[] {
  const indicators = entries.map((entry) =>
    Object.assign(new Indicator(), {
      id: indicatorId(entry.code),
      rowId: entry.id,
      code: entry.code,
      group: entry.group as IndicatorGroup,
      nameVi: entry.nameVi,
      nameEn: entry.nameEn,
      definitionVi: entry.definitionVi,
      definitionEn: entry.definitionEn,
      unitCode: entry.unit,
      aggregation: entry.aggregation as Aggregation,
      decimals: entry.decimals,
      sensitive: entry.sensitive,
    }),
  );
  const named = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  const term = (code: string | null): Indicator | null => (code === null ? null : named.get(code)!);
  entries.forEach((entry, index) => {
    const indicator = indicators[index]!;
    indicator.numerator = term(entry.numerator);
    indicator.denominator = term(entry.denominator);
    indicator.weight = term(entry.weight);
  });
  for (const indicator of indicators) {
    const terms = [indicator.numerator, indicator.denominator, indicator.weight];
    indicator.sensitive ||= terms.some((each) => each?.sensitive === true);
  }
  return indicators;
}

/** Every indicator, in the order of the catalogue. It changes with a release and its migration, never while running. */
export const CATALOGUE: readonly Indicator[] = readCatalogue();

const byCode = new Map(CATALOGUE.map((indicator) => [indicator.code, indicator]));
const byRowId = new Map(CATALOGUE.map((indicator) => [indicator.rowId, indicator]));

export function findIndicator(code: string): Indicator | null {
  return byCode.get(cleanCode(code, "indicator")) ?? null;
}

/** The indicator that a stored row refers to. */
export function indicatorOfRow(rowId: number): Indicator {
  return byRowId.get(rowId)!;
}

/** Lists that were asked for lately: the same codes give the same list, by which others remember what they found out about it. */
const lists = new LRUCache<string, readonly Indicator[]>({ max: 500 });

/** The indicators asked for, each once, in the order of the catalogue; none asked for means all. Unknown: BAD_USER_INPUT. */
export function readIndicators(codes: readonly string[] | null | undefined): readonly Indicator[] {
  if (!codes || codes.length === 0) return CATALOGUE;
  const name = codes.join("\n");
  let list = lists.get(name);
  if (!list) lists.set(name, (list = listOf(codes)));
  return list;
}

function listOf(codes: readonly string[]): readonly Indicator[] {
  const asked = new Set(
    codes.map((code) => {
      const indicator = findIndicator(code);
      if (!indicator)
        throw badInput(
          "indicators",
          `Không có chỉ tiêu ${code.slice(0, 60)} / there is no indicator ${code.slice(0, 60)}.`,
        );
      return indicator;
    }),
  );
  return CATALOGUE.filter((indicator) => asked.has(indicator));
}
