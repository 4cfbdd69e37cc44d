import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from "typeorm";
import type { DatePrecision } from "../platform/date-precision";
import type { Day } from "../platform/days";

/** A campaign of a union, `[validFrom, validTo)`. */
@Entity("campaign")
export class CampaignRow {
  @PrimaryGeneratedColumn({ type: "int" })
  id: number;

  @Column({ type: "varchar", length: 100 })
  code: string;

  /** The union that launched it. */
  @Column({ name: "union_id", type: "int" })
  unionId: number;

  @Column({ name: "kind_code", type: "varchar", length: 60 })
  kindCode: string;

  @Column({ name: "name_vi", type: "varchar", length: 300 })
  nameVi: string;

  @Column({ name: "name_en", type: "varchar", length: 300, nullable: true })
  nameEn: string | null;

  @Column({ name: "motto_vi", type: "varchar", length: 500, nullable: true })
  mottoVi: string | null;

  @Column({ name: "motto_en", type: "varchar", length: 500, nullable: true })
  mottoEn: string | null;

  @Column({ type: "int" })
  year: number;

  @Column({ name: "launched_on", type: "date", nullable: true })
  launchedOn: Day | null;

  @Column({ name: "valid_from", type: "date" })
  validFrom: Day;

  @Column({ name: "from_precision", type: "varchar", length: 10 })
  fromPrecision: DatePrecision;

  @Column({ name: "valid_to", type: "date" })
  validTo: Day;

  @Column({ name: "to_precision", type: "varchar", length: 10 })
  toPrecision: DatePrecision;

  @Column({ name: "source_id", type: "int", nullable: true })
  sourceId: number | null;
}

/** A phase of a campaign, `[validFrom, validTo)` within the campaign. */
@Entity("campaign_phase")
export class CampaignPhaseRow {
  @PrimaryColumn({ name: "campaign_id", type: "int" })
  campaignId: number;

  @PrimaryColumn({ type: "int" })
  ordinal: number;

  @Column({ name: "name_vi", type: "varchar", length: 300 })
  nameVi: string;

  @Column({ name: "name_en", type: "varchar", length: 300, nullable: true })
  nameEn: string | null;

  @Column({ name: "valid_from", type: "date" })
  validFrom: Day;

  @Column({ name: "from_precision", type: "varchar", length: 10 })
  fromPrecision: DatePrecision;

  @Column({ name: "valid_to", type: "date" })
  validTo: Day;

  @Column({ name: "to_precision", type: "varchar", length: 10 })
  toPrecision: DatePrecision;

  @Column({ name: "source_id", type: "int", nullable: true })
  sourceId: number | null;
}

/** A union that takes part in a campaign. */
@Entity("campaign_participant")
export class CampaignParticipantRow {
  @PrimaryColumn({ name: "campaign_id", type: "int" })
  campaignId: number;

  @PrimaryColumn({ name: "union_id", type: "int" })
  unionId: number;
}

/** An emulation movement within a campaign. */
@Entity("campaign_movement")
export class CampaignMovementRow {
  @PrimaryColumn({ name: "campaign_id", type: "int" })
  campaignId: number;

  @PrimaryColumn({ type: "int" })
  position: number;

  @Column({ name: "name_vi", type: "varchar", length: 300 })
  nameVi: string;
}

/** An emulation movement that a union takes part in, within a campaign or on its own. */
@Entity("movement")
export class MovementRow {
  @PrimaryGeneratedColumn({ type: "int" })
  id: number;

  @Column({ name: "union_id", type: "int" })
  unionId: number;

  @Column({ name: "campaign_id", type: "int", nullable: true })
  campaignId: number | null;

  @Column({ name: "name_vi", type: "varchar", length: 300 })
  nameVi: string;

  @Column({ name: "name_en", type: "varchar", length: 300, nullable: true })
  nameEn: string | null;

  @Column({ name: "source_id", type: "int", nullable: true })
  sourceId: number | null;
}
