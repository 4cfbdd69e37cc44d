import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { indicatorNode } from "./indicators/indicator.resolver";
import { articleNode } from "./content/article.queries";
import { congressDocumentNode } from "./content/congress-document.queries";
import type { Day } from "./platform/days";
import { tokenNode } from "./identity/token.queries";
import { decodeId } from "./platform/ids";
import { Node } from "./platform/node";
import type { RequestContext } from "./platform/request";
import { reportNode } from "./reports/report.queries";
import { committeeNode } from "./congresses/committee.queries";
import { congressNode } from "./congresses/congress.queries";
import { personNode } from "./congresses/person.queries";
import { orgEventNode } from "./unions/org-event.queries";
import { targetNode } from "./targets/target.queries";
import { activityNode } from "./activities/activity.queries";
import { awardNode } from "./awards/award.queries";
import { campaignNode } from "./campaigns/campaign.queries";
import { inspectionNode } from "./inspections/inspection.queries";
import { welfareNode } from "./welfare/welfare.queries";
import { unionNode } from "./unions/union.queries";

/** Finds a thing again by the key (and day) that its id contains; null where the caller may not see it. */
export type NodeLoader = (request: RequestContext, key: string, day: Day | null) => Promise<Node | null>;

/** Every type whose ids this API gives out. */
const loaders: Readonly<Record<string, NodeLoader>> = {
  Union: unionNode,
  ApiToken: tokenNode,
  Indicator: indicatorNode,
  Campaign: campaignNode,
  Award: awardNode,
  Inspection: inspectionNode,
  WelfareActivity: welfareNode,
  Activity: activityNode,
  Report: reportNode,
  OrgEvent: orgEventNode,
  Congress: congressNode,
  Committee: committeeNode,
  Person: personNode,
  Target: targetNode,
  Article: articleNode,
  CongressDocument: congressDocumentNode,
};

@Resolver()
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description:
      "The thing with this id, on the day that the id contains; null where there is none or the caller may not see it.",
  })
  async node(
    @Arg("id", () => ID, { description: "An id that this API gave out." }) id: string,
    @Ctx() request: RequestContext,
  ): Promise<Node | null> {
    const name = decodeId(id);
    const load = Object.hasOwn(loaders, name.type) ? loaders[name.type] : undefined;
    const found = load ? await load(request, name.key, name.day) : null;
    return found?.id === id ? found : null;
  }
}
