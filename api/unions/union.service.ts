import { In } from "typeorm";
import type { WriteDb } from "../platform/database";
import { isDay } from "../platform/days";
import { ApiError, badInput } from "../platform/errors";
import { cleanCode, cleanText, fold, sortKey } from "../platform/text";
import { indexRows } from "../platform/search-index";
import { checkAffiliations } from "./affiliation.rules";
import { readSpan, tileLife } from "./life";
import {
  AffiliationRow,
  EmployerRow,
  ProvinceRow,
  UnionRow,
  UnionSourceRow,
  UnionVersion,
} from "./union.entity";
import type { EmployerInput, UnionInput, UnionVersionInput } from "./union.record";
import { unionSearch } from "./union.search";

export type { EmployerInput, UnionInput, UnionVersionInput } from "./union.record";

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u;

function optional(value: string | null | undefined, field: string, max: number): string | null {
  return value === null || value === undefined ? null : cleanText(value, field, max) || null;
}

function required(value: string, field: string, max: number): string {
  const text = cleanText(value, field, max);
  if (text === "") throw badInput(field, `${field}: không được để trống / must not be empty.`);
  return text;
}

/** The code of a new union in the form in which it is stored; BAD_USER_INPUT for one that no union may bear. */
export function readCode(given: string): string {
  const code = cleanCode(given, "code");
  if (!CODE.test(code))
    throw badInput(
      "code",
      "code: chỉ gồm chữ, số, dấu gạch nối / letters, digits, hyphens, dots and underscores only.",
    );
  if (code === "own") throw badInput("code", "code: từ này dành riêng / this word is reserved.");
  return code;
}

async function freeCode(tx: WriteDb, given: string): Promise<string> {
  const code = readCode(given);
  if (await tx.findOneBy(UnionRow, { code })) {
    throw new ApiError(
      "CONFLICT",
      `Mã ${code} đã có công đoàn dùng / the code ${code} already names a union.`,
    );
  }
  return code;
}

async function checkProvinces(tx: WriteDb, versions: readonly UnionVersionInput[]): Promise<void> {
  const codes = [...new Set(versions.flatMap((version) => version.province ?? []))];
  const known = new Set((await tx.findBy(ProvinceRow, { code: In(codes) })).map((province) => province.code));
  if (codes.some((code) => !known.has(code))) {
    throw badInput("province", "province: không có tỉnh, thành phố mang mã này / no province has this code.");
  }
}

/** The id of an employer, recorded once for all the unions that name it alike. */
async function employerId(tx: WriteDb, employer: EmployerInput | null | undefined): Promise<number | null> {
  if (!employer) return null;
  const row = {
    nameVi: required(employer.nameVi, "employer.nameVi", 300),
    nameEn: optional(employer.nameEn, "employer.nameEn", 300),
    sector: employer.sector,
  };
  const known = (await tx.findBy(EmployerRow, { nameVi: row.nameVi, sector: row.sector })).find(
    (found) => found.nameEn === row.nameEn,
  );
  return known?.id ?? insertOne(tx, EmployerRow, row);
}

async function insertOne<E extends object>(
  tx: WriteDb,
  entity: new () => E,
  row: Parameters<typeof tx.insert<E>>[1],
): Promise<number> {
  return (await tx.insert(entity, row)).identifiers[0]!.id as number;
}

function checkDays(input: UnionInput): void {
  for (const [field, day] of Object.entries({
    foundedOn: input.foundedOn,
    endedOn: input.endedOn,
    lastKnownOn: input.lastKnownOn,
  })) {
    if (day && !isDay(day))
      throw badInput(field, `${field}: không phải ngày có thật / not a real calendar day.`);
  }
}

/**
 * Records a union that did not exist before, with its versions, parents and sources; returns its internal id. The
 * caller runs `rebuildAncestry` for the ids it got, in the same transaction, which refuses a union above itself.
 * BAD_USER_INPUT: versions that do not cover its life exactly, two parents on one day in one relation, a parent on days
 * on which it does not exist, an unknown parent or province. CONFLICT: a code that is taken.
 */
export async function recordUnion(tx: WriteDb, input: UnionInput): Promise<number> {
  const code = await freeCode(tx, input.code);
  checkDays(input);
  const life = readSpan({ from: input.foundedOn, until: input.endedOn }, "endedOn");
  const spans = tileLife(life, input.versions);
  await checkProvinces(tx, input.versions);
  const affiliations = await checkAffiliations(tx, life, input.affiliations ?? []);
  const otherNames = (input.otherNames ?? []).map((name) => required(name, "otherNames", 300));
  const unionId = await insertOne(tx, UnionRow, {
    code,
    otherNames,
    email: optional(input.contact?.email, "contact.email", 200),
    phone: optional(input.contact?.phone, "contact.phone", 200),
    address: optional(input.contact?.address, "contact.address", 300),
    website: optional(input.contact?.website, "contact.website", 300),
    validFrom: life.from,
    validTo: life.to,
    lastKnownOn: input.lastKnownOn ?? null,
  });
  for (const [index, version] of input.versions.entries()) {
    const names = {
      nameVi: required(version.nameVi, "nameVi", 300),
      nameEn: optional(version.nameEn, "nameEn", 300),
      shortNameVi: optional(version.shortNameVi, "shortNameVi", 200),
      shortNameEn: optional(version.shortNameEn, "shortNameEn", 200),
    };
    await insertOne(tx, UnionVersion, {
      unionId,
      ...names,
      sortKey: sortKey(names.nameVi),
      searchText: fold([...Object.values(names), ...otherNames, code].filter(Boolean).join(" ")),
      kind: version.kind,
      provinceCode: version.province ?? null,
      employerId: await employerId(tx, version.employer),
      validFrom: spans[index]!.from,
      validTo: spans[index]!.to,
    });
  }
  for (const affiliation of affiliations)
    await insertOne(tx, AffiliationRow, { childId: unionId, ...affiliation });
  for (const source of input.sources ?? []) await insertOne(tx, UnionSourceRow, { unionId, ...source });
  await indexRows(tx, unionSearch, [unionId]);
  return unionId;
}
