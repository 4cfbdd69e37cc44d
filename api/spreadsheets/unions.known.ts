import type { WriteDb } from "../platform/database";
import type { Day } from "../platform/days";
import { places } from "../platform/request";
import type { UnionRowRead } from "./unions.row";

/** A union that is recorded, in the words of a row; of one that changed its name or parent, the first. */
export interface KnownUnion {
  readonly id: number;
  readonly code: string;
  readonly from: Day;
  readonly to: Day;
  /** What a row of the same union would say, as text. */
  readonly says: string;
}

/** What is compared of a union and a row about it. */
function saying(row: Omit<UnionRowRead, "code">): string {
  const { nameVi, nameEn, shortNameVi, otherNames, kind, province, employer, life } = row;
  const contact = [row.email, row.phone, row.address, row.website];
  const above = [row.parent, row.parentFrom, row.sectorParent];
  const place = [province, employer?.nameVi ?? null, employer?.sector ?? null, life.from, life.to];
  return JSON.stringify([nameVi, nameEn, shortNameVi, otherNames, kind, place, above, contact]);
}

/** What a row says; `province` is a code by now. */
export const rowSays = saying;

interface StoredUnion {
  id: number;
  code: string;
  other_names: string;
  email: string | null;
  phone: string | null;
  address: string | null;
  website: string | null;
  valid_from: Day;
  valid_to: Day;
  name_vi: string;
  name_en: string | null;
  short_name_vi: string | null;
  kind: UnionRowRead["kind"];
  province_code: string | null;
  employer_vi: string | null;
  sector: NonNullable<UnionRowRead["employer"]>["sector"];
}

interface StoredParent {
  child_id: number;
  relation: string;
  valid_from: Day;
  code: string;
}

/** The unions with these codes, as they were first recorded. */
export async function knownUnions(
  tx: WriteDb,
  codes: readonly string[],
  openFrom: Day,
): Promise<Map<string, KnownUnion>> {
  if (codes.length === 0) return new Map();
  const rows = (await tx.query(
    `SELECT u.id, u.code, u.other_names, u.email, u.phone, u.address, u.website, u.valid_from, u.valid_to,
        v.name_vi, v.name_en, v.short_name_vi, v.kind, v.province_code, e.name_vi AS employer_vi, e.sector
       FROM trade_union u JOIN union_version v ON v.union_id = u.id AND v.valid_from = u.valid_from
       LEFT JOIN employer e ON e.id = v.employer_id WHERE u.code IN (${places(codes)})`,
    [...codes],
  )) as StoredUnion[];
  const ids = rows.map((row) => row.id);
  const parents = ids.length
    ? ((await tx.query(
        `SELECT a.child_id, a.relation, a.valid_from, p.code FROM affiliation a JOIN trade_union p ON p.id = a.parent_id
          WHERE a.child_id IN (${places(ids)}) ORDER BY a.child_id, a.valid_from DESC`,
        ids,
      )) as StoredParent[])
    : [];
  const first = new Map(parents.map((parent) => [`${parent.child_id} ${parent.relation}`, parent]));
  return new Map(
    rows.map((row) => {
      const above = first.get(`${row.id} ADMINISTRATIVE`);
      const says = saying({
        nameVi: row.name_vi,
        nameEn: row.name_en,
        shortNameVi: row.short_name_vi,
        otherNames: JSON.parse(row.other_names) as string[],
        kind: row.kind,
        parent: above?.code ?? null,
        parentFrom: !above || above.valid_from === openFrom ? null : above.valid_from,
        sectorParent: first.get(`${row.id} SECTORAL`)?.code ?? null,
        province: row.province_code,
        employer: row.employer_vi === null ? null : { nameVi: row.employer_vi, sector: row.sector },
        life: { from: row.valid_from, to: row.valid_to },
        email: row.email,
        phone: row.phone,
        address: row.address,
        website: row.website,
      });
      return [row.code, { id: row.id, code: row.code, from: row.valid_from, to: row.valid_to, says }];
    }),
  );
}
