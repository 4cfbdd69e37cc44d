import type { Day } from "../../api/platform/days";
import provinces from "../../api/unions/provinces.json";
import { dayOf, digits, type Mix } from "./hash";

/** A union of the data set. Nothing of it changes between its first day and its last. */
export interface ModelUnion {
  /** From 1, in the order of the tree's levels: a parent comes before its children. */
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  /** Code of its province; null above the provinces. */
  readonly province: string | null;
  /** Null for the root alone. */
  readonly parent: ModelUnion | null;
  readonly foundedOn: Day;
  /** The first day on which it no longer exists; null while it does. After every period that is reported on. */
  readonly endedOn: Day | null;
}

/** The 34 provinces and cities of today, in the order of their codes. */
export const PROVINCES: readonly { code: string; nameVi: string }[] = provinces
  .filter(({ until }) => until === null)
  .sort((a, b) => (a.code < b.code ? -1 : 1));

/** Central sector unions and unions directly above the grassroots. */
const SECTORS = 20;
const UPPERS = 700;

const EMPLOYERS = [
  "Công ty TNHH",
  "Công ty Cổ phần",
  "Trường Tiểu học",
  "Bệnh viện Đa khoa",
  "Nhà máy",
  "Xí nghiệp",
  "Hợp tác xã",
  "Ủy ban nhân dân phường",
];

/** One grassroots union in so many stands directly under a province, so that the tree is ragged. */
const DIRECT = 50;
/** One grassroots union in so many has ended in 2025. */
const ENDED = 33;

/** The unions of a country with `size` grassroots unions: one root, 34 provinces and 20 sectors, 700 above the grassroots. */
export function unionsOf(size: number, mix: Mix): readonly ModelUnion[] {
  const unions: ModelUnion[] = [];
  const add = (union: Omit<ModelUnion, "id">): ModelUnion => {
    const added = { id: unions.length + 1, ...union };
    unions.push(added);
    return added;
  };
  const founded = (first: number, years: number): Day => dayOf(mix(unions.length + 1, 1, 5), first, years);
  const root = add({
    code: "vn",
    name: "Tổng Liên đoàn Lao động Việt Nam",
    kind: "CONFEDERATION",
    province: null,
    parent: null,
    foundedOn: "1929-07-28",
    endedOn: null,
  });
  const seconds = PROVINCES.map(({ code, nameVi }, k) =>
    add({
      code: `p${digits(k + 1, 2)}`,
      name: `Liên đoàn Lao động ${nameVi}`,
      kind: "PROVINCIAL_FEDERATION",
      province: code,
      parent: root,
      foundedOn: founded(1930, 20),
      endedOn: null,
    }),
  );
  for (let k = 0; k < SECTORS; k += 1) {
    seconds.push(
      add({
        code: `s${digits(k + 1, 2)}`,
        name: `Công đoàn ngành số ${k + 1} Việt Nam`,
        kind: "CENTRAL_SECTOR_UNION",
        province: null,
        parent: root,
        foundedOn: founded(1930, 20),
        endedOn: null,
      }),
    );
  }
  const provinceOf = (hash: number): { code: string; nameVi: string } => PROVINCES[hash % PROVINCES.length]!;
  const uppers: ModelUnion[] = [];
  for (let k = 0; k < UPPERS; k += 1) {
    const hash = mix(unions.length + 1, 3, 3);
    const parent = seconds[k < seconds.length ? k : hash % seconds.length]!;
    const own = PROVINCES.find(({ code }) => code === parent.province) ?? provinceOf(hash >>> 8);
    uppers.push(
      add({
        code: `u${digits(k + 1, 4)}`,
        name: `${parent.province ? "Công đoàn phường" : "Công đoàn tổng công ty"} ${own.nameVi} số ${k + 1}`,
        kind: parent.province ? "COMMUNE_UNION" : "CORPORATE_UNION",
        province: own.code,
        parent,
        foundedOn: founded(1950, 30),
        endedOn: null,
      }),
    );
  }
  for (let k = 0; k < size; k += 1) {
    const id = unions.length + 1;
    const hash = mix(id, 4, 4);
    // Some unions above the grassroots have many more below them than others, as in life.
    const upper = Math.min(
      (hash >>> 8) % UPPERS,
      (((hash >>> 18) % UPPERS) + ((hash >>> 5) % 3) * 120) % UPPERS,
    );
    const parent = hash % DIRECT === 0 ? seconds[(hash >>> 10) % PROVINCES.length]! : uppers[upper]!;
    add({
      code: `g${digits(k + 1, 6)}`,
      name: `Công đoàn cơ sở ${EMPLOYERS[(hash >>> 4) % EMPLOYERS.length]} số ${digits((hash >>> 11) % 1000, 3)}-${k + 1}`,
      kind: "GRASSROOTS_UNION",
      province: parent.province,
      parent,
      foundedOn: founded(1980, 35),
      endedOn: mix(id, 2, 2) % ENDED === 0 ? dayOf(mix(id, 9, 9), 2025, 1) : null,
    });
  }
  return unions;
}

/** Everyone above a union, the root first. */
export function aboveOf(union: ModelUnion): ModelUnion[] {
  return union.parent ? [...aboveOf(union.parent), union.parent] : [];
}
