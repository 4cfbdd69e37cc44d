import { Arg, Field, ObjectType } from "type-graphql";
import { DateScalar, fromOf, lastDayOf, type Day } from "../platform/days";
import { inLocale, Locale } from "../platform/node";
import type { ProvinceRow } from "./union.entity";

@ObjectType({
  description:
    "A province or centrally run city of the dated code list. On 1 July 2025 the 63 became 34 (Resolution 202/2025/QH15): one that kept its name keeps its code, the others end and name their successor.",
})
export class Province {
  /** Code of the province it was merged into. */
  successorCode: string | null;
  nameVi: string;
  nameEn: string;

  @Field(() => String, { description: "Stable; what arguments named after a province take." })
  code: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Its first day; null where it lies before the list.",
  })
  from: Day | null;

  @Field(() => DateScalar, { nullable: true, description: "Its last day; null while it exists." })
  to: Day | null;

  @Field(() => String, { description: "Its name." })
  name(
    @Arg("locale", () => Locale, { defaultValue: Locale.VI, description: "The language asked for." })
    locale: Locale,
  ): string {
    return inLocale(locale, this.nameVi, this.nameEn);
  }
}

/** A stored province as a reader sees it. */
export function toProvince(row: ProvinceRow): Province {
  return Object.assign(new Province(), {
    code: row.code,
    nameVi: row.nameVi,
    nameEn: row.nameEn,
    from: fromOf(row.validFrom),
    to: lastDayOf(row.validTo),
    successorCode: row.successorCode,
  });
}
