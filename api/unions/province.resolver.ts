import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { DateScalar, type Day } from "../platform/days";
import type { RequestContext } from "../platform/request";
import { provinceByCode, provincesOn } from "./province.queries";
import { Province } from "./province.type";

@Resolver(() => Province)
export class ProvinceResolver {
  @Query(() => [Province], {
    description:
      "The provinces and centrally run cities in force on a day, in the order of the Vietnamese alphabet.",
  })
  async provinces(
    @Arg("asOf", () => DateScalar, { nullable: true, description: "The day; today where nothing is said." })
    asOf: Day | null,
    @Ctx() request: RequestContext,
  ): Promise<Province[]> {
    return provincesOn(await request.db(), asOf ?? request.today);
  }

  @FieldResolver(() => Province, {
    nullable: true,
    description: "The province it was merged into; null while it exists.",
  })
  async successor(@Root() province: Province, @Ctx() request: RequestContext): Promise<Province | null> {
    return province.successorCode === null ? null : request.load(provinceByCode, province.successorCode);
  }
}
