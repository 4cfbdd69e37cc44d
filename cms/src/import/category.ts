import { folded } from "./words";

/** Which step of a portal's breadcrumb means which category; the first that fits. */
const CATEGORIES: [string, RegExp][] = [
  ["announcement", /^thong bao/],
  ["document", /^van ban|^tai lieu/],
  ["congress", /\bdai hoi\b/],
  ["emulation", /\bthi dua\b|\bkhen thuong\b/],
  ["women", /\bnu cong\b|\bphu nu\b/],
  ["inspection", /\bkiem tra\b|\bgiam sat\b/],
  ["good_examples", /\bnguoi tot\b|\bguong (?:sang|tot|dien hinh)|\bdien hinh tien tien\b/],
  ["policy_law", /\bchinh sach\b|\bphap luat\b/],
  ["labor_relations", /\bquan he lao dong\b|\bdoi thoai\b|\bthuong luong\b/],
  ["welfare", /\bphuc loi\b|\bcham lo\b|\ban sinh\b|\btu thien\b/],
  ["party_building", /\bxay dung dang\b/],
  ["culture_sports", /\bvan hoa\b|\bthe thao\b|\bvan nghe\b/],
  ["higher_union_direction", /\bchi dao\b|\btong lien doan\b/],
  ["multimedia", /\b(?:thu vien )?(?:video|anh|hinh anh|media|multimedia)$/],
];

/** The category that the most special step of the breadcrumb names; else news of unions. */
export function categoryOf(breadcrumb: string[]): { category: string; from: string | null } {
  for (const step of [...breadcrumb].reverse()) {
    const category = CATEGORIES.find(([, words]) => words.test(folded(step)))?.[0];
    if (category) return { category, from: step };
  }
  return { category: "union_news", from: null };
}
