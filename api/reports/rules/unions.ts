import { Rating } from "../../awards/award.enums";
import { PeriodKind } from "../../indicators/period";
import type { Rule } from "../../indicators/rule.catalogue";
import type { Evidence } from "./evidence";
import { isHigher } from "./life";
import type { Verdict } from "./judge";
import { fail, notEvaluable, number, pass, type Said } from "./said";

const same = (text: string): Said => ({ vi: text, en: text });

/** union_alive_in_period */
export function unionIsAlive(rule: Rule, { report, life }: Evidence): Verdict[] {
  const { unionCode, period } = report;
  if (!life.alive) return [fail(rule, { union: same(unionCode), period: same(period.code) })];
  return [
    pass(rule, {
      vi: `Công đoàn ${unionCode} hoạt động trong kỳ ${period.code}.`,
      en: `Union ${unionCode} was alive in period ${period.code}.`,
    }),
  ];
}

const RATINGS: Readonly<Record<Rating, Said>> = {
  [Rating.EXCELLENT]: { vi: "hoàn thành xuất sắc", en: "excellent" },
  [Rating.GOOD]: { vi: "hoàn thành tốt", en: "good" },
  [Rating.COMPLETED]: { vi: "hoàn thành", en: "completed" },
  [Rating.NOT_COMPLETED]: { vi: "không hoàn thành", en: "not completed" },
  [Rating.NOT_RATED]: { vi: "không xếp loại", en: "not rated" },
};

/** grassroots_unions_rating_eligible: one verdict for each union that was rated too early. */
export function ratedUnionsAreEligible(rule: Rule, { report, life, rated }: Evidence): Verdict[] {
  if (!isHigher(life) || report.period.kind !== PeriodKind.YEAR) return [];
  const early = rated.filter(({ isEligible }) => isEligible === false);
  if (early.length > 0)
    return early.map(({ code, rating }) => fail(rule, { union: same(code), rating: RATINGS[rating] }));
  const known = rated.filter(({ isEligible }) => isEligible);
  if (known.length === 0) {
    const why = {
      vi: "chưa có công đoàn trực thuộc nào vừa được xếp loại vừa biết ngày thành lập",
      en: "no union directly below is both rated and of a known founding day",
    };
    return [notEvaluable(rule, why)];
  }
  const { vi, en } = number(known.length);
  return [
    pass(rule, {
      vi: `${vi} công đoàn trực thuộc được xếp loại khi đã đủ thời gian.`,
      en: `${en} unions directly below were there long enough to be rated.`,
    }),
  ];
}

/** transfers_inside_cancel: what left and what came are two totals, and neither says whom it was exchanged with. */
export function transfersInside(rule: Rule, { life }: Evidence): Verdict[] {
  if (!isHigher(life)) return [];
  const why = {
    vi: "số chuyển đi và số tiếp nhận không ghi công đoàn bên kia nên không tách được phần nội bộ",
    en: "members transferred in and out do not name the other union, so that the internal part is not known",
  };
  return [notEvaluable(rule, why)];
}
