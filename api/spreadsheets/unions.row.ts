import type { Day } from "../platform/days";
import { cleanCode, cleanText } from "../platform/text";
import { readSpan, type Span } from "../unions/life";
import { EmployerSector, UnionKind } from "../unions/union.enums";
import { readCode } from "../unions/union.service";
import { type Cells, type Column, RowRefused, wordsFor } from "./import.columns";

/** The columns of a table of unions. */
export const UNION_COLUMNS: readonly Column[] = [
  { name: "code", vi: "Mã", needed: true, holds: "mã công đoàn, không đổi mãi mãi" },
  { name: "name", vi: "Tên", needed: true, holds: "tên tiếng Việt" },
  { name: "nameEn", vi: "Tên tiếng Anh", holds: "tên tiếng Anh" },
  { name: "shortName", vi: "Tên gọi tắt", holds: "tên gọi tắt" },
  { name: "otherNames", vi: "Tên khác", holds: "các tên khác, cách nhau bằng dấu |" },
  {
    name: "kind",
    vi: "Loại hình",
    needed: true,
    holds: "loại hình: GRASSROOTS_UNION hoặc “Công đoàn cơ sở” …",
  },
  { name: "parent", vi: "Cấp trên", holds: "mã công đoàn cấp trên trực tiếp; có thể ở dòng sau" },
  { name: "from", vi: "Trực thuộc từ", holds: "ngày bắt đầu trực thuộc cấp trên; trống: từ khi thành lập" },
  { name: "sectorParent", vi: "Chỉ đạo ngành", holds: "mã công đoàn ngành chỉ đạo, nếu có" },
  { name: "province", vi: "Tỉnh, thành phố", holds: "mã hoặc tên tỉnh, thành phố" },
  { name: "employer", vi: "Đơn vị sử dụng lao động", holds: "tên cơ quan, doanh nghiệp" },
  { name: "sector", vi: "Khu vực", holds: "khu vực: ADMINISTRATIVE hoặc “Cơ quan hành chính” …" },
  { name: "foundedOn", vi: "Ngày thành lập", holds: "ngày" },
  { name: "endedOn", vi: "Ngày kết thúc", holds: "ngày đầu tiên không còn tồn tại" },
  { name: "email", vi: "Thư điện tử", holds: "địa chỉ thư" },
  { name: "phone", vi: "Điện thoại", holds: "số điện thoại" },
  { name: "address", vi: "Địa chỉ", holds: "địa chỉ" },
  { name: "website", vi: "Trang web", holds: "địa chỉ trang" },
];

const KINDS = wordsFor<UnionKind>({
  CONFEDERATION: ["Tổng Liên đoàn", "Tổng Liên đoàn Lao động"],
  PROVINCIAL_FEDERATION: [
    "Liên đoàn lao động tỉnh",
    "Liên đoàn lao động thành phố",
    "Liên đoàn lao động tỉnh, thành phố",
  ],
  CENTRAL_SECTOR_UNION: ["Công đoàn ngành trung ương"],
  CORPORATE_UNION: [
    "Công đoàn tổng công ty",
    "Công đoàn tập đoàn",
    "Công đoàn tập đoàn kinh tế, tổng công ty",
  ],
  DISTRICT_FEDERATION: ["Liên đoàn lao động huyện", "Liên đoàn lao động cấp huyện"],
  LOCAL_SECTOR_UNION: ["Công đoàn ngành địa phương"],
  CIVIL_SERVANTS_UNION: ["Công đoàn viên chức", "Công đoàn viên chức tỉnh"],
  INDUSTRIAL_ZONE_UNION: ["Công đoàn các khu công nghiệp", "Công đoàn khu công nghiệp"],
  MINISTRY_AGENCY_UNION: ["Công đoàn bộ", "Công đoàn cục", "Công đoàn bộ, cơ quan ngang bộ, cục"],
  COMMUNE_UNION: ["Công đoàn xã", "Công đoàn phường", "Công đoàn xã, phường, đặc khu"],
  GRASSROOTS_UNION: ["Công đoàn cơ sở", "Nghiệp đoàn cơ sở"],
  MEMBER_GRASSROOTS_UNION: ["Công đoàn cơ sở thành viên"],
  SECTION_UNION: ["Công đoàn bộ phận", "Nghiệp đoàn bộ phận"],
  UNION_GROUP: ["Tổ công đoàn", "Tổ nghiệp đoàn"],
  OTHER: ["Khác"],
});

const SECTORS = wordsFor<EmployerSector>({
  ADMINISTRATIVE: ["Cơ quan hành chính", "Hành chính"],
  PUBLIC_SERVICE: ["Đơn vị sự nghiệp", "Sự nghiệp"],
  STATE_ENTERPRISE: ["Doanh nghiệp nhà nước"],
  NON_STATE_ENTERPRISE: ["Doanh nghiệp ngoài nhà nước"],
  FDI_ENTERPRISE: ["Doanh nghiệp có vốn đầu tư nước ngoài", "Doanh nghiệp FDI"],
  COOPERATIVE: ["Hợp tác xã"],
  OTHER: ["Khác"],
});

/** A union as a row says it is. */
export interface UnionRowRead {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string | null;
  readonly shortNameVi: string | null;
  readonly otherNames: readonly string[];
  readonly kind: UnionKind;
  readonly parent: string | null;
  readonly parentFrom: Day | null;
  readonly sectorParent: string | null;
  /** As it stands in the file: the code or the name of a province. */
  readonly province: string | null;
  readonly employer: { readonly nameVi: string; readonly sector: EmployerSector } | null;
  readonly life: Span;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly website: string | null;
}

/** Reads a row of a table of unions. */
export function readUnion(cells: Cells): UnionRowRead {
  const text = (name: string, max: number): string | null => {
    const value = cells.text(name);
    return value === null ? null : cleanText(value, name, max);
  };
  const code = (name: string): string | null => {
    const value = cells.text(name);
    return value === null ? null : cleanCode(value, name);
  };
  const employer = text("employer", 300);
  const sector = cells.oneOf("sector", SECTORS);
  if ((employer === null) !== (sector === null))
    throw new RowRefused("sector: đơn vị và khu vực đi cùng nhau / an employer and its sector go together");
  const own = readCode(cells.needed("code"));
  const parent = code("parent");
  const sectorParent = code("sectorParent");
  const parentFrom = cells.day("from");
  if (parentFrom !== null && parent === null)
    throw new RowRefused("from: có ngày trực thuộc nhưng thiếu cấp trên / a day without a parent");
  if (own === parent || own === sectorParent)
    throw new RowRefused(
      "parent: công đoàn không thể đứng trên chính nó / a union cannot stand above itself",
    );
  const name = cells.needed("name");
  const kind = cells.oneOf("kind", KINDS);
  if (kind === null) throw new RowRefused("kind: không được để trống / must not be empty");
  return {
    code: own,
    nameVi: cleanText(name, "name", 300),
    nameEn: text("nameEn", 300),
    shortNameVi: text("shortName", 200),
    otherNames: (cells.text("otherNames") ?? "")
      .split("|")
      .map((each) => cleanText(each, "otherNames", 300))
      .filter(Boolean),
    kind,
    parent,
    parentFrom,
    sectorParent,
    province: text("province", 100),
    employer: employer === null ? null : { nameVi: employer, sector: sector! },
    life: readSpan({ from: cells.day("foundedOn"), until: cells.day("endedOn") }, "endedOn"),
    email: text("email", 200),
    phone: text("phone", 200),
    address: text("address", 300),
    website: text("website", 300),
  };
}
