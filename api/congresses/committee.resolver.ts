import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { ForwardPageArgs, type Connection } from "../platform/page";
import type { RequestContext } from "../platform/request";
import { sourceOf, unionOf } from "../record/reading";
import { Source } from "../sources/source.entity";
import { unionSeen } from "../unions/union.queries";
import { Union } from "../unions/union.type";
import { CommitteeKind, PositionKind } from "./committee.enums";
import { committeeById, committeesOf } from "./committee.queries";
import {
  Committee,
  ExternalPosition,
  Mandate,
  MandateConnection,
  Person,
  PersonConnection,
} from "./committee.type";
import { termById } from "./congress.queries";
import { Term } from "./congress.type";
import { externalPositionsOf, listMandates, mandatesOfCommittee, mandatesOfPerson } from "./mandate.queries";
import { listPeople, personById } from "./person.queries";

@Resolver(() => Union)
export class UnionCommitteesResolver {
  @FieldResolver(() => [Committee], { description: "Its bodies, by kind." })
  async committees(
    @Root() union: Union,
    @Arg("kind", () => CommitteeKind, { nullable: true, description: "Only those of this kind." })
    kind: CommitteeKind | null,
    @Ctx() request: RequestContext,
  ): Promise<Committee[]> {
    const committees = await request.load(committeesOf, union.rowId);
    return kind ? committees.filter((committee) => committee.kind === kind) : committees;
  }

  @FieldResolver(() => MandateConnection, {
    description:
      "The posts held on `asOf`, oldest first; none outside its life. A post of which only `heldOn` is known shows on that day alone.",
  })
  mandates(
    @Root() union: Union,
    @Arg("position", () => PositionKind, { nullable: true, description: "Only this post." })
    position: PositionKind | null,
    @Arg("all", () => Boolean, { defaultValue: false, description: "Every post that ever was held instead." })
    all: boolean,
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
    @Ctx() request: RequestContext,
  ): Promise<Connection<Mandate>> {
    return listMandates(request, union, position ?? null, all, page);
  }
}

@Resolver(() => Committee)
export class CommitteeResolver {
  @FieldResolver(() => Union, { description: "The union whose body it is." })
  union(@Root() committee: Committee, @Ctx() request: RequestContext): Promise<Union> {
    return unionOf(request, committee.unionId);
  }

  @FieldResolver(() => Term, {
    nullable: true,
    description:
      "The term for which it was elected: the union's, or one of its own (a people's inspectorate); null where unknown.",
  })
  async term(@Root() committee: Committee, @Ctx() request: RequestContext): Promise<Term | null> {
    return committee.termId === null ? committee.ownTerm : request.load(termById, committee.termId);
  }

  @FieldResolver(() => [Mandate], {
    description: "Everyone known to sit or to have sat on it, oldest first.",
  })
  mandates(@Root() committee: Committee, @Ctx() request: RequestContext): Promise<Mandate[]> {
    return request.load(mandatesOfCommittee, committee.rowId);
  }

  @FieldResolver(() => Source, { nullable: true, description: "Where it comes from." })
  source(@Root() committee: Committee, @Ctx() request: RequestContext): Promise<Source | null> {
    return sourceOf(request, committee.sourceId);
  }
}

@Resolver(() => Person)
export class PersonResolver {
  @Query(() => PersonConnection, {
    description:
      "People who hold or held a post, or sign a text, by name. Members are not recorded as people.",
  })
  people(
    @Arg("text", () => String, {
      nullable: true,
      description:
        "Words that all occur in the name; blind to case, accents (đ = d), NFC/NFD and word order.",
    })
    text: string | null,
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
    @Ctx() request: RequestContext,
  ): Promise<Connection<Person>> {
    return listPeople(request, text ?? null, page);
  }

  @FieldResolver(() => [Mandate], {
    description: "Every post held in unions, several at once included, oldest first.",
  })
  mandates(@Root() person: Person, @Ctx() request: RequestContext): Promise<Mandate[]> {
    return request.load(mandatesOfPerson, person.rowId);
  }

  @FieldResolver(() => [ExternalPosition], { description: "Posts outside the unions, oldest first." })
  externalPositions(@Root() person: Person, @Ctx() request: RequestContext): Promise<ExternalPosition[]> {
    return request.load(externalPositionsOf, person.rowId);
  }

  @FieldResolver(() => Source, { nullable: true, description: "Where the name comes from." })
  source(@Root() person: Person, @Ctx() request: RequestContext): Promise<Source | null> {
    return sourceOf(request, person.sourceId);
  }
}

@Resolver(() => Mandate)
export class MandateResolver {
  @FieldResolver(() => Person, { description: "Who holds or held it." })
  async person(@Root() mandate: Mandate, @Ctx() request: RequestContext): Promise<Person> {
    return (await request.load(personById, mandate.personId))!;
  }

  @FieldResolver(() => Union, { description: "In which union." })
  async union(@Root() mandate: Mandate, @Ctx() request: RequestContext): Promise<Union> {
    return (await request.load(unionSeen, { unionId: mandate.unionId, day: mandate.seenOn }))!;
  }

  @FieldResolver(() => Committee, { nullable: true, description: "On which body, where it is known." })
  async committee(@Root() mandate: Mandate, @Ctx() request: RequestContext): Promise<Committee | null> {
    return mandate.committeeId === null ? null : request.load(committeeById, mandate.committeeId);
  }

  @FieldResolver(() => Source, { nullable: true, description: "Where it comes from." })
  source(@Root() mandate: Mandate, @Ctx() request: RequestContext): Promise<Source | null> {
    return sourceOf(request, mandate.sourceId);
  }
}

@Resolver(() => ExternalPosition)
export class ExternalPositionResolver {
  @FieldResolver(() => Source, { nullable: true, description: "Where it comes from." })
  source(@Root() position: ExternalPosition, @Ctx() request: RequestContext): Promise<Source | null> {
    return sourceOf(request, position.sourceId);
  }
}
