import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { keyOfId } from "../platform/ids";
import { ForwardPageArgs, type Connection } from "../platform/page";
import type { RequestContext } from "../platform/request";
import { sourceOf, unionOf } from "../record/reading";
import { Source } from "../sources/source.entity";
import { unionSeen } from "../unions/union.queries";
import { Union } from "../unions/union.type";
import { TaskOrigin } from "./congress.enums";
import { listCongresses } from "./congress.list";
import { congressByCode, congressById, congressesOf, termById, termsOf } from "./congress.queries";
import {
  Congress,
  CongressConnection,
  CongressFilter,
  DocumentReference,
  ResolutionTask,
  Term,
} from "./congress.type";
import { referencesOf, tasksOfCongress, tasksOfUnion } from "./task.queries";

@Resolver(() => Union)
export class UnionCongressesResolver {
  @FieldResolver(() => [Term], { description: "Its terms of office, oldest first." })
  terms(@Root() union: Union, @Ctx() request: RequestContext): Promise<Term[]> {
    return request.load(termsOf, { unionId: union.rowId, day: union.seenOn });
  }

  @FieldResolver(() => [Congress], {
    description: "Its congresses: those held in their order, then the others.",
  })
  congresses(@Root() union: Union, @Ctx() request: RequestContext): Promise<Congress[]> {
    return request.load(congressesOf, union.rowId);
  }

  @FieldResolver(() => [ResolutionTask], {
    description: "What it set itself or was told to do: by origin, document and number.",
  })
  async tasks(
    @Root() union: Union,
    @Arg("origin", () => TaskOrigin, { nullable: true, description: "Only those from there." })
    origin: TaskOrigin | null,
    @Ctx() request: RequestContext,
  ): Promise<ResolutionTask[]> {
    const tasks = await request.load(tasksOfUnion, { unionId: union.rowId, day: union.seenOn });
    return origin ? tasks.filter((task) => task.origin === origin) : tasks;
  }

  @FieldResolver(() => [DocumentReference], {
    description: "Party, state and union documents that it studied or carried out.",
  })
  documentReferences(@Root() union: Union, @Ctx() request: RequestContext): Promise<DocumentReference[]> {
    return request.load(referencesOf, union.rowId);
  }
}

@Resolver(() => Congress)
export class CongressResolver {
  @Query(() => Congress, {
    nullable: true,
    description: "The congress with this id; null where there is none.",
  })
  congress(
    @Arg("id", () => ID, { description: "Its id." }) id: string,
    @Ctx() request: RequestContext,
  ): Promise<Congress | null> {
    return request.load(congressByCode, keyOfId(id, "Congress"));
  }

  @Query(() => CongressConnection, {
    description: "The congresses of all unions, the latest first; those whose day is unknown last.",
  })
  congresses(
    @Arg("filter", () => CongressFilter, { nullable: true, description: "Which; all where nothing is said." })
    filter: CongressFilter | null,
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
    @Ctx() request: RequestContext,
  ): Promise<Connection<Congress>> {
    return listCongresses(request, filter ?? {}, page);
  }

  @FieldResolver(() => Union, { description: "The union whose congress it is." })
  union(@Root() congress: Congress, @Ctx() request: RequestContext): Promise<Union> {
    return unionOf(request, congress.unionId);
  }

  @FieldResolver(() => Term, { nullable: true, description: "The term that it opens; null where unknown." })
  async term(@Root() congress: Congress, @Ctx() request: RequestContext): Promise<Term | null> {
    return congress.termId === null ? null : request.load(termById, congress.termId);
  }

  @FieldResolver(() => Union, {
    nullable: true,
    description: "The higher union that chose it as a model; null where none did or none is named.",
  })
  async chosenBy(@Root() congress: Congress, @Ctx() request: RequestContext): Promise<Union | null> {
    return congress.chosenById === null ? null : unionOf(request, congress.chosenById);
  }

  @FieldResolver(() => [ResolutionTask], { description: "The tasks that its resolution sets, in order." })
  tasks(@Root() congress: Congress, @Ctx() request: RequestContext): Promise<ResolutionTask[]> {
    return request.load(tasksOfCongress, congress.rowId);
  }

  @FieldResolver(() => Source, { nullable: true, description: "Where it comes from." })
  source(@Root() congress: Congress, @Ctx() request: RequestContext): Promise<Source | null> {
    return sourceOf(request, congress.sourceId);
  }
}

@Resolver(() => Term)
export class TermResolver {
  @FieldResolver(() => Union, { description: "The union; of a committee's own term the committee's union." })
  async union(@Root() term: Term, @Ctx() request: RequestContext): Promise<Union> {
    return (await request.load(unionSeen, { unionId: term.unionId, day: term.seenOn }))!;
  }

  @FieldResolver(() => Source, { nullable: true, description: "Where it comes from." })
  source(@Root() term: Term, @Ctx() request: RequestContext): Promise<Source | null> {
    return sourceOf(request, term.sourceId);
  }
}

@Resolver(() => ResolutionTask)
export class ResolutionTaskResolver {
  @FieldResolver(() => Union, { nullable: true, description: "The higher union that gave a DIRECTION." })
  async issuedBy(@Root() task: ResolutionTask, @Ctx() request: RequestContext): Promise<Union | null> {
    return task.issuedById === null
      ? null
      : request.load(unionSeen, { unionId: task.issuedById, day: task.seenOn });
  }

  @FieldResolver(() => Source, { nullable: true, description: "Where it comes from." })
  source(@Root() task: ResolutionTask, @Ctx() request: RequestContext): Promise<Source | null> {
    return sourceOf(request, task.sourceId);
  }
}

@Resolver(() => DocumentReference)
export class DocumentReferenceResolver {
  @FieldResolver(() => Congress, {
    nullable: true,
    description: "The congress that passed it, where one did.",
  })
  async congress(
    @Root() reference: DocumentReference,
    @Ctx() request: RequestContext,
  ): Promise<Congress | null> {
    return reference.congressId === null ? null : request.load(congressById, reference.congressId);
  }

  @FieldResolver(() => Source, { nullable: true, description: "Where the reference comes from." })
  source(@Root() reference: DocumentReference, @Ctx() request: RequestContext): Promise<Source | null> {
    return sourceOf(request, reference.sourceId);
  }
}
