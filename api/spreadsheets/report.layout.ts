import { CATALOGUE } from "../indicators/catalogue";
import { Aggregation, IndicatorGroup, type Indicator } from "../indicators/indicator.type";
import { ValueQualifier } from "../indicators/value.enums";
import { cellName } from "./cells";

/** Grows when a template of before can no longer be read rightly: one that was filled in then is refused by name. */
export const TEMPLATE_VERSION = "1";

/** The sheets of a template, by what they are for. */
export const SHEETS = {
  report: "Báo cáo",
  guide: "Hướng dẫn",
  explanations: "Giải trình",
  stamp: "_hub",
} as const;

/** The columns of the report sheet, from 1. Officers fill in VALUE, QUALIFIER, TOTAL and NOTE. */
export const COLUMN = {
  CODE: 1,
  NAME: 2,
  UNIT: 3,
  PAST: 4,
  VALUE: 5,
  QUALIFIER: 6,
  TOTAL: 7,
  NOTE: 8,
  ORIGIN: 9,
} as const;

/** The headings in the order of the columns. */
export const HEADINGS = [
  "Mã",
  "Chỉ tiêu",
  "Đơn vị",
  "Cùng kỳ năm trước",
  "Giá trị",
  "Tính chất",
  "Tổng cả hệ thống",
  "Ghi chú",
  "Đề xuất từ hồ sơ",
] as const;

/** The rows that say whose report it is, and the row of the headings. */
export const ROW = { TITLE: 1, UNION: 2, PERIOD: 3, STAMP: 4, HINT: 5, HEADINGS: 6 } as const;

/** The columns and the first row of the sheet on which warnings are explained. */
export const EXPLAIN = { CODE: 1, SEVERITY: 2, RULE: 3, RESULT: 4, TEXT: 5, HEADINGS_ROW: 3 } as const;

export const EXPLAIN_HEADINGS = ["Mã quy tắc", "Mức độ", "Nội dung", "Kết quả", "Giải trình"] as const;

/** How a number is meant, in the words of the template. */
export const QUALIFIER_WORDS: Readonly<Record<ValueQualifier, string>> = {
  EXACT: "bằng đúng",
  AT_LEAST: "ít nhất",
  MORE_THAN: "nhiều hơn",
  ABOUT: "khoảng",
};

export const GROUP_NAMES: Readonly<Record<IndicatorGroup, string>> = {
  ORGANIZATION: "Tổ chức",
  MEMBERSHIP: "Đoàn viên",
  OFFICERS: "Cán bộ công đoàn",
  WOMEN_AFFAIRS: "Công tác nữ công",
  PROPAGANDA: "Tuyên giáo",
  EMULATION: "Thi đua, khen thưởng",
  WELFARE: "Chăm lo đời sống",
  INSPECTION: "Kiểm tra, giám sát",
  FINANCE: "Tài chính",
  LABOR_RELATIONS: "Quan hệ lao động",
  PARTY_BUILDING: "Xây dựng Đảng",
  TRAINING: "Đào tạo, bồi dưỡng",
};

const WORKED_OUT: ReadonlySet<Aggregation> = new Set([Aggregation.COUNT, Aggregation.RATIO]);

/** True where unions state the indicator; the others are worked out by the system. */
export const isStated = (indicator: Indicator): boolean => !WORKED_OUT.has(indicator.aggregation);

/** A row of the report sheet: the heading of a group, or an indicator. */
export type LayoutRow =
  | { readonly row: number; readonly group: IndicatorGroup }
  | { readonly row: number; readonly indicator: Indicator };

/** The rows below the headings: every indicator that unions state, by group, in the order of the catalogue. */
export const LAYOUT: readonly LayoutRow[] = Object.values(IndicatorGroup)
  .map((group) => ({
    group,
    indicators: CATALOGUE.filter((indicator) => indicator.group === group && isStated(indicator)),
  }))
  .filter(({ indicators }) => indicators.length > 0)
  .flatMap(({ group, indicators }) => [{ group }, ...indicators.map((indicator) => ({ indicator }))])
  .map((each, index) => ({ ...each, row: ROW.HEADINGS + 1 + index }));

const rows = new Map(
  LAYOUT.flatMap((each) => ("indicator" in each ? [[each.indicator, each.row] as const] : [])),
);

/** The row on which a template has an indicator; null for one that nobody states. */
export const rowOf = (indicator: Indicator): number | null => rows.get(indicator) ?? null;

/** The cell in which an indicator's value is typed. */
export const valueCell = (row: number): string => cellName(COLUMN.VALUE, row);

/** The line that says whose report of which period it is, and by which template. */
export const stampLine = (union: string, period: string): string =>
  `Mẫu báo cáo phiên bản ${TEMPLATE_VERSION} · công đoàn ${union} · kỳ ${period}`;

/** The name under which a template is kept. */
export function templateName(union: string, period: string): string {
  const plain = (text: string): string => text.replace(/[^\p{L}\p{N}._-]+/gu, "-");
  return `bao-cao-${plain(union)}-${plain(period)}.xlsx`;
}
