import { In } from "typeorm";
import { Arg, Field, ObjectType } from "type-graphql";
import { inLocale, Locale } from "../platform/node";
import { inOrder, type Batch } from "../platform/request";
import { EmployerRow } from "./union.entity";
import { EmployerSector } from "./union.enums";

@ObjectType({ description: "The agency or enterprise whose workers a union organises." })
export class Employer {
  rowId: number;
  nameVi: string;
  nameEn: string | null;

  @Field(() => EmployerSector, { description: "Its sector." })
  sector: EmployerSector;

  @Field(() => String, { description: "Its name." })
  name(
    @Arg("locale", () => Locale, {
      defaultValue: Locale.VI,
      description: "The language asked for; English falls back to Vietnamese.",
    })
    locale: Locale,
  ): string {
    return inLocale(locale, this.nameVi, this.nameEn);
  }
}

/** The employer of each id. */
export const employerById: Batch<number, Employer | null> = async (db, ids) => {
  const rows = await db.findBy(EmployerRow, { id: In([...ids]) });
  const employers = rows.map(({ id, nameVi, nameEn, sector }) =>
    Object.assign(new Employer(), { rowId: id, nameVi, nameEn, sector }),
  );
  return inOrder(ids, employers, (employer) => employer.rowId);
};
