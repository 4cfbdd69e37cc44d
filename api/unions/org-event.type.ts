import { Field, ObjectType } from "type-graphql";
import { DatePrecision } from "../platform/date-precision";
import { DateScalar, type Day } from "../platform/days";
import { Node } from "../platform/node";
import { connectionTypes } from "../platform/page";
import { OrgEventKind, OrgEventRole } from "./org-event.enums";

@ObjectType({
  implements: Node,
  description:
    "A change of unions that took effect on one day: founding, move, merger, split, change of name or kind, end.",
})
export class OrgEvent extends Node {
  /** Internal id of the event. */
  rowId: number;
  sourceId: number | null;

  @Field(() => OrgEventKind, { description: "What happened." })
  kind: OrgEventKind;

  @Field(() => DateScalar, { description: "The day it took effect; see `effectiveOnPrecision`." })
  effectiveOn: Day;

  @Field(() => DatePrecision, {
    description: "How exactly that day is known; the first day of its month or year stands for it otherwise.",
  })
  effectiveOnPrecision: DatePrecision;

  @Field(() => DateScalar, { nullable: true, description: "The day of the decision; null where unknown." })
  decidedOn: Day | null;

  @Field(() => DateScalar, { nullable: true, description: "The day it was announced; null where unknown." })
  announcedOn: Day | null;

  @Field(() => String, { nullable: true, description: "Number of the decision, as printed." })
  decisionNumber: string | null;
}

@ObjectType({ description: "A union that an event concerns." })
export class OrgEventParty {
  unionId: number;

  @Field(() => OrgEventRole, { description: "What it is in the event." })
  role: OrgEventRole;
}

const events = connectionTypes<OrgEvent>("OrgEvent", () => OrgEvent);
export const OrgEventEdge = events.EdgeType;
export type OrgEventEdge = InstanceType<typeof OrgEventEdge>;
export const OrgEventConnection = events.ConnectionType;
export type OrgEventConnection = InstanceType<typeof OrgEventConnection>;

const parties = connectionTypes<OrgEventParty>("OrgEventParty", () => OrgEventParty);
export const OrgEventPartyEdge = parties.EdgeType;
export type OrgEventPartyEdge = InstanceType<typeof OrgEventPartyEdge>;
export const OrgEventPartyConnection = parties.ConnectionType;
export type OrgEventPartyConnection = InstanceType<typeof OrgEventPartyConnection>;
