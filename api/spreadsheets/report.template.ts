import type { Indicator } from "../indicators/indicator.type";
import { codeItem } from "../indicators/code-list.queries";
import { CATALOGUE } from "../indicators/catalogue";
import { ValueQualifier } from "../indicators/value.enums";
import { cellName } from "./cells";
import type { RequestContext } from "../platform/request";
import type { Day } from "../platform/days";
import { SHEET_CHECKS, validationOf } from "./report.checks";
import { explanationsSheet } from "./report.explanations";
import { byIndicator, knownReport, pastContent } from "./report.figures";
import { guideSheet } from "./report.guide";
import {
  COLUMN,
  GROUP_NAMES,
  HEADINGS,
  isStated,
  LAYOUT,
  QUALIFIER_WORDS,
  ROW,
  SHEETS,
  stampLine,
  TEMPLATE_VERSION,
  templateName,
  valueCell,
} from "./report.layout";
import { proposedValues, type Proposed } from "./report.proposed";
import { stampSheet, type Entry } from "./report.stamp";
import type { CellPlan, SheetPlan, Validation } from "./sheet.write";
import { writeWorkbook } from "./workbook.write";

/** A file to be sent. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The words for the units of indicators. */
export async function unitLabels(request: RequestContext): Promise<(indicator: Indicator) => string> {
  const codes = [...new Set(CATALOGUE.map((indicator) => indicator.unitCode))];
  const items = await Promise.all(codes.map((code) => request.load(codeItem, { list: "unit", code })));
  const labels = new Map(codes.map((code, index) => [code, items[index]!.labelVi]));
  return (indicator) => labels.get(indicator.unitCode)!;
}

const dayInWords = (day: Day): string => day.split("-").reverse().join("/");

interface RowContent {
  readonly unit: string;
  readonly past: number | null;
  readonly saved: Entry | undefined;
  readonly proposed: Proposed | undefined;
}

function indicatorCells(
  row: number,
  indicator: Indicator,
  { unit, past, saved, proposed }: RowContent,
): CellPlan[] {
  const shown = saved ?? proposed;
  const word =
    shown?.qualifier && shown.qualifier !== ValueQualifier.EXACT ? QUALIFIER_WORDS[shown.qualifier] : null;
  return [
    { column: COLUMN.CODE, row, value: indicator.code, style: "code" },
    { column: COLUMN.NAME, row, value: indicator.nameVi, style: "text" },
    { column: COLUMN.UNIT, row, value: unit, style: "text" },
    { column: COLUMN.PAST, row, value: past, style: "past" },
    {
      column: COLUMN.VALUE,
      row,
      value: shown?.value ?? null,
      style: saved || !proposed ? "number" : "proposed",
    },
    { column: COLUMN.QUALIFIER, row, value: word, style: "word" },
    { column: COLUMN.TOTAL, row, value: saved?.statedTotal ?? null, style: "number" },
    { column: COLUMN.NOTE, row, value: saved?.note ?? null, style: "note" },
    { column: COLUMN.ORIGIN, row, value: saved ? null : (proposed?.explanation ?? null), style: "text" },
  ];
}

function validationsOf(row: number, { nameVi, definitionVi }: Indicator): Validation[] {
  const { formula, message } = validationOf(row);
  const total = cellName(COLUMN.TOTAL, row);
  return [
    {
      cell: valueCell(row),
      accepts: { formula },
      error: message,
      prompt: { title: nameVi, text: definitionVi },
    },
    {
      cell: cellName(COLUMN.QUALIFIER, row),
      accepts: { words: Object.values(QUALIFIER_WORDS) },
      error: `Chọn một trong: ${Object.values(QUALIFIER_WORDS).join(", ")}.`,
    },
    {
      cell: total,
      accepts: { formula: `AND(ISNUMBER(${total}),${total}>=0,${total}=INT(${total}))` },
      error: "Phải là số nguyên không âm.",
    },
  ];
}

/** The cells of a rule stand out while its figures are all there and it doesn't hold. */
const highlights = SHEET_CHECKS.flatMap(({ rows, decidable, holds }) =>
  rows.map((row) => ({ cell: valueCell(row), formula: `AND(${decidable()},NOT(${holds()}))` })),
);

