import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";
import type { AwardStage, AwardSubject, ClassificationStage, Rating } from "./award.enums";

/** An award that a union's people, groups or the union itself received, were proposed for or strive for. */
@Entity("award")
export class AwardRow {
  @PrimaryGeneratedColumn({ type: "int" })
  id: number;

  @Column({ name: "union_id", type: "int" })
  unionId: number;

  @Column({ name: "title_code", type: "varchar", length: 60 })
  titleCode: string;

  @Column({ type: "varchar", length: 20 })
  subject: AwardSubject;

  @Column({ type: "varchar", length: 20 })
  stage: AwardStage;

  @Column({ type: "int" })
  year: number;

  @Column({ type: "int" })
  recipients: number;

  @Column({ type: "int", nullable: true })
  eligible: number | null;

  @Column({ type: "varchar", length: 300, nullable: true })
  issuer: string | null;

  @Column({ name: "issuer_union_id", type: "int", nullable: true })
  issuerUnionId: number | null;

  @Column({ name: "campaign_id", type: "int", nullable: true })
  campaignId: number | null;

  @Column({ name: "source_id", type: "int", nullable: true })
  sourceId: number | null;
}

/** How a union was rated for a year, at one stage. */
@Entity("classification")
export class ClassificationRow {
  @PrimaryGeneratedColumn({ type: "int" })
  id: number;

  @Column({ name: "union_id", type: "int" })
  unionId: number;

  @Column({ type: "int" })
  year: number;

  @Column({ type: "varchar", length: 20 })
  stage: ClassificationStage;

  @Column({ type: "varchar", length: 20 })
  rating: Rating;

  @Column({ name: "proposed_to_id", type: "int", nullable: true })
  proposedToId: number | null;

  @Column({ name: "source_id", type: "int", nullable: true })
  sourceId: number | null;
}
