import type { WriteDb } from "../platform/database";
import { OPEN_FROM, OPEN_TO } from "../platform/days";
import { places } from "../platform/request";
import { indexRows } from "../platform/search-index";
import { fold, sortKey } from "../platform/text";
import { Certainty, HierarchyRelation } from "../unions/union.enums";
import { unionSearch } from "../unions/union.search";
import { insertRows } from "./insert-rows";
import type { UnionRowRead } from "./unions.row";

const employerKey = (name: string, sector: string): string => `${sector} ${name}`;

/** The ids of employers, by name and sector; those that nobody named before are recorded. */
async function employerIds(tx: WriteDb, unions: readonly UnionRowRead[]): Promise<Map<string, number>> {
  const named = new Map(
    unions.flatMap(({ employer }) =>
      employer ? [[employerKey(employer.nameVi, employer.sector), employer] as const] : [],
    ),
  );
  const ids = new Map<string, number>();
  const find = async (): Promise<void> => {
    const names = [...new Set([...named.values()].map(({ nameVi }) => nameVi))];
    if (names.length === 0) return;
    const rows = (await tx.query(
      `SELECT id, name_vi, sector FROM employer WHERE name_en IS NULL AND name_vi IN (${places(names)}) ORDER BY id DESC`,
      names,
    )) as { id: number; name_vi: string; sector: string }[];
    for (const row of rows) ids.set(employerKey(row.name_vi, row.sector), row.id);
  };
  await find();
  const missing = [...named]
    .filter(([key]) => !ids.has(key))
    .map(([, { nameVi, sector }]) => [nameVi, sector]);
  if (missing.length === 0) return ids;
  await insertRows(tx, "employer", ["name_vi", "sector"], missing);
  await find();
  return ids;
}

/** Records unions that were not there, each with one version of its whole life; returns their ids by code. */
export async function insertUnions(
  tx: WriteDb,
  unions: readonly UnionRowRead[],
): Promise<Map<string, number>> {
  await insertRows(
    tx,
    "trade_union",
    ["code", "other_names", "email", "phone", "address", "website", "valid_from", "valid_to"],
    unions.map((union) => [
      ...[
        union.code,
        JSON.stringify(union.otherNames),
        union.email,
        union.phone,
        union.address,
        union.website,
      ],
      ...[union.life.from, union.life.to],
    ]),
  );
  const codes = unions.map(({ code }) => code);
  const rows = (await tx.query(
    `SELECT id, code FROM trade_union WHERE code IN (${places(codes)})`,
    codes,
  )) as {
    id: number;
    code: string;
  }[];
  const ids = new Map(rows.map((row) => [row.code, row.id]));
  const employers = await employerIds(tx, unions);
  await insertRows(
    tx,
    "union_version",
    [
      ...[
        "union_id",
        "name_vi",
        "name_en",
        "short_name_vi",
        "sort_key",
        "search_text",
        "kind",
        "province_code",
      ],
      ...["employer_id", "valid_from", "valid_to"],
    ],
    unions.map(({ code, nameVi, nameEn, shortNameVi, otherNames, kind, province, employer, life }) => [
      ...[ids.get(code), nameVi, nameEn, shortNameVi, sortKey(nameVi)],
      fold([nameVi, nameEn, shortNameVi, ...otherNames, code].filter(Boolean).join(" ")),
      ...[kind, province, employer ? employers.get(employerKey(employer.nameVi, employer.sector)) : null],
      ...[life.from, life.to],
    ]),
  );
  await indexRows(tx, unionSearch, [...ids.values()]);
  return ids;
}

/** A union under a parent, by their ids. */
export interface Placed {
  readonly childId: number;
  readonly parentId: number;
  readonly relation: HierarchyRelation;
  readonly from: string | null;
}

/** Records under which parents unions stand, until further notice. */
export function insertParents(tx: WriteDb, placed: readonly Placed[]): Promise<void> {
  return insertRows(
    tx,
    "affiliation",
    ["child_id", "parent_id", "relation", "valid_from", "valid_to", "certainty"],
    placed.map(({ childId, parentId, relation, from }) => [
      ...[childId, parentId, relation, from ?? OPEN_FROM, OPEN_TO, Certainty.STATED],
    ]),
  );
}
