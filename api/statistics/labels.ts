import { inLocale, type Locale } from "../platform/node";
import type { RequestContext } from "../platform/request";
import { EmployerSector, UnionKind } from "../unions/union.enums";
import { provinceByCode } from "../unions/province.queries";
import type { Share } from "./place";
import { BreakdownDimension } from "./statistics.enums";

type Names = readonly [vi: string, en: string];

/** The kinds of union in the words of the Charter (khóa XIII, Article 9). */
const KINDS: Record<UnionKind, Names> = {
  CONFEDERATION: ["Tổng Liên đoàn Lao động Việt Nam", "Confederation"],
  PROVINCIAL_FEDERATION: ["Liên đoàn lao động tỉnh, thành phố", "Provincial federation"],
  CENTRAL_SECTOR_UNION: ["Công đoàn ngành trung ương", "Central sector union"],
  CORPORATE_UNION: ["Công đoàn tập đoàn, tổng công ty", "Corporate union"],
  DISTRICT_FEDERATION: ["Liên đoàn lao động cấp huyện", "District federation"],
  LOCAL_SECTOR_UNION: ["Công đoàn ngành địa phương", "Local sector union"],
  CIVIL_SERVANTS_UNION: ["Công đoàn Viên chức", "Civil servants' union"],
  INDUSTRIAL_ZONE_UNION: [
    "Công đoàn các khu công nghiệp, khu chế xuất, khu kinh tế",
    "Industrial zones' union",
  ],
  MINISTRY_AGENCY_UNION: ["Công đoàn Bộ, cơ quan ngang Bộ", "Ministry or agency union"],
  COMMUNE_UNION: ["Công đoàn xã, phường, đặc khu", "Commune union"],
  GRASSROOTS_UNION: ["Công đoàn cơ sở, nghiệp đoàn cơ sở", "Grassroots union"],
  MEMBER_GRASSROOTS_UNION: ["Công đoàn cơ sở thành viên", "Member grassroots union"],
  SECTION_UNION: ["Công đoàn bộ phận, nghiệp đoàn bộ phận", "Section union"],
  UNION_GROUP: ["Tổ công đoàn, tổ nghiệp đoàn", "Union group"],
  OTHER: ["Hình thức khác", "Other"],
};

const SECTORS: Record<EmployerSector, Names> = {
  ADMINISTRATIVE: ["Cơ quan hành chính", "State agencies"],
  PUBLIC_SERVICE: ["Đơn vị sự nghiệp", "Public service units"],
  STATE_ENTERPRISE: ["Doanh nghiệp nhà nước", "State-owned enterprises"],
  NON_STATE_ENTERPRISE: ["Doanh nghiệp ngoài nhà nước", "Domestic private enterprises"],
  FDI_ENTERPRISE: ["Doanh nghiệp có vốn đầu tư nước ngoài", "Foreign-invested enterprises"],
  COOPERATIVE: ["Hợp tác xã", "Cooperatives"],
  OTHER: ["Khác", "Other"],
};

const UNRECORDED: Names = ["Chưa rõ", "Not recorded"];

/** What to call the unions of a share. */
export async function labelOfShare(
  request: RequestContext,
  { by, key }: Share,
  locale: Locale,
): Promise<string> {
  if (by === BreakdownDimension.PROVINCE) {
    const province = await request.load(provinceByCode, key);
    return province ? province.name(locale) : inLocale(locale, ...UNRECORDED);
  }
  const names: Partial<Record<string, Names>> = by === BreakdownDimension.KIND ? KINDS : SECTORS;
  return inLocale(locale, ...(names[key] ?? UNRECORDED));
}