/**
 * The template of a union's report for a period, filled in with what is saved and what the record proposes. For a caller
 * who reaches the union. UNAUTHENTICATED, FORBIDDEN, NOT_FOUND (no such union), BAD_USER_INPUT (no such period, or one in
 * which the union did not exist).
 */
export async function reportTemplate(
  request: RequestContext,
  code: string,
  periodCode: string,
): Promise<NamedFile> {
  const known = await knownReport(request, code, periodCode);
  const { union, period, report, content } = known;
  const unitOf = await unitLabels(request);
  const saved = byIndicator(content);
  const past = byIndicator(await pastContent(request, known));
  const proposed = await proposedValues(request, known);
  const entries = new Map<Indicator, Entry>();
  for (const [indicator, { value, qualifier, statedTotal = null, note = null }] of saved)
    if (isStated(indicator)) entries.set(indicator, { value, qualifier, statedTotal, note });

  const name = union.names.nameVi;
  const span = `${dayInWords(period.from)} – ${dayInWords(period.to)}`;
  const due = period.dueOn ? `; hạn nộp ${dayInWords(period.dueOn)}` : "";
  const intro: CellPlan[] = [
    { column: 1, row: ROW.TITLE, value: `Báo cáo kỳ ${period.code} của ${name}`, style: "title" },
    { column: 1, row: ROW.UNION, value: `Công đoàn: ${name} (${union.code})`, style: "plain" },
    { column: 1, row: ROW.PERIOD, value: `Kỳ báo cáo: ${period.code} (${span}${due})`, style: "plain" },
    { column: 1, row: ROW.STAMP, value: stampLine(union.code, period.code), style: "quiet" },
    {
      column: 1,
      row: ROW.HINT,
      value: `Điền các ô nền vàng nhạt; cách điền xem trang “${SHEETS.guide}”, lý do của cảnh báo ghi ở trang “${SHEETS.explanations}”.`,
      style: "quiet",
    },
  ];
  const headings = HEADINGS.map((value, index) => ({
    ...{ column: index + 1, row: ROW.HEADINGS, value, style: "head" as const },
  }));
  const body = LAYOUT.flatMap((line): CellPlan[] => {
    if ("group" in line) {
      return HEADINGS.map((_, index) => ({
        ...{ column: index + 1, row: line.row, style: "group" as const },
        value: index === COLUMN.NAME - 1 ? GROUP_NAMES[line.group] : null,
      }));
    }
    const { row, indicator } = line;
    return indicatorCells(row, indicator, {
      unit: unitOf(indicator),
      past: past.get(indicator)?.value ?? null,
      saved: entries.get(indicator),
      proposed: proposed.get(indicator),
    });
  });
  const heights = new Map<number, number>([
    [ROW.TITLE, 26],
    [ROW.HEADINGS, 34],
    ...LAYOUT.flatMap((line) =>
      "indicator" in line && line.indicator.nameVi.length > 48 ? [[line.row, 32] as [number, number]] : [],
    ),
  ]);
  const sheet: SheetPlan = {
    name: SHEETS.report,
    widths: [30, 50, 12, 16, 16, 13, 16, 30, 40],
    heights,
    merged: [ROW.UNION, ROW.PERIOD, ROW.STAMP, ROW.HINT].map((row) => `A${row}:H${row}`),
    frozenAt: { column: COLUMN.UNIT, row: ROW.HEADINGS + 1 },
    cells: [...intro, ...headings, ...body],
    validations: LAYOUT.flatMap((line) =>
      "indicator" in line ? validationsOf(line.row, line.indicator) : [],
    ),
    highlights,
  };
  const { explanations } = content;
  const stamp = stampSheet({ union: union.code, period: period.code, entries, explanations });
  const bytes = await writeWorkbook([sheet, guideSheet(unitOf), explanationsSheet(explanations), stamp], {
    union: union.code,
    period: period.code,
    template: TEMPLATE_VERSION,
    revision: String(report?.revision ?? 0),
  });
  return { name: templateName(union.code, period.code), bytes };
}
