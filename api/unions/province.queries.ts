import { LessThanOrEqual, MoreThan } from "typeorm";
import type { ReadDb } from "../platform/database";
import type { Day } from "../platform/days";
import { badInput } from "../platform/errors";
import { inOrder, places, remembered, type RequestContext } from "../platform/request";
import { cleanCode } from "../platform/text";
import { toProvince, type Province } from "./province.type";
import { ProvinceRow } from "./union.entity";

/** The province of each code. */
export const provinceByCode = remembered<string, Province | null>(async (db, codes) => {
  const rows = (await db.query(
    `SELECT code, name_vi AS nameVi, name_en AS nameEn, sort_key AS sortKey, valid_from AS validFrom, valid_to AS validTo,
        successor_code AS successorCode FROM province WHERE code IN (${places(codes)})`,
    [...codes],
  )) as ProvinceRow[];
  return inOrder(codes, rows.map(toProvince), (province) => province.code);
});

/** The provinces in force on a day, by name. */
export async function provincesOn(db: ReadDb, day: Day): Promise<Province[]> {
  const rows = await db.find(ProvinceRow, {
    where: { validFrom: LessThanOrEqual(day), validTo: MoreThan(day) },
    order: { sortKey: "ASC", code: "ASC" },
  });
  return rows.map(toProvince);
}

/** The codes of the provinces a caller names, each known; an unknown one is BAD_USER_INPUT. */
export async function namedProvinces(
  request: RequestContext,
  codes: readonly string[],
  field: string,
): Promise<string[]> {
  const cleaned = [...new Set(codes.map((code) => cleanCode(code, field)))].sort();
  const found = await Promise.all(cleaned.map((code) => request.load(provinceByCode, code)));
  if (found.some((province) => province === null)) {
    throw badInput(field, `${field}: không có tỉnh, thành phố mang mã này / no province has this code.`);
  }
  return cleaned;
}
