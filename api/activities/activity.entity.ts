import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";
import type { Day } from "../platform/days";

/** Something that a union held or took part in. */
@Entity("activity")
export class ActivityRow {
  @PrimaryGeneratedColumn({ type: "int" })
  id: number;

  @Column({ name: "union_id", type: "int" })
  unionId: number;

  @Column({ name: "kind_code", type: "varchar", length: 60 })
  kindCode: string;

  @Column({ name: "name_vi", type: "varchar", length: 300 })
  nameVi: string;

  @Column({ name: "name_en", type: "varchar", length: 300, nullable: true })
  nameEn: string | null;

  @Column({ type: "int", nullable: true })
  year: number | null;

  @Column({ name: "is_recurring", type: "boolean" })
  recurring: boolean;

  @Column({ name: "held_on", type: "date", nullable: true })
  heldOn: Day | null;

  @Column({ name: "organiser_id", type: "int", nullable: true })
  organiserId: number | null;

  @Column({ type: "int", nullable: true })
  participants: number | null;

  @Column({ name: "participants_women", type: "int", nullable: true })
  participantsWomen: number | null;

  @Column({ name: "source_id", type: "int", nullable: true })
  sourceId: number | null;
}
