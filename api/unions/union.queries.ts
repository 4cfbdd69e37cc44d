import { endOf, fromOf, type Day } from "../platform/days";
import type { ReadDb } from "../platform/database";
import { badInput } from "../platform/errors";
import { encodeId } from "../platform/ids";
import { places, remembered, type RequestContext } from "../platform/request";
import { cleanCode } from "../platform/text";
import { UnionStatus, type UnionKind } from "./union.enums";
import { Union } from "./union.type";

/** A union `u` and one of its versions `v`, as read from the database. */
export interface UnionVersionRow {
  id: number;
  code: string;
  other_names: string;
  email: string | null;
  phone: string | null;
  address: string | null;
  website: string | null;
  valid_from: Day;
  valid_to: Day;
  last_known_on: Day | null;
  name_vi: string;
  name_en: string | null;
  short_name_vi: string | null;
  short_name_en: string | null;
  sort_key: string;
  kind: UnionKind;
  province_code: string | null;
  employer_id: number | null;
  version_from: Day;
  version_to: Day;
}

/** The columns of a UnionVersionRow. */
export const UNION_COLUMNS = `u.id, u.code, u.other_names, u.email, u.phone, u.address, u.website, u.valid_from, u.valid_to,
  u.last_known_on, v.name_vi, v.name_en, v.short_name_vi, v.short_name_en, v.sort_key, v.kind, v.province_code, v.employer_id,
  v.valid_from AS version_from, v.valid_to AS version_to`;

function statusOn(day: Day, life: { valid_from: Day; valid_to: Day }): UnionStatus {
  if (day < life.valid_from) return UnionStatus.NOT_YET_FOUNDED;
  return day < life.valid_to ? UnionStatus.ACTIVE : UnionStatus.ENDED;
}

const NO_NAMES: string[] = [];

/** A row as a reader sees it; `seenOn` null is today. */
export function toUnion(row: UnionVersionRow, seenOn: Day | null, today: Day): Union {
  const asOf = seenOn ?? today;
  const { email, phone, address, website } = row;
  return Object.assign(new Union(), {
    id: encodeId("Union", row.code, seenOn),
    rowId: row.id,
    seenOn,
    asOf,
    code: row.code,
    otherNames: row.other_names === "[]" ? NO_NAMES : (JSON.parse(row.other_names) as string[]),
    kind: row.kind,
    status: statusOn(asOf, row),
    contact: email || phone || address || website ? { email, phone, address, website } : null,
    foundedOn: fromOf(row.valid_from),
    endedOn: endOf(row.valid_to),
    lastKnownOn: row.last_known_on,
    provinceCode: row.province_code,
    employerId: row.employer_id,
    names: {
      nameVi: row.name_vi,
      nameEn: row.name_en,
      shortNameVi: row.short_name_vi,
      shortNameEn: row.short_name_en,
    },
  });
}

/** The versions of a union cover its life without a gap; a day outside it shows the first or the last. */
const showsOn =
  (day: Day) =>
  (row: UnionVersionRow): boolean =>
    (row.version_from <= day || row.version_from === row.valid_from) &&
    (day < row.version_to || row.version_to === row.valid_to);

async function seen<K extends { day: Day | null }, V extends string | number>(
  db: ReadDb,
  request: RequestContext,
  column: "u.id" | "u.code",
  keys: readonly K[],
  valueOf: (key: K) => V,
  rowValue: (row: UnionVersionRow) => V,
): Promise<(Union | null)[]> {
  const values = [...new Set(keys.map(valueOf))];
  const rows = (await db.query(
    `SELECT ${UNION_COLUMNS} FROM trade_union u JOIN union_version v ON v.union_id = u.id WHERE ${column} IN (${places(values)})`,
    values,
  )) as UnionVersionRow[];
  const versions = new Map<V, UnionVersionRow[]>();
  for (const row of rows) versions.set(rowValue(row), [...(versions.get(rowValue(row)) ?? []), row]);
  return keys.map((key) => {
    const row = versions.get(valueOf(key))?.find(showsOn(key.day ?? request.today));
    return row ? toUnion(row, key.day, request.today) : null;
  });
}

/** A union by its internal id, or its code, on a day; null is today under the plain id. */
export interface UnionOnDay {
  readonly unionId: number;
  readonly day: Day | null;
}

interface CodeOnDay {
  readonly code: string;
  readonly day: Day | null;
}

/** Unions by internal id, each seen on a day; day null is today under the plain id. */
export const unionSeen = remembered<UnionOnDay, Union | null>((db, keys, request) =>
  seen(
    db,
    request,
    "u.id",
    keys,
    (key) => key.unionId,
    (row) => row.id,
  ),
);

/** Unions by code, each seen on a day; null for a code that no union has. */
export const unionByCode = remembered<CodeOnDay, Union | null>((db, keys, request) =>
  seen(
    db,
    request,
    "u.code",
    keys,
    (key) => key.code.normalize("NFC"),
    (row) => row.code,
  ),
);

/** The union a caller names by its code; null for an unknown one. Text that no code can hold is BAD_USER_INPUT. */
export async function findUnion(
  request: RequestContext,
  code: string,
  day: Day | null,
  field = "code",
): Promise<Union | null> {
  return request.load(unionByCode, { code: cleanCode(code, field), day });
}

/** The union a caller names by its code in a filter or an input; an unknown one is BAD_USER_INPUT. */
export async function namedUnion(
  request: RequestContext,
  code: string,
  day: Day | null,
  field: string,
): Promise<Union> {
  const union = await findUnion(request, code, day, field);
  if (!union) throw badInput(field, `${field}: không có công đoàn mang mã này / no union has this code.`);
  return union;
}

/** The union that a global id names, on the day the id contains. */
export function unionNode(request: RequestContext, key: string, day: Day | null): Promise<Union | null> {
  return request.load(unionByCode, { code: key, day });
}
