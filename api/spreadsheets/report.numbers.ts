import type { Indicator } from "../indicators/indicator.type";
import { ValueQualifier } from "../indicators/value.enums";
import { fold } from "../platform/text";
import { cellName, type Cell } from "./cells";
import { COLUMN, QUALIFIER_WORDS } from "./report.layout";
import type { Entry } from "./report.stamp";
import type { Problem } from "./refusal";
import type { SheetRow } from "./sheet.read";

/** An amount of money and where it was typed. */
export interface MoneyCell {
  readonly indicator: Indicator;
  readonly cell: string;
  readonly value: number;
}

/** Words for other units than đồng, folded: they stand in a text, or in the format that shows a number. */
const OTHER_UNIT = /(^| |\d)(trieu|ty|ti|nghin|ngan|tr|million|billion|thousand)( |$)/;
/** Commas after the last digit of a format show a number in thousands, millions … */
const SCALED = /[0#?],+(?![0#?,])/;

const isScaled = (format: string): boolean =>
  OTHER_UNIT.test(fold(format)) || SCALED.test(format.replace(/"[^"]*"|\\./g, "")) || /%/.test(format);

interface Wrong {
  readonly vi: string;
  readonly en: string;
}

function wrongNumber({ kind, value, format }: Cell, unit: string): Wrong | null {
  const shown = value.slice(0, 40);
  if (kind === "error") return { vi: `công thức lỗi ${shown}`, en: `the formula error ${shown}` };
  if (kind === "uncomputed")
    return {
      vi: "công thức chưa được tính; hãy mở tệp, lưu lại rồi gửi",
      en: "a formula that was not computed; open the file, save it and send it again",
    };
  if (kind !== "number" && OTHER_UNIT.test(fold(value)))
    return {
      vi: `“${shown}” không ghi bằng ${unit}; ghi đủ các chữ số`,
      en: `“${shown}” is in another unit; write all the digits`,
    };
  if (kind !== "number")
    return { vi: `“${shown}” là chữ, cần số`, en: `“${shown}” is text, a number is needed` };
  if (format !== null && isScaled(format))
    return {
      vi: `ô đang hiện số theo đơn vị khác (${format.slice(0, 30)}); cần ${unit}, ghi đủ các chữ số`,
      en: `the cell shows the number in another unit (${format.slice(0, 30)}); write all the digits`,
    };
  const number = Number(value);
  if (number < 0) return { vi: `${shown} là số âm`, en: `${shown} is below 0` };
  if (!Number.isInteger(number))
    return { vi: `${shown} không phải số nguyên`, en: `${shown} is not a whole number` };
  return Number.isSafeInteger(number) ? null : { vi: "số quá lớn", en: "the number is too large" };
}

const QUALIFIERS = new Map(
  Object.entries(QUALIFIER_WORDS).flatMap(([qualifier, word]) => [
    [fold(word), qualifier as ValueQualifier] as const,
    [fold(qualifier), qualifier as ValueQualifier] as const,
  ]),
);

const MOST_NOTE = 2000;

/** Reads what is typed on the row of an indicator; what is wrong with it goes to `problems`, each with its cell. */
export function readEntryCells(
  { row, cells }: SheetRow,
  indicator: Indicator,
  unit: string,
  problems: Problem[],
  money: MoneyCell[],
): Entry {
  const at = (column: number): Cell | undefined => cells.find((cell) => cell.column === column);
  const refuse = (column: number, { vi, en }: Wrong): null => {
    const cell = cellName(column, row);
    problems.push({ cell, message: `Ô ${cell}: ${vi} / cell ${cell}: ${en}.` });
    return null;
  };
  const number = (column: number): number | null => {
    const cell = at(column);
    if (!cell) return null;
    const wrong = wrongNumber(cell, unit);
    if (wrong) return refuse(column, wrong);
    if (indicator.unitCode === "vnd") money.push({ indicator, cell: cell.ref, value: Number(cell.value) });
    return Number(cell.value);
  };
  const stated = at(COLUMN.UNIT)?.value ?? "";
  if (stated !== unit)
    refuse(COLUMN.UNIT, {
      vi: `đơn vị phải là “${unit}”, không phải “${stated.slice(0, 30)}”`,
      en: `the unit must be “${unit}”`,
    });
  const value = number(COLUMN.VALUE);
  const statedTotal = number(COLUMN.TOTAL);
  const word = at(COLUMN.QUALIFIER);
  const qualifier = word ? QUALIFIERS.get(fold(word.value)) : ValueQualifier.EXACT;
  if (!qualifier) {
    const words = Object.values(QUALIFIER_WORDS).join(", ");
    refuse(COLUMN.QUALIFIER, { vi: `chỉ nhận ${words}`, en: `must be one of: ${words}` });
  }
  const note = at(COLUMN.NOTE);
  if (note && (note.kind === "error" || note.kind === "uncomputed"))
    refuse(COLUMN.NOTE, { vi: `công thức lỗi ${note.value.slice(0, 40)}`, en: "a formula error" });
  if (note && note.value.length > MOST_NOTE)
    refuse(COLUMN.NOTE, { vi: `dài quá ${MOST_NOTE} ký tự`, en: `longer than ${MOST_NOTE} characters` });
  const text = note?.value.normalize("NFC") ?? null;
  if (
    value === null &&
    statedTotal === null &&
    text &&
    !problems.some(({ cell }) => cell === cellName(COLUMN.VALUE, row))
  )
    refuse(COLUMN.NOTE, { vi: "có ghi chú nhưng không có số", en: "a remark without a number" });
  return { value, qualifier: value === null ? null : (qualifier ?? null), statedTotal, note: text };
}
