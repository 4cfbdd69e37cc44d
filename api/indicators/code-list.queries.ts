import type { ReadDb } from "../platform/database";
import { places, type Batch } from "../platform/request";
import { CodeItem } from "./code-item.type";

interface CodeRow {
  list: string;
  code: string;
  label_vi: string;
  label_en: string;
}

function itemOf(row: CodeRow): CodeItem {
  return Object.assign(new CodeItem(), { code: row.code, labelVi: row.label_vi, labelEn: row.label_en });
}

/** The item of a list with each code, in the words of today; a code that is gone keeps its last words; null where it never was. */
export const codeItem: Batch<{ list: string; code: string }, CodeItem | null> = async (
  db,
  keys,
  { today },
) => {
  const codes = [...new Set(keys.map((key) => key.code))];
  const rows = (await db.query(
    `SELECT list, code, label_vi, label_en FROM code_item WHERE code IN (${places(codes)}) AND valid_from <= ? ORDER BY valid_from`,
    [...codes, today],
  )) as CodeRow[];
  const latest = new Map(rows.map((row) => [`${row.list}/${row.code}`, row]));
  return keys.map(({ list, code }) => {
    const row = latest.get(`${list}/${code}`);
    return row ? itemOf(row) : null;
  });
};

/** The items of a list that hold on a day, in the order of the list. */
export async function codeItems(db: ReadDb, list: string, day: string): Promise<CodeItem[]> {
  const rows = (await db.query(
    "SELECT list, code, label_vi, label_en FROM code_item WHERE list = ? AND valid_from <= ? AND ? < valid_to ORDER BY position",
    [list, day, day],
  )) as CodeRow[];
  return rows.map(itemOf);
}
