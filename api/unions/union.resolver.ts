import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { DateScalar, type Day } from "../platform/days";
import { PageArgs, type Connection } from "../platform/page";
import type { RequestContext } from "../platform/request";
import { Source } from "../sources/source.entity";
import { sourceById } from "../sources/source.queries";
import { Employer, employerById } from "./employer.type";
import { sourceIdsOf } from "./hierarchy.queries";
import { provinceByCode } from "./province.queries";
import { Province } from "./province.type";
import { UnionConnection } from "./union.connection";
import { UnionFilter, UnionOrder } from "./union.inputs";
import { listUnions } from "./union.list";
import { findUnion } from "./union.queries";
import { Union } from "./union.type";

@Resolver(() => Union)
export class UnionResolver {
  @Query(() => Union, {
    nullable: true,
    description:
      "The union with this code, on a day that travels down to everything dated about it. Null only for an unknown code.",
  })
  async union(
    @Arg("code", () => String, { description: "Its code." }) code: string,
    @Arg("asOf", () => DateScalar, {
      nullable: true,
      description: "The day on which it is seen; today where nothing is said.",
    })
    asOf: Day | null,
    @Ctx() request: RequestContext,
  ): Promise<Union | null> {
    return findUnion(request, code, asOf ?? null);
  }

  @Query(() => UnionConnection, {
    description: "The unions that are ACTIVE on `asOf`, unless `filter.statuses` says otherwise; by name.",
  })
  async unions(
    @Arg("filter", () => UnionFilter, { nullable: true, description: "Which ones." })
    filter: UnionFilter | null,
    @Arg("orderBy", () => UnionOrder, {
      nullable: true,
      description: "In which order; by name, A first, where nothing is said.",
    })
    orderBy: UnionOrder | null,
    @Arg("asOf", () => DateScalar, {
      nullable: true,
      description: "The day on which they are seen; today where nothing is said.",
    })
    asOf: Day | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() request: RequestContext,
  ): Promise<Connection<Union>> {
    return listUnions(request, filter ?? {}, orderBy ?? null, asOf ?? null, page);
  }

  @FieldResolver(() => Province, {
    nullable: true,
    description: "The province or city it belongs to on `asOf`; null for a national one, or where unknown.",
  })
  async province(@Root() union: Union, @Ctx() request: RequestContext): Promise<Province | null> {
    return union.provinceCode === null ? null : request.load(provinceByCode, union.provinceCode);
  }

  @FieldResolver(() => Employer, {
    nullable: true,
    description: "The agency or enterprise whose workers it organises on `asOf`.",
  })
  async employer(@Root() union: Union, @Ctx() request: RequestContext): Promise<Employer | null> {
    return union.employerId === null ? null : request.load(employerById, union.employerId);
  }

  @FieldResolver(() => [Source], { description: "Where what is said about it comes from." })
  async sources(@Root() union: Union, @Ctx() request: RequestContext): Promise<Source[]> {
    const ids = await request.load(sourceIdsOf, union.rowId);
    return (await Promise.all(ids.map((id) => request.load(sourceById, id)))).filter(
      (source) => source !== null,
    );
  }
}
