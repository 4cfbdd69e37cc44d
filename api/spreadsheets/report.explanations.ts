import { RULES } from "../indicators/rule.catalogue";
import { ON_REPORT_SHEET, ruleSentence, SHEET_CHECKS } from "./report.checks";
import { EXPLAIN, EXPLAIN_HEADINGS, SHEETS } from "./report.layout";
import type { CellPlan, Formula, SheetPlan } from "./sheet.write";

const SEVERITIES: Readonly<Record<string, string>> = { ERROR: "lỗi", WARNING: "cảnh báo", INFO: "thông tin" };
const ELSEWHERE = "hệ thống kiểm tra khi nộp";

/** What the sheet says of a rule while somebody types; computed by the program that opens the file. */
function resultOf(code: string): string | Formula {
  const check = SHEET_CHECKS.find(({ rule }) => rule.code === code);
  if (!check) return ELSEWHERE;
  const { decidable, holds } = check;
  return {
    formula: `IF(${decidable(ON_REPORT_SHEET)},IF(${holds(ON_REPORT_SHEET)},"đạt","KHÔNG ĐẠT"),"chưa đủ số liệu")`,
  };
}

/** The sheet on which the rules stand, what they make of the figures, and why a warning is all right. */
export function explanationsSheet(explanations: ReadonlyMap<string, string>): SheetPlan {
  const { CODE, SEVERITY, RULE, RESULT, TEXT, HEADINGS_ROW } = EXPLAIN;
  const cells: CellPlan[] = [
    { column: 1, row: 1, value: "Giải trình", style: "title" },
    {
      column: 1,
      row: 2,
      value:
        "Quy tắc mức “cảnh báo” mà báo cáo không đạt: ghi lý do ở cột “Giải trình”. Quy tắc mức “lỗi” phải sửa số liệu.",
      style: "quiet",
    },
    ...EXPLAIN_HEADINGS.map((value, index) => ({
      column: index + 1,
      row: HEADINGS_ROW,
      value,
      style: "head" as const,
    })),
  ];
  const heights = new Map<number, number>([
    [1, 26],
    [2, 20],
  ]);
  const highlights = RULES.map((rule, index) => {
    const row = HEADINGS_ROW + 1 + index;
    const sentence = ruleSentence(rule);
    cells.push(
      { column: CODE, row, value: rule.code, style: "code" },
      { column: SEVERITY, row, value: SEVERITIES[rule.severity]!, style: "text" },
      { column: RULE, row, value: sentence, style: "text" },
      { column: RESULT, row, value: resultOf(rule.code), style: "text" },
      { column: TEXT, row, value: explanations.get(rule.code) ?? null, style: "note" },
    );
    heights.set(row, 17 * Math.max(1, Math.ceil(sentence.length / 56)));
    return { cell: `D${row}`, formula: `D${row}="KHÔNG ĐẠT"` };
  });
  return {
    name: SHEETS.explanations,
    widths: [34, 12, 60, 24, 60],
    heights,
    merged: ["A2:E2"],
    frozenAt: { column: 1, row: HEADINGS_ROW + 1 },
    cells,
    highlights,
  };
}
