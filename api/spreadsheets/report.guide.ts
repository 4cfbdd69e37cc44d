import type { Indicator } from "../indicators/indicator.type";
import { COLUMN, GROUP_NAMES, HEADINGS, LAYOUT, QUALIFIER_WORDS, SHEETS } from "./report.layout";
import type { CellPlan, SheetPlan } from "./sheet.write";

const heading = (column: number): string => `“${HEADINGS[column - 1]}”`;

const STEPS = [
  `Chỉ điền các ô nền vàng nhạt của trang “${SHEETS.report}”: ${heading(COLUMN.VALUE)}, ${heading(COLUMN.QUALIFIER)}, ${heading(COLUMN.TOTAL)}, ${heading(COLUMN.NOTE)}. Các ô khác được khoá để tránh sửa nhầm.`,
  `${heading(COLUMN.VALUE)} là phần của chính công đoàn và các đơn vị bên dưới không nộp báo cáo riêng; không cộng số của đơn vị tự nộp báo cáo.`,
  "Số phải là số nguyên không âm. Tiền ghi bằng đồng, không ghi bằng triệu hay tỷ: 5 triệu đồng ghi là 5000000.",
  "Không có số liệu thì để trống. Để trống khác với số 0: 0 nghĩa là không phát sinh.",
  `${heading(COLUMN.QUALIFIER)} để trống hoặc “${QUALIFIER_WORDS.EXACT}” khi con số chính xác; chọn “${QUALIFIER_WORDS.AT_LEAST}”, “${QUALIFIER_WORDS.MORE_THAN}” hoặc “${QUALIFIER_WORDS.ABOUT}” khi chỉ biết như vậy.`,
  `${heading(COLUMN.TOTAL)} dành cho con số công đoàn tự nêu cho toàn bộ cấp dưới; hệ thống chỉ đối chiếu, không cộng.`,
  `Ô chữ nghiêng nền cam là đề xuất từ hồ sơ đã ghi, cột ${heading(COLUMN.ORIGIN)} nói vì sao; giữ nguyên là đồng ý, sửa hoặc xoá nếu không đúng.`,
  `Ô tô đỏ là chưa khớp một quy tắc; trang “${SHEETS.explanations}” cho biết quy tắc nào. Quy tắc mức “cảnh báo” không khớp thì ghi lý do ở cột “Giải trình”; mức “lỗi” phải sửa số.`,
  "Xoá một số đã lưu: xoá trống ô rồi gửi lại. Những ô không đổi so với lúc tải mẫu được giữ như đang lưu.",
  "Không đổi tên trang, không chép số sang mẫu của kỳ khác hay công đoàn khác: tệp mang dấu của công đoàn, kỳ và phiên bản mẫu.",
  "Gửi tệp ở trang báo cáo của công đoàn, bằng POST /reports/upload, hoặc bằng lệnh npm run import.",
] as const;

/** The sheet that says how to fill in the others, and what each indicator counts. */
export function guideSheet(unitOf: (indicator: Indicator) => string): SheetPlan {
  const cells: CellPlan[] = [{ column: 1, row: 1, value: "Hướng dẫn điền báo cáo", style: "title" }];
  const heights = new Map<number, number>([[1, 26]]);
  const merged: string[] = [];
  const lines = (text: string, width: number): number => Math.max(1, Math.ceil(text.length / width));
  let row = 2;
  STEPS.forEach((text, index) => {
    cells.push({ column: 1, row, value: `${index + 1}. ${text}`, style: "quiet" });
    merged.push(`A${row}:C${row}`);
    heights.set(row, 17 * lines(text, 105));
    row += 1;
  });
  row += 1;
  for (const [index, title] of ["Chỉ tiêu", "Đơn vị", "Cách tính"].entries())
    cells.push({ column: index + 1, row, value: title, style: "head" });
  for (const line of LAYOUT) {
    row += 1;
    if ("group" in line) {
      for (const column of [1, 2, 3])
        cells.push({ column, row, value: column === 1 ? GROUP_NAMES[line.group] : null, style: "group" });
      continue;
    }
    const { nameVi, definitionVi } = line.indicator;
    [nameVi, unitOf(line.indicator), definitionVi].forEach((value, index) =>
      cells.push({ column: index + 1, row, value, style: "text" }),
    );
    heights.set(row, 17 * Math.max(lines(nameVi, 36), lines(definitionVi, 72)));
  }
  return { name: SHEETS.guide, widths: [38, 12, 76], heights, merged, cells };
}
