import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";
import type { CommitteeKind } from "../congresses/committee.enums";
import type { Day } from "../platform/days";
import type { InspectionSubject, InspectionTrigger } from "./inspection.enums";

/** Inspections of one union by one body, for one reason, into one subject, in one year. */
@Entity("inspection")
export class InspectionRow {
  @PrimaryGeneratedColumn({ type: "int" })
  id: number;

  @Column({ name: "union_id", type: "int" })
  unionId: number;

  @Column({ name: "inspected_by", type: "varchar", length: 40 })
  inspectedBy: CommitteeKind;

  @Column({ name: "prompted_by", type: "varchar", length: 40, nullable: true })
  promptedBy: InspectionTrigger | null;

  @Column({ type: "varchar", length: 40 })
  subject: InspectionSubject;

  @Column({ type: "int" })
  year: number;

  @Column({ name: "held_on", type: "date", nullable: true })
  heldOn: Day | null;

  @Column({ type: "int" })
  inspections: number;

  @Column({ type: "int", nullable: true })
  violations: number | null;

  @Column({ name: "source_id", type: "int", nullable: true })
  sourceId: number | null;
}
