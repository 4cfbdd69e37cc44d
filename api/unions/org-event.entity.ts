import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from "typeorm";
import { DatePrecision } from "../platform/date-precision";
import type { Day } from "../platform/days";
import { OrgEventKind, OrgEventRole } from "./org-event.enums";

/** A decision's effect on unions on one day. */
@Entity("org_event")
export class OrgEventRow {
  @PrimaryGeneratedColumn({ type: "int" })
  id: number;

  /** Stable for ever; what its global id contains. */
  @Column({ type: "varchar", length: 100 })
  code: string;

  @Column({ type: "varchar", length: 20 })
  kind: OrgEventKind;

  /** The first day of the month or year where no more is known. */
  @Column({ name: "effective_on", type: "date" })
  effectiveOn: Day;

  @Column({ name: "effective_on_precision", type: "varchar", length: 10 })
  effectiveOnPrecision: DatePrecision;

  @Column({ name: "decided_on", type: "date", nullable: true })
  decidedOn: Day | null;

  @Column({ name: "announced_on", type: "date", nullable: true })
  announcedOn: Day | null;

  @Column({ name: "decision_number", type: "varchar", length: 100, nullable: true })
  decisionNumber: string | null;

  @Column({ name: "source_id", type: "int", nullable: true })
  sourceId: number | null;
}

/** A union that an event concerns. */
@Entity("org_event_party")
export class OrgEventPartyRow {
  @PrimaryColumn({ name: "event_id", type: "int" })
  eventId: number;

  @PrimaryColumn({ name: "union_id", type: "int" })
  unionId: number;

  @PrimaryColumn({ type: "varchar", length: 10 })
  role: OrgEventRole;
}
