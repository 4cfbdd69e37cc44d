import type { Measure } from "./measure";
import type { NoStretch } from "./span";
import { TargetOperator, TargetStatus } from "./target.enums";
import type { Target } from "./target.type";
import { decides, type Evidence } from "./verdict";
import type { Yardstick } from "./yardstick";

/** What a reader should know about a progress, in both languages. */
export interface Note {
  readonly vi: string;
  readonly en: string;
}

const joined = (notes: readonly (Note | null)[]): Note | null => {
  const some = notes.filter((note) => note !== null);
  return some.length === 0
    ? null
    : { vi: some.map((note) => note.vi).join(" "), en: some.map((note) => note.en).join(" ") };
};

export const QUALITATIVE: Note = {
  vi: "Chỉ tiêu định tính: không có con số nào quyết định được.",
  en: "A target in words: no number decides it.",
};
export const NO_INDICATOR: Note = {
  vi: "Danh mục chưa có chỉ tiêu thống kê nào đo được điều này.",
  en: "No indicator of the catalogue measures it.",
};
export const NO_PARENT_INDICATOR: Note = {
  vi: "Chỉ tiêu lớn hơn chứa chỉ tiêu này không có số liệu để làm mẫu số.",
  en: "The target that it is a part of is measured by no indicator.",
};
export const SUPPRESSED: Note = {
  vi: "Số liệu về con người, chỉ mở cho công đoàn có thẩm quyền xem.",
  en: "The figure is about persons and is withheld from this caller.",
};
const MISSING: Note = { vi: "Chưa có báo cáo nào nêu số liệu này.", en: "No report states this figure yet." };
const NOT_APPLICABLE: Note = {
  vi: "Không tính được: mẫu số bằng 0, hoặc số liệu không cộng được.",
  en: "It cannot be worked out: the denominator is 0, or the figure does not add up.",
};
const STALE: Note = {
  vi: "Số liệu mới nhất là của một kỳ trước đó.",
  en: "The latest figure is that of an earlier period.",
};
export const NO_RATING: Note = {
  vi: "Chưa có kết quả xếp loại được cấp có thẩm quyền quyết định.",
  en: "No rating has been decided yet.",
};
export const NOT_RATED: Note = { vi: "Công đoàn không được xếp loại.", en: "The union was not rated." };
export const RATING_OF_A_YEAR: Note = {
  vi: "Xếp loại tính theo cả năm; kết quả hiện có là của năm trước đó.",
  en: "Ratings are by year; the latest one decided is of an earlier year.",
};

export const NO_STRETCH: Readonly<Record<NoStretch, Note>> = {
  OUTSIDE: {
    vi: "Kỳ này nằm ngoài thời hạn của chỉ tiêu.",
    en: "The period lies outside the target's span.",
  },
  MANY_YEARS: {
    vi: "Chỉ tiêu tính theo từng năm, kỳ này trải qua nhiều năm.",
    en: "The target is yearly; the period spans more than one year.",
  },
  NO_TERM: {
    vi: "Chưa rõ nhiệm kỳ hoặc thời gian của đợt thi đua.",
    en: "The term, or the years of the campaign, are not known.",
  },
};

/** Why a target and its indicator, or the union's rating, are not comparable. */
export function otherPopulation(target: Target): Note {
  const { indicator, populationVi, populationEn } = target;
  const [vi, en] = [populationVi ?? "", populationEn ?? populationVi ?? ""];
  if (indicator === null) {
    return {
      vi: `Chỉ tiêu nói về “${vi}”, xếp loại có được là của công đoàn: không so sánh được.`,
      en: `The target speaks of “${en}”, the ratings on record are those of the union: they are not comparable.`,
    };
  }
  return {
    vi: `Chỉ tiêu tính trên “${vi}”, còn “${indicator.nameVi}” tính trên đối tượng khác: không so sánh được. Định nghĩa: ${indicator.definitionVi}`,
    en: `The target speaks of “${en}”, the indicator “${indicator.nameEn}” of another population: they are not comparable. Definition: ${indicator.definitionEn}`,
  };
}

const QUALIFIERS: Readonly<Partial<Record<NonNullable<Evidence>["kind"], Note>>> = {
  ABOUT: {
    vi: "Số liệu chỉ là ước chừng, không đủ để kết luận.",
    en: "The figure is approximate and decides nothing.",
  },
  AT_LEAST: { vi: "Con số thật ít nhất bằng số đã nêu.", en: "The true figure is at least the one stated." },
  MORE_THAN: { vi: "Con số thật lớn hơn số đã nêu.", en: "The true figure is more than the one stated." },
};

/** What stands behind a figure that is not simply complete and exact, or why there is none. */
export function noteOf(
  target: Target,
  measure: Measure,
  evidence: Evidence,
  status: TargetStatus,
): Note | null {
  if (measure.value === null) {
    if (measure.status === "SUPPRESSED") return SUPPRESSED;
    return measure.status === "NOT_APPLICABLE" ? NOT_APPLICABLE : MISSING;
  }
  const { reportedUnits, expectedUnits, complete } = measure;
  const exceeded =
    target.operator === TargetOperator.AT_MOST &&
    target.value !== null &&
    decides(target.operator, target.value, evidence) === false;
  return joined([
    target.operator === TargetOperator.QUALITATIVE ? QUALITATIVE : null,
    complete
      ? null
      : {
          vi: `Mới có ${reportedUnits}/${expectedUnits} báo cáo.`,
          en: `${reportedUnits} of ${expectedUnits} reports so far.`,
        },
    target.fit === "PART"
      ? {
          vi: "Chỉ tiêu thống kê chỉ đếm một phần những gì chỉ tiêu này nêu.",
          en: "The indicator counts only a part of what the target speaks of.",
        }
      : null,
    measure.stale ? STALE : null,
    (evidence && QUALIFIERS[evidence.kind]) ?? null,
    exceeded && status !== TargetStatus.NOT_MET
      ? { vi: "Đã vượt mức tối đa.", en: "The maximum is exceeded." }
      : null,
  ]);
}

/** Why a target is measured by something else than its own indicator. */
export function yardstickNote(target: Target, { indicator, of }: Yardstick): Note | null {
  if (indicator === target.indicator && of === null) return null;
  const [vi, en] = of
    ? [`${indicator.nameVi} / ${of.nameVi}`, `${indicator.nameEn} / ${of.nameEn}`]
    : [indicator.nameVi, indicator.nameEn];
  return { vi: `Đo bằng ${vi}.`, en: `Measured by ${en}.` };
}

export { joined };
