import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { CodeItem } from "../indicators/code-item.type";
import { ForwardPageArgs } from "../platform/page";
import type { RequestContext } from "../platform/request";
import { itemOf, sourceOf, unionOf } from "../record/reading";
import { Source } from "../sources/source.entity";
import { Union } from "../unions/union.type";
import { unionActivities } from "./activity.queries";
import { Activity, ActivityConnection } from "./activity.type";

@Resolver(() => Activity)
export class ActivityResolver {
  @FieldResolver(() => Union, { description: "The union that held it or took part in it." })
  union(@Root() activity: Activity, @Ctx() request: RequestContext): Promise<Union> {
    return unionOf(request, activity.unionId);
  }

  @FieldResolver(() => CodeItem, { description: "What kind of activity, of the list activity_kind." })
  kind(@Root() activity: Activity, @Ctx() request: RequestContext): Promise<CodeItem> {
    return itemOf(request, "activity_kind", activity.kindCode);
  }

  @FieldResolver(() => Union, {
    nullable: true,
    description: "The union that organised it, where one did and it is known.",
  })
  async organiser(@Root() { organiserId }: Activity, @Ctx() request: RequestContext): Promise<Union | null> {
    return organiserId === null ? null : unionOf(request, organiserId);
  }

  @FieldResolver(() => Source, { nullable: true, description: "Where it is known from." })
  source(@Root() activity: Activity, @Ctx() request: RequestContext): Promise<Source | null> {
    return sourceOf(request, activity.sourceId);
  }
}

@Resolver(() => Union)
export class UnionActivitiesResolver {
  @FieldResolver(() => ActivityConnection, {
    description: "Its activities, the latest year first; those without a year last.",
  })
  activities(
    @Root() union: Union,
    @Arg("year", () => Int, { nullable: true, description: "Only those of this year." }) year: number | null,
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
    @Ctx() request: RequestContext,
  ): Promise<ActivityConnection> {
    return unionActivities(request, union.rowId, { year }, page) as Promise<ActivityConnection>;
  }
}
