import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { DateScalar, type Day } from "../platform/days";
import { ForwardPageArgs, type Connection } from "../platform/page";
import type { RequestContext } from "../platform/request";
import { Source } from "../sources/source.entity";
import { sourceById } from "../sources/source.queries";
import { OrgEventRole } from "./org-event.enums";
import { historyOf, listOrgEvents, partiesOf, predecessorIds, successorIds } from "./org-event.queries";
import { OrgEvent, OrgEventConnection, OrgEventParty, OrgEventPartyConnection } from "./org-event.type";
import { unionSeen } from "./union.queries";
import { Union } from "./union.type";

@Resolver(() => OrgEvent)
export class OrgEventResolver {
  @Query(() => OrgEventConnection, { description: "What happened to unions, oldest first." })
  orgEvents(
    @Arg("from", () => DateScalar, { nullable: true, description: "The first day of effect that counts." })
    from: Day | null,
    @Arg("to", () => DateScalar, { nullable: true, description: "The last day of effect that counts." })
    to: Day | null,
    @Arg("union", () => String, {
      nullable: true,
      description: "Code of a union that takes part, in any role; an unknown one is BAD_USER_INPUT.",
    })
    union: string | null,
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
    @Ctx() request: RequestContext,
  ): Promise<Connection<OrgEvent>> {
    return listOrgEvents(request, { from: from ?? null, to: to ?? null, union: union ?? null }, page);
  }

  @FieldResolver(() => OrgEventPartyConnection, { description: "The unions it concerns, by role and code." })
  parties(
    @Root() event: OrgEvent,
    @Arg("role", () => OrgEventRole, { nullable: true, description: "Only those in this role." })
    role: OrgEventRole | null,
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
    @Ctx() request: RequestContext,
  ): Promise<Connection<OrgEventParty>> {
    return partiesOf(request, event, role ?? null, page);
  }

  @FieldResolver(() => Source, { nullable: true, description: "Where it comes from." })
  async source(@Root() event: OrgEvent, @Ctx() request: RequestContext): Promise<Source | null> {
    return event.sourceId === null ? null : request.load(sourceById, event.sourceId);
  }
}

@Resolver(() => OrgEventParty)
export class OrgEventPartyResolver {
  @FieldResolver(() => Union, { description: "The union, as it is today." })
  async union(@Root() party: OrgEventParty, @Ctx() request: RequestContext): Promise<Union> {
    const union = await request.load(unionSeen, { unionId: party.unionId, day: null });
    if (!union) throw new Error(`an event concerns a union that is not stored: ${party.unionId}`);
    return union;
  }
}

@Resolver(() => Union)
export class UnionHistoryResolver {
  @FieldResolver(() => OrgEventConnection, { description: "What happened to it, in any role, oldest first." })
  history(
    @Root() union: Union,
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
    @Ctx() request: RequestContext,
  ): Promise<Connection<OrgEvent>> {
    return historyOf(request, union, page);
  }

  @FieldResolver(() => [Union], {
    description: "The unions that merged into it or from which it was split, oldest event first.",
  })
  async predecessors(@Root() union: Union, @Ctx() request: RequestContext): Promise<Union[]> {
    return seenWith(request, union, await request.load(predecessorIds, union.rowId));
  }

  @FieldResolver(() => [Union], {
    description: "The unions into which it merged or was split, oldest event first.",
  })
  async successors(@Root() union: Union, @Ctx() request: RequestContext): Promise<Union[]> {
    return seenWith(request, union, await request.load(successorIds, union.rowId));
  }
}

/** Unions seen on the day on which another is seen. */
async function seenWith(
  request: RequestContext,
  { seenOn }: Union,
  ids: readonly number[],
): Promise<Union[]> {
  const unions = await Promise.all(ids.map((unionId) => request.load(unionSeen, { unionId, day: seenOn })));
  return unions.filter((union) => union !== null);
}
