import type { Content } from "../reports/content";
import { byIndicator } from "./report.figures";
import type { FilledReport } from "./report.filled";
import { cellsRefused, type Problem } from "./refusal";

/** The rule whose explanation lets an amount pass that looks like one in millions. */
const RULE = "money_unit_slip";
/** An amount this many times away from last year's was typed in another unit. */
const SLIP = 1000;
/** No amount in đồng is smaller than the smallest note anybody counts. */
const SMALLEST = 1000;

const grouped = new Intl.NumberFormat("vi-VN");

/**
 * Refuses amounts that were typed in triệu or tỷ: about a thousand times or more away from last year's, or smaller than
 * any sum of money is. Whoever means them says so on the sheet of explanations.
 */
export function checkMoney({ money, explanations }: FilledReport, saved: Content, past: Content): void {
  if (explanations.has(RULE) || saved.explanations.has(RULE)) return;
  const lastYear = byIndicator(past);
  const problems = money.flatMap(({ indicator, cell, value }): Problem[] => {
    const before = lastYear.get(indicator)?.value ?? null;
    const slipped =
      before !== null && before > 0 && value > 0 && (value * SLIP <= before || value >= before * SLIP);
    if (!slipped && (value === 0 || value >= SMALLEST)) return [];
    const [vi, en] =
      slipped && before !== null
        ? [`năm trước là ${grouped.format(before)} đồng`, `last year it was ${before} dong`]
        : ["số tiền nhỏ bất thường", "too small for an amount of money"];
    return [
      {
        cell,
        message: `Ô ${cell}: ${grouped.format(value)} đồng, ${vi}; có thể đã nhập theo triệu hay tỷ, nếu đúng hãy giải trình quy tắc ${RULE} / cell ${cell}: ${value} dong, ${en}; it may be in millions; if it is right, explain the rule ${RULE}.`,
      },
    ];
  });
  if (problems.length > 0) throw cellsRefused(problems);
}
