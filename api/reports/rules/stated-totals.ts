import type { Indicator } from "../../indicators/indicator.type";
import type { Rule } from "../../indicators/rule.catalogue";
import { decide, meantBy, type Stated } from "../../indicators/rule.evaluation";
import { exactly, intervalPlus } from "../../indicators/rule.number";
import { addUp } from "./figures";
import { judgeEach, type Finding } from "./each-indicator";
import type { Evidence } from "./evidence";
import { isHigher } from "./life";
import type { Verdict } from "./judge";
import { fail, joined, name, number, stated, type Said } from "./said";
import { addsUp, type Below } from "./totals";

const MOST_NAMED = 20;

/** Where the difference may lie: units without an approved figure, and units that state another total themselves. */
function differencesOf(below: readonly Below[]): Said {
  const found = below.flatMap(({ code, total, statedTotal }): Said[] => {
    if (total === null) {
      if (statedTotal === null)
        return [{ vi: `${code}: chưa có số được duyệt`, en: `${code}: nothing approved` }];
    } else if (statedTotal === null || statedTotal === total.value) return [];
    const [own, sum] = [number(statedTotal), total === null ? { vi: "chưa có", en: "none" } : stated(total)];
    return [
      {
        vi: `${code}: nêu ${own.vi}, cộng được ${sum.vi}`,
        en: `${code}: states ${own.en}, adds up to ${sum.en}`,
      },
    ];
  });
  if (found.length === 0)
    return { vi: "không đơn vị nào nêu số khác", en: "no union below states another figure" };
  const rest = number(found.length - MOST_NAMED);
  const more = { vi: `và ${rest.vi} đơn vị khác`, en: `and ${rest.en} other unions` };
  return joined(found.length > MOST_NAMED ? [...found.slice(0, MOST_NAMED), more] : found, "; ");
}

/** typed_total_matches_children: for each total that a higher union states beside its own part. */
export function statedTotalsMatch(rule: Rule, { report, figures, life, totalsBelow }: Evidence): Verdict[] {
  if (!isHigher(life)) return [];
  const findings = report.values
    .filter(({ indicator, statedTotal }) => statedTotal !== null && addsUp(indicator))
    .map(({ indicator, statedTotal }): readonly [Indicator, Finding] => {
      const below = totalsBelow.get(indicator.code) ?? [];
      const own = figures.get(indicator.code);
      const parts = [...below.flatMap(({ total }) => total ?? []), ...(own ? [own] : [])];
      if (parts.length === 0) return [indicator, null];
      const sum: Stated = addUp(parts.map((part) => new Map([["", part]]))).get("")!;
      const typed = exactly(-statedTotal!);
      const outcome = decide(intervalPlus(meantBy(sum), { low: typed, high: typed }), "=");
      if (outcome !== "FAIL") return [indicator, outcome === "PASS" ? "PASS" : null];
      const values = {
        indicator: name(indicator),
        union: { vi: report.unionCode, en: report.unionCode },
        value: number(statedTotal!),
        sum: stated(sum),
        differences: differencesOf(below),
      };
      return [indicator, fail(rule, values, [indicator])];
    });
  return judgeEach(
    rule,
    findings,
    (count) => ({
      vi: `${number(count).vi} số tổng hợp khớp với tổng của các báo cáo cấp dưới đã duyệt và phần trực tiếp.`,
      en: `${number(count).en} consolidated figures match the approved reports below and the own part.`,
    }),
    {
      vi: "báo cáo chưa nêu số tổng hợp nào có báo cáo cấp dưới được duyệt để so sánh",
      en: "no consolidated figure is stated that approved reports below can be compared with",
    },
  );
}
